/** The journal over HTTP, and to whom what happens in a request is put down. */
@NullMarked
package se.kompetensbyran.api.journal;

import org.jspecify.annotations.NullMarked;
