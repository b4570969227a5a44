package se.kompetensbyran.persistence.signin;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import se.kompetensbyran.domain.signin.AuthorizationCode;
import se.kompetensbyran.domain.signin.AuthorizationCodes;

/** Authorization codes, a row each; the database decides who takes one first. */
@ApplicationScoped
class PanacheAuthorizationCodes implements AuthorizationCodes, PanacheRepositoryBase<AuthorizationCodeEntity, String> {

    private static final int MOST_AT_ONCE = 100;

    @Override
    public void keep(AuthorizationCode code) {
        persist(new AuthorizationCodeEntity().fill(code));
        flush();
    }

    @Override
    public Optional<Taken> take(String hash) {
        // Whoever comes second waits here for the first to end, and then finds it taken.
        boolean isFirst = getEntityManager()
                        .createNativeQuery(
                                "update authorization_code set is_taken = true where hash = ?1 and not is_taken")
                        .setParameter(1, hash)
                        .executeUpdate()
                > 0;
        return findByIdOptional(hash).map(it -> new Taken(it.toDomain(), isFirst));
    }

    @Override
    public int forget(Instant since) {
        return getEntityManager()
                .createNativeQuery("delete from authorization_code where hash in (select hash from authorization_code"
                        + " where expires_at < ?1 order by expires_at limit ?2 for update skip locked)")
                .setParameter(1, since)
                .setParameter(2, MOST_AT_ONCE)
                .executeUpdate();
    }
}
