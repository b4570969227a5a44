/** Participants in PostgreSQL, behind its row-level security. */
@NullMarked
package se.kompetensbyran.persistence.participants;

import org.jspecify.annotations.NullMarked;
