/** Merging what was entered twice (sv: sammanslagning): here every register meets that names organisations. */
@NullMarked
package se.kompetensbyran.domain.merging;

import org.jspecify.annotations.NullMarked;
