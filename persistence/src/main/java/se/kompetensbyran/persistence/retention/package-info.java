/** In PostgreSQL: for how long it is kept who participants are, behind its row-level security. */
@NullMarked
package se.kompetensbyran.persistence.retention;

import org.jspecify.annotations.NullMarked;
