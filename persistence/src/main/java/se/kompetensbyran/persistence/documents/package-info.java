/** The parts of a person's document in PostgreSQL, behind its row-level security. */
@NullMarked
package se.kompetensbyran.persistence.documents;

import org.jspecify.annotations.NullMarked;
