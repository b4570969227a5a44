/** Participants over HTTP, by pseudonym: what is known of them, their consents, and how many there are. */
@NullMarked
package se.kompetensbyran.api.participants;

import org.jspecify.annotations.NullMarked;
