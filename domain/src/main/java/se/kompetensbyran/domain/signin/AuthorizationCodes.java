package se.kompetensbyran.domain.signin;

import java.time.Instant;
import java.util.Optional;

/** The authorization codes that have been given out. */
public interface AuthorizationCodes {

    /**
     * What taking a code gave.
     *
     * @param isFirst whether nobody had taken it before; a second taking is a sign of theft (RFC 9700 section 4.5)
     */
    record Taken(AuthorizationCode code, boolean isFirst) {}

    /** Keeps a new one. */
    void keep(AuthorizationCode code);

    /** Takes the one with that hash: the first who takes it is told so, in a race too. Empty when there is none. */
    Optional<Taken> take(String hash);

    /** Forgets those that expired before {@code since}; no more at a time than is done in a moment. */
    int forget(Instant since);
}
