package se.kompetensbyran.persistence.shared;

import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;

/** Writes that reach the database at once, so that a race or a taken key is a {@link Problem} where it happens. */
public final class Writes {

    // Two transactions that wait for each other: PostgreSQL ends one, and it may be tried again.
    private static final String DEADLOCK = "40P01";

    private Writes() {}

    /**
     * The managed row of {@code aggregate}: a new one, which the caller fills and persists, or the one that was read.
     *
     * @param found the row with its id, if there is one
     * @throws Stale when the row has another revision than the aggregate, or is there already, or is gone
     */
    public static <R extends RootRow> R rowFor(Aggregate aggregate, @Nullable R found, Supplier<R> make) {
        if ((found == null ? 0 : found.revision) != aggregate.revision()) throw new Stale();
        return found == null ? make.get() : found;
    }

    /**
     * Sends what is pending.
     *
     * @param problems the named constraints that a race can break, each with its problem
     * @param deferred those that rows may break while they come one by one; they are checked when all have come
     * @throws Stale when another transaction saved the same first
     */
    public static void flush(EntityManager entities, Map<String, Supplier<Problem>> problems, String... deferred) {
        try {
            entities.flush();
            if (deferred.length > 0) check(entities, String.join(", ", deferred));
        } catch (OptimisticLockException e) {
            throw new Stale();
        } catch (PersistenceException e) {
            throw asProblem(e, problems);
        }
    }

    // Deferred again for the next save of the transaction; both are one message to the server.
    private static void check(EntityManager entities, String names) {
        entities.createNativeQuery("set constraints " + names + " immediate; set constraints " + names + " deferred")
                .executeUpdate();
    }

    private static RuntimeException asProblem(PersistenceException e, Map<String, Supplier<Problem>> problems) {
        for (Throwable it = e; it != null; it = it.getCause()) {
            String name = brokenConstraint(it);
            if (name != null) {
                Supplier<Problem> problem = problems.get(name);
                if (problem != null) return problem.get();
                // Somebody else made a row with the same id first.
                if (name.endsWith("_pkey")) return new Stale();
            }
            if (it instanceof SQLException sql && DEADLOCK.equals(sql.getSQLState())) return new Stale();
        }
        return e;
    }

    // From the server's own field: Hibernate reads the message, which has no name for an exclusion, and has a language.
    private static @Nullable String brokenConstraint(Throwable it) {
        ServerErrorMessage said = it instanceof PSQLException sql ? sql.getServerErrorMessage() : null;
        return said == null ? null : said.getConstraint();
    }
}
