/** Who participants are, over HTTP: written, read for a reason, found, and told to the person with all that is held. */
@NullMarked
package se.kompetensbyran.api.identities;

import org.jspecify.annotations.NullMarked;
