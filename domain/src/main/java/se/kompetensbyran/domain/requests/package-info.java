/** Requests that may come twice: the answer given to each is kept for a day, so that a repeat changes nothing. */
@NullMarked
package se.kompetensbyran.domain.requests;

import org.jspecify.annotations.NullMarked;
