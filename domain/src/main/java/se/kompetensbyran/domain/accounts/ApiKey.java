package se.kompetensbyran.domain.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Secret;
import se.kompetensbyran.domain.shared.Text;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * A key of somebody who scripts, sent as a bearer token. It allows no more than its scopes, and no more than its owner
 * may do.
 *
 * @param name what it is for, at most 100 characters
 * @param hash what is kept of it
 * @param hint its last four characters
 * @param expiresAt from then on it works no more; at most a year after it was made
 * @param revokedAt when its owner took it back
 */
public record ApiKey(
        Id id,
        long revision,
        AccountId account,
        String name,
        @Secret String hash,
        String hint,
        Set<Permission> scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt)
        implements Aggregate {

    /** The most keys in force of one account. */
    public static final int MOST = 20;

    /** The longest life. */
    public static final Duration LONGEST = Duration.ofDays(366);

    /** Identifies a key. */
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

    public ApiKey {
        Text.line("name", name, 100);
        InvalidValue.unless(!scopes.isEmpty(), "scopes", "missing");
        InvalidValue.unless(scopes.stream().noneMatch(Permission::isForPeople), "scopes", "not-for-keys");
        InvalidValue.unless(expiresAt.isAfter(createdAt), "expiresAt", "in-the-past");
        InvalidValue.unless(!expiresAt.isAfter(createdAt.plus(LONGEST)), "expiresAt", "too-late", LONGEST.toDays());
        scopes = Set.copyOf(scopes);
    }

    /** A new one. */
    public static ApiKey make(
            AccountId account,
            String name,
            String hash,
            String hint,
            Set<Permission> scopes,
            Instant now,
            Instant expiresAt) {
        return new ApiKey(Id.next(), 0, account, name, hash, hint, scopes, now, expiresAt, null);
    }

    /** Takes it back, for ever. */
    public ApiKey revoke(Instant now) {
        return new ApiKey(
                id,
                revision,
                account,
                name,
                hash,
                hint,
                scopes,
                createdAt,
                expiresAt,
                revokedAt == null ? now : revokedAt);
    }

    /** Whether it works. */
    public boolean isInForce(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
