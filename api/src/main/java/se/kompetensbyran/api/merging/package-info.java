/** Merging what was entered twice, over HTTP. */
@NullMarked
package se.kompetensbyran.api.merging;

import org.jspecify.annotations.NullMarked;
