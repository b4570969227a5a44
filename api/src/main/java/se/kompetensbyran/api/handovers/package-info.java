/** Handovers over HTTP. */
@NullMarked
package se.kompetensbyran.api.handovers;

import org.jspecify.annotations.NullMarked;
