/** Places in PostgreSQL, and placements there behind its row-level security. */
@NullMarked
package se.kompetensbyran.persistence.placements;

import org.jspecify.annotations.NullMarked;
