/** Night work in PostgreSQL, by db-scheduler. */
@NullMarked
package se.kompetensbyran.persistence.nights;

import org.jspecify.annotations.NullMarked;
