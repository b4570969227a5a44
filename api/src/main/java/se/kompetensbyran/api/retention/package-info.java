/** For how long it is kept who participants are, over HTTP and at night. */
@NullMarked
package se.kompetensbyran.api.retention;

import org.jspecify.annotations.NullMarked;
