/** Incubation over HTTP. */
@NullMarked
package se.kompetensbyran.api.incubation;

import org.jspecify.annotations.NullMarked;
