/**
 * The people whom it is all for (sv: deltagare), by pseudonym: what is known of each, and what each has consented to. Who they
 * are stands in {@code identities}, apart.
 */
@NullMarked
package se.kompetensbyran.domain.participants;

import org.jspecify.annotations.NullMarked;
