/** Support cases in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.support;

import org.jspecify.annotations.NullMarked;
