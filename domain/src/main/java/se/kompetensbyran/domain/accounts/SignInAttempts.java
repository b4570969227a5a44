package se.kompetensbyran.domain.accounts;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The failed attempts to sign in by an e-mail address, whether an account has it or not, so that neither shows. After
 * {@link #FREE} of them each next must wait, twice as long as the one before, at most {@link #LONGEST}; never for ever.
 */
public interface SignInAttempts {

    /** How many may fail before one must wait. */
    int FREE = 5;

    /** The longest wait. */
    Duration LONGEST = Duration.ofMinutes(15);

    /** The first wait. */
    Duration FIRST = Duration.ofSeconds(30);

    /** Until when one must wait after so many failures, of which the last came at {@code lastAt}; null for no wait. */
    static @Nullable Instant waitUntil(int failures, Instant lastAt) {
        if (failures < FREE) return null;
        int doublings = Math.min(failures - FREE, 10);
        Duration wait = FIRST.multipliedBy(1L << doublings);
        return lastAt.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    }

    /**
     * Counts an attempt before it is tried, so that many at once cannot slip through. What it counted stays counted
     * whatever becomes of the transaction that asks: a store does this in a transaction of its own.
     *
     * @param key what is kept of the address: its hash
     * @return until when one must wait, with nothing counted; null when it may be tried
     */
    @Nullable
    Instant begin(String key, Instant now);

    /** It succeeded: none has failed. */
    void succeeded(String key);

    /** How many have failed in a row. */
    int failures(String key);

    /** Forgets those whose last came before {@code since}; no more at a time than is done in a moment. */
    int forget(Instant since);
}
