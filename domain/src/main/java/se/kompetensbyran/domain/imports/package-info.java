/** Imports (sv: inläsningar): files of organisations and enterprises, read row by row, told of whole and saved as one. */
@NullMarked
package se.kompetensbyran.domain.imports;

import org.jspecify.annotations.NullMarked;
