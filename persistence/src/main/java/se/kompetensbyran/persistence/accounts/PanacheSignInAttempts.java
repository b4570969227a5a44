package se.kompetensbyran.persistence.accounts;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.accounts.SignInAttempts;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;

/**
 * Failed attempts, a row for each address. An attempt is counted in a transaction of its own, so that it stays counted
 * when that of the request is rolled back. Ask {@link #begin} before the request's transaction has read or written
 * anything: each of the two that is under way holds a connection.
 */
@ApplicationScoped
class PanacheSignInAttempts implements SignInAttempts, PanacheRepositoryBase<SignInAttemptEntity, String> {

    private static final int MOST_AT_ONCE = 100;

    // How many milliseconds one waits after 0, 1, 2 … failures; the last holds for all beyond. The rule is the
    // domain's.
    private static final Long[] WAITS = waits();

    private static final String COUNT = "insert into sign_in_attempt as it (key, failures, last_at) values (?1, 1, ?2)"
            + " on conflict (key) do update set failures = it.failures + 1, last_at = excluded.last_at"
            + " where it.last_at + (cast(?3 as bigint[]))[1 + least(it.failures, " + (WAITS.length - 1) + ")]"
            + " * interval '1 millisecond' <= excluded.last_at or it.failures < " + FREE;

    private final Reads reads;

    PanacheSignInAttempts(Reads reads) {
        this.reads = reads;
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public @Nullable Instant begin(String key, Instant now) {
        while (!isCounted(key, now)) {
            // The one that made this wait may have succeeded by now; then it is counted after all.
            Optional<Failures> found = failuresOf(key);
            Instant until = found.isEmpty() ? null : found.get().waitUntil();
            if (until != null) return until;
        }
        return null;
    }

    @Override
    public void succeeded(String key) {
        getEntityManager()
                .createNativeQuery("delete from sign_in_attempt where key = ?1")
                .setParameter(1, key)
                .executeUpdate();
    }

    @Override
    public int failures(String key) {
        return failuresOf(key).map(Failures::many).orElse(0);
    }

    @Override
    public int forget(Instant since) {
        return getEntityManager()
                .createNativeQuery("delete from sign_in_attempt where key in (select key from sign_in_attempt"
                        + " where last_at < ?1 order by last_at limit ?2 for update skip locked)")
                .setParameter(1, since)
                .setParameter(2, MOST_AT_ONCE)
                .executeUpdate();
    }

    private boolean isCounted(String key, Instant now) {
        return getEntityManager()
                        .createNativeQuery(COUNT)
                        .setParameter(1, key)
                        .setParameter(2, now)
                        .setParameter(3, WAITS)
                        .executeUpdate()
                > 0;
    }

    private Optional<Failures> failuresOf(String key) {
        return reads.find(Sql.of("select failures, last_at from sign_in_attempt where key = ?", key), Failures::of);
    }

    private record Failures(int many, Instant lastAt) {

        static Failures of(ResultSet row) throws SQLException {
            return new Failures(row.getInt(1), Reads.moment(row, 2));
        }

        @Nullable
        Instant waitUntil() {
            return SignInAttempts.waitUntil(many, lastAt);
        }
    }

    private static Long[] waits() {
        return Stream.iterate(0, it -> it + 1)
                .takeWhile(it -> it == 0 || millisAfter(it - 1) < LONGEST.toMillis())
                .map(PanacheSignInAttempts::millisAfter)
                .toArray(Long[]::new);
    }

    private static long millisAfter(int failures) {
        Instant until = SignInAttempts.waitUntil(failures, Instant.EPOCH);
        return until == null ? 0 : Duration.between(Instant.EPOCH, until).toMillis();
    }
}
