/** Night work of the running program. */
@NullMarked
package se.kompetensbyran.api.nights;

import org.jspecify.annotations.NullMarked;
