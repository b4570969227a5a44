/** Incubation (sv: inkubation): how an idea becomes an enterprise that stands on its own, gate by gate. */
@NullMarked
package se.kompetensbyran.domain.incubation;

import org.jspecify.annotations.NullMarked;
