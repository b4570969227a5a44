package se.kompetensbyran.domain.signin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.kompetensbyran.domain.accounts.AccountId;

/** The sessions, with what is kept of their refresh tokens. */
public interface Sessions {

    /**
     * What taking a refresh token gave.
     *
     * @param isFirst whether nobody had taken it before; a second taking is a sign of theft (RFC 9700 section 4.14)
     */
    record Taken(Session session, boolean isFirst) {}

    /** The session, if there is one. */
    Optional<Session> find(Session.Id id);

    /** The sessions of an account that are open, the last used first. */
    List<Session> openOf(AccountId account, Instant now);

    /** Keeps a session with its first refresh token. */
    void start(Session session, String refreshHash);

    /** Takes a refresh token: the first who takes it is told so, in a race too. Empty when there is none. */
    Optional<Taken> take(String refreshHash);

    /** Keeps what {@link Session#used} said, with the next refresh token; one that ended meanwhile stays ended. */
    void renew(Session session, String refreshHash);

    /** Ends it, unless it has ended already: none of its refresh tokens works any more. */
    void end(Session.Id id, Instant now);

    /** Ends every session of an account that has not ended already. */
    void endAll(AccountId account, Instant now);

    /**
     * Forgets those that ended or expired before {@code since}, with their tokens; no more at a time than is done in a
     * moment.
     */
    int forget(Instant since);
}
