/** The work list in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.worklist;

import org.jspecify.annotations.NullMarked;
