/** The checkers of what is held of participants in PostgreSQL, behind its row-level security. */
@NullMarked
package se.kompetensbyran.persistence.findings;

import org.jspecify.annotations.NullMarked;
