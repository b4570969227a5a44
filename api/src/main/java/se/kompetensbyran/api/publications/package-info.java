/** Publications over HTTP. */
@NullMarked
package se.kompetensbyran.api.publications;

import org.jspecify.annotations.NullMarked;
