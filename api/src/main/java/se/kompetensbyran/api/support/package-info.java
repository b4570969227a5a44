/** Operative support over HTTP. */
@NullMarked
package se.kompetensbyran.api.support;

import org.jspecify.annotations.NullMarked;
