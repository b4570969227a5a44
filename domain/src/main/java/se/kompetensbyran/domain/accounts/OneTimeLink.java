package se.kompetensbyran.domain.accounts;

import java.time.Duration;
import java.time.Instant;
import se.kompetensbyran.domain.shared.Secret;

/**
 * A link that lets somebody choose a password, once.
 *
 * @param hash what is kept of what stands in it
 * @param expiresAt from then on it works no more
 */
public record OneTimeLink(Purpose purpose, @Secret String hash, Instant expiresAt) {

    /** What it is for, and how long it lives. */
    public enum Purpose {
        /** The first password. */
        INVITATION(Duration.ofDays(7)),
        /** Another password, for who has lost the one or the second factor. */
        RESET(Duration.ofHours(24));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }

        /** How long it works. */
        public Duration life() {
            return life;
        }
    }

    /** One that begins to live at {@code now}. */
    public static OneTimeLink of(Purpose purpose, String hash, Instant now) {
        return new OneTimeLink(purpose, hash, now.plus(purpose.life()));
    }

    boolean isFit(String presented, Instant now) {
        return hash.equals(presented) && now.isBefore(expiresAt);
    }
}
