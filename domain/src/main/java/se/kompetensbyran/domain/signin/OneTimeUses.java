package se.kompetensbyran.domain.signin;

import java.time.Instant;

/**
 * What works once and has been used: the ids of a client's assertions (RFC 7523 section 3), codes of authenticators (RFC
 * 6238 section 5.2), forms of a sign-in.
 */
public interface OneTimeUses {

    /**
     * Uses it: the first who does is told so, in a race too.
     *
     * @param hash what is kept of it
     * @param until how long it is remembered: as long as it would be taken for good without this
     */
    boolean take(String hash, Instant until);

    /** Forgets what was to be remembered until before {@code now}. */
    int forget(Instant now);
}
