/** The start from one command, with a database of its own where none is configured. */
@NullMarked
package se.kompetensbyran.api.launch;

import org.jspecify.annotations.NullMarked;
