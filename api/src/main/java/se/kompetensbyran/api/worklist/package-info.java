/** The work list over HTTP. */
@NullMarked
package se.kompetensbyran.api.worklist;

import org.jspecify.annotations.NullMarked;
