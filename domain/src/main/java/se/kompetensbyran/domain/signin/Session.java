package se.kompetensbyran.domain.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * Somebody signed in, in an app: the family of refresh tokens that began with one sign-in.
 *
 * @param scopes what the app may do for them at the most
 * @param lastUsedAt when it last gave an access token
 * @param expiresAt from then on it gives none
 * @param endedAt when it ended before that
 */
public record Session(
        Id id,
        AccountId account,
        ClientId client,
        Set<Permission> scopes,
        Instant startedAt,
        Instant lastUsedAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    /** How long it lasts without being used. */
    public static final Duration IDLE = Duration.ofHours(12);

    /** How long it lasts at the most. */
    public static final Duration LONGEST = Duration.ofDays(30);

    /** Identifies a session. */
    public record Id(UUID value) {

        /** A new one. */
        public static Id next() {
            return new Id(Uuid7.next());
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    public Session {
        scopes = Set.copyOf(scopes);
    }

    /** A new one. */
    public static Session start(Id id, AccountId account, ClientId client, Set<Permission> scopes, Instant now) {
        return new Session(id, account, client, scopes, now, now, now.plus(IDLE), null);
    }

    /** The same, used now: it lasts {@link #IDLE} longer, and never longer than {@link #LONGEST} in all. */
    public Session used(Instant now) {
        Instant last = startedAt.plus(LONGEST);
        Instant next = now.plus(IDLE);
        return new Session(id, account, client, scopes, startedAt, now, next.isBefore(last) ? next : last, endedAt);
    }

    /** Whether it gives access tokens. */
    public boolean isOpen(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }
}
