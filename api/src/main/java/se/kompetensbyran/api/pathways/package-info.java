/** The paths of participants to work, over HTTP. */
@NullMarked
package se.kompetensbyran.api.pathways;

import org.jspecify.annotations.NullMarked;
