/** Places, which are open, and placements, which are not, over HTTP. */
@NullMarked
package se.kompetensbyran.api.placements;

import org.jspecify.annotations.NullMarked;
