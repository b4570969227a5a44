/** The rules with dates in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.rules;

import org.jspecify.annotations.NullMarked;
