/** Workplans in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.workplans;

import org.jspecify.annotations.NullMarked;
