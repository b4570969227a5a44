/**
 * How long it is kept who participants are (sv: gallring): until so long after the last that happened, told before, and longer only
 * where somebody demands it for a reason and until a day.
 */
@NullMarked
package se.kompetensbyran.domain.retention;

import org.jspecify.annotations.NullMarked;
