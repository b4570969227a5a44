/** The rules with dates, over HTTP. */
@NullMarked
package se.kompetensbyran.api.rules;

import org.jspecify.annotations.NullMarked;
