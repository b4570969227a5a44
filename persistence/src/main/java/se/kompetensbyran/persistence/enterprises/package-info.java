/** Enterprises in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.enterprises;

import org.jspecify.annotations.NullMarked;
