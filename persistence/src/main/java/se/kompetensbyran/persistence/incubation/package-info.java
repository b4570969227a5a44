/** Initiatives in PostgreSQL. */
@NullMarked
package se.kompetensbyran.persistence.incubation;

import org.jspecify.annotations.NullMarked;
