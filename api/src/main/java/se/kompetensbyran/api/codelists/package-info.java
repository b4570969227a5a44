/** The code lists over HTTP. */
@NullMarked
package se.kompetensbyran.api.codelists;

import org.jspecify.annotations.NullMarked;
