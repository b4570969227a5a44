/** Enrolments in PostgreSQL, behind its row-level security. */
@NullMarked
package se.kompetensbyran.persistence.pathways;

import org.jspecify.annotations.NullMarked;
