/** Needs analyses and votes in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.needs;

import org.jspecify.annotations.NullMarked;
