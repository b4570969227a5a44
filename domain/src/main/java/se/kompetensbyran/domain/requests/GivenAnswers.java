package se.kompetensbyran.domain.requests;

import java.time.Instant;
import java.util.Optional;

/** The answers given to requests with a key (source: draft-ietf-httpapi-idempotency-key-header). */
public interface GivenAnswers {

    /**
     * Takes the key for the rest of the transaction and finds the answer that was given to it.
     *
     * @param client who asks; a key belongs to one client
     * @param since an answer given before that is forgotten
     * @throws RequestProblem.StillRunning when another request with the key has not been answered yet
     */
    Optional<GivenAnswer> take(String client, String key, Instant since);

    /** Keeps the answer given to the key that this transaction took. */
    void keep(String client, String key, GivenAnswer answer, Instant at);

    /** Forgets answers given before {@code since}, the oldest first, a hundred at the most; how many they were. */
    int forget(Instant since);
}
