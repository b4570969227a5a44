/** The support structure near the enterprises (sv: lokala noder): who supports whom, where, and with what. */
@NullMarked
package se.kompetensbyran.domain.nodes;

import org.jspecify.annotations.NullMarked;
