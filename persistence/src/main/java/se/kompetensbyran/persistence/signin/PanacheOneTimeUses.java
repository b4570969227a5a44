package se.kompetensbyran.persistence.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import se.kompetensbyran.domain.signin.OneTimeUses;

/** One-time uses, a row each; the primary key decides who was first. */
@ApplicationScoped
class PanacheOneTimeUses implements OneTimeUses {

    private static final int MOST_AT_ONCE = 100;

    private final EntityManager entities;

    PanacheOneTimeUses(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public boolean take(String hash, Instant until) {
        return entities.createNativeQuery(
                                "insert into one_time_use (hash, until) values (?1, ?2) on conflict do nothing")
                        .setParameter(1, hash)
                        .setParameter(2, until)
                        .executeUpdate()
                == 1;
    }

    @Override
    public int forget(Instant now) {
        // Others may be forgetting at the same moment: whoever holds a row forgets it.
        return entities.createNativeQuery("delete from one_time_use where hash in (select hash from one_time_use"
                        + " where until < ?1 order by until limit ?2 for update skip locked)")
                .setParameter(1, now)
                .setParameter(2, MOST_AT_ONCE)
                .executeUpdate();
    }
}
