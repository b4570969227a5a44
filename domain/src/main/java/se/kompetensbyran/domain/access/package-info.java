/** Who may do what (sv: behörighet): roles in organisations, permissions, and how far each reaches. */
@NullMarked
package se.kompetensbyran.domain.access;

import org.jspecify.annotations.NullMarked;
