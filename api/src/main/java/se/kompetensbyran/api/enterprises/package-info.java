/** Enterprises over HTTP. */
@NullMarked
package se.kompetensbyran.api.enterprises;

import org.jspecify.annotations.NullMarked;
