/** Quality work in the enterprises (sv: kvalitetsarbete): reviews of five areas, and the actions that follow. */
@NullMarked
package se.kompetensbyran.domain.quality;

import org.jspecify.annotations.NullMarked;
