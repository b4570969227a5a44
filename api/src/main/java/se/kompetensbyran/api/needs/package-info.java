/** Needs analyses over HTTP. */
@NullMarked
package se.kompetensbyran.api.needs;

import org.jspecify.annotations.NullMarked;
