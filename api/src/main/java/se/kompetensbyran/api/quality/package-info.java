/** Quality reviews over HTTP. */
@NullMarked
package se.kompetensbyran.api.quality;

import org.jspecify.annotations.NullMarked;
