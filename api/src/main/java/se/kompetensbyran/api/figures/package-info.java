/** Yearly figures over HTTP. */
@NullMarked
package se.kompetensbyran.api.figures;

import org.jspecify.annotations.NullMarked;
