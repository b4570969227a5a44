/** The journal in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.journal;

import org.jspecify.annotations.NullMarked;
