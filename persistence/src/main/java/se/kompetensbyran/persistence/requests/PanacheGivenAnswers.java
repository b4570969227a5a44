package se.kompetensbyran.persistence.requests;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import se.kompetensbyran.domain.requests.GivenAnswer;
import se.kompetensbyran.domain.requests.GivenAnswers;
import se.kompetensbyran.domain.requests.RequestProblem.StillRunning;

/** Given answers, a row each; an advisory lock of the transaction holds a key that has no row yet. */
@ApplicationScoped
class PanacheGivenAnswers implements GivenAnswers, PanacheRepositoryBase<GivenAnswerEntity, GivenAnswerEntity.Key> {

    private static final int MOST_AT_ONCE = 100;

    @Override
    public Optional<GivenAnswer> take(String client, String key, Instant since) {
        Object isMine = getEntityManager()
                .createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, client.length() + " " + client + " " + key)
                .getSingleResult();
        if (!Boolean.TRUE.equals(isMine)) throw new StillRunning();
        GivenAnswerEntity row = findById(new GivenAnswerEntity.Key(client, hash(key)));
        if (row == null) return Optional.empty();
        if (!row.givenAt.isBefore(since)) return Optional.of(row.toDomain());
        delete(row);
        flush();
        return Optional.empty();
    }

    @Override
    public void keep(String client, String key, GivenAnswer answer, Instant at) {
        persist(new GivenAnswerEntity().fill(client, hash(key), answer, at));
        flush();
    }

    // What somebody takes for a key may tell of a person.
    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int forget(Instant since) {
        // Others may be forgetting at the same moment: whoever holds a row forgets it.
        return getEntityManager()
                .createNativeQuery(
                        "delete from given_answer where (client, key) in (select client, key from given_answer"
                                + " where given_at < ?1 order by given_at limit ?2 for update skip locked)")
                .setParameter(1, since)
                .setParameter(2, MOST_AT_ONCE)
                .executeUpdate();
    }
}
