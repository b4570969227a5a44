/** Handovers in PostgreSQL, behind its row-level security. */
@NullMarked
package se.kompetensbyran.persistence.handovers;

import org.jspecify.annotations.NullMarked;
