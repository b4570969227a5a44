/** The support structure over HTTP. */
@NullMarked
package se.kompetensbyran.api.nodes;

import org.jspecify.annotations.NullMarked;
