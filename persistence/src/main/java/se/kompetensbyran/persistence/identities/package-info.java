/** Identities of participants in PostgreSQL, sealed and behind its row-level security. */
@NullMarked
package se.kompetensbyran.persistence.identities;

import org.jspecify.annotations.NullMarked;
