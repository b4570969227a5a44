package se.kompetensbyran.persistence.shared;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.OptionalLong;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;

/** Aggregates whose rows come by several statements, read as they stood at one moment. */
public final class Whole {

    private static final int TRIES = 20;

    private Whole() {}

    /**
     * The aggregate of the row with that id, if there is one. While somebody else saves between the statements, it is read
     * anew: every save gives a new revision, so an unchanged one means that nothing came between.
     *
     * @throws Stale when somebody else saved between the statements time and again
     */
    public static <A extends Aggregate> Optional<A> find(
            EntityManager entities, Class<? extends RootRow<A>> type, Object id) {
        for (int i = 0; i < TRIES; i++) {
            RootRow<A> row = entities.find(type, id);
            if (row == null) return Optional.empty();
            OptionalLong latest;
            try {
                A read = row.toDomain();
                latest = latest(entities, type, id);
                if (isLatest(row, latest)) return Optional.of(read);
            } catch (Problem e) {
                latest = latest(entities, type, id);
                // Parts of two moments may break a rule that neither moment broke.
                if (isLatest(row, latest)) throw e;
            }
            // Nothing is pending, since every save flushes; what was read must not be taken for what is there.
            entities.clear();
            // What is remembered from before the transaction narrowed what it comes near is not there any more.
            if (latest.isEmpty()) return Optional.empty();
        }
        throw new Stale();
    }

    private static boolean isLatest(RootRow<?> row, OptionalLong latest) {
        return latest.isPresent() && latest.getAsLong() == row.revision;
    }

    private static OptionalLong latest(EntityManager entities, Class<?> type, Object id) {
        return entities
                .createQuery("select it.revision from " + type.getSimpleName() + " it where id(it) = ?1", Long.class)
                .setParameter(1, id)
                .getResultList()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }
}
