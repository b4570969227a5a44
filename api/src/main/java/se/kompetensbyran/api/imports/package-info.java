/** Files of organisations and enterprises, in and out. */
@NullMarked
package se.kompetensbyran.api.imports;

import org.jspecify.annotations.NullMarked;
