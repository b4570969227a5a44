package se.kompetensbyran.persistence.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import se.kompetensbyran.domain.journal.Attribution;
import se.kompetensbyran.domain.journal.Change;
import se.kompetensbyran.domain.journal.Entry;
import se.kompetensbyran.domain.journal.Journal;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;

/**
 * Writes that reach the database at once, so that a race or a taken key is a {@link Problem} where it happens.
 *
 * <p>{@link #save} is the only way in which an aggregate's row is written, {@link #takeAway} the only way in which one goes,
 * and both are put down in the journal: an adapter that saves has done both.
 */
@ApplicationScoped
public class Writes {

    // Two transactions that wait for each other: PostgreSQL ends one, and it may be tried again.
    private static final String DEADLOCK = "40P01";

    private final EntityManager entities;
    private final Journal journal;
    private final Attribution attribution;

    Writes(EntityManager entities, Journal journal, Attribution attribution) {
        this.entities = entities;
        this.journal = journal;
        this.attribution = attribution;
    }

    /**
     * Saves {@code aggregate} and puts down who did it, when, and what changed; both in the transaction that is open.
     *
     * @param id what identifies it, in the journal too
     * @param found the row with that id, if there is one
     * @param make a new row, for when there is none
     * @param problems the named constraints that a race can break, each with its problem
     * @param deferred those that rows may break while they come one by one; they are checked when all have come
     * @return the same with its new revision
     * @throws Stale when the row has another revision than the aggregate, or is there already, or is gone, or another
     *     transaction saved it first
     */
    public <A extends Aggregate, R extends RootRow<A>> A save(
            A aggregate,
            UUID id,
            @Nullable R found,
            Supplier<R> make,
            Map<String, Supplier<Problem>> problems,
            String... deferred) {
        if ((found == null ? 0 : found.revision) != aggregate.revision()) throw new Stale();
        A before = found == null ? null : asRead(found);
        R row = found == null ? make.get() : found;
        row.touch();
        row.fill(aggregate);
        entities.persist(row);
        flush(entities, problems, deferred);
        A after = row.toDomain();
        journal.add(Entry.ofSave(id, before, after, attribution.now(), attribution.origin()));
        return after;
    }

    // Its parts are read after it: what makes no whole with it was saved by somebody else in between.
    private static <A extends Aggregate> A asRead(RootRow<A> found) {
        try {
            return found.toDomain();
        } catch (Problem e) {
            throw new Stale();
        }
    }

    /**
     * Takes the row of {@code aggregate} away, and puts down who did it, when, and what was there; both in the transaction
     * that is open.
     *
     * @param id what identifies it, in the journal too
     * @param found the row with that id, if there is one
     * @throws Stale when the row has another revision than the aggregate, or is gone
     */
    public <A extends Aggregate, R extends RootRow<A>> void takeAway(A aggregate, UUID id, @Nullable R found) {
        if (found == null || found.revision != aggregate.revision()) throw new Stale();
        A before = found.toDomain();
        entities.remove(found);
        flush(entities, Map.of());
        journal.add(Entry.ofSave(id, before, null, attribution.now(), attribution.origin()));
    }

    /** Puts down who did {@code event} to each of {@code subjects}, and when: what happens to an aggregate without changing it. */
    public void happened(String event, List<UUID> subjects) {
        journal.addAll(subjects.stream()
                .map(it -> Entry.of(event, it, null, attribution.now(), attribution.origin(), List.of()))
                .toList());
    }

    /** Puts down who did {@code event}, and when, with what is told of it: what happens to what is no aggregate. */
    public void happened(String event, long revision, Map<String, String> told) {
        List<Change> changes = told.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> new Change(it.getKey(), null, it.getValue()))
                .toList();
        journal.add(Entry.of(event, null, revision, attribution.now(), attribution.origin(), changes));
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
            Problem problem = asProblem(e, problems);
            throw problem == null ? e : problem;
        }
    }

    /**
     * That the row by which something was judged is still as it was read, and stays so until the transaction ends: who
     * changes it has done so before, or waits.
     *
     * @param table whose name never comes from a caller
     * @throws Stale when another transaction has changed it, or it is gone
     */
    public static void unchanged(EntityManager entities, String table, UUID id, long revision) {
        boolean isAsRead = !entities.createNativeQuery(
                        "select 1 from " + table + " where id = ?1 and revision = ?2 for share")
                .setParameter(1, id)
                .setParameter(2, revision)
                .getResultList()
                .isEmpty();
        if (!isAsRead) throw new Stale();
    }

    // Deferred again for the next save of the transaction; both are one message to the server.
    private static void check(EntityManager entities, String names) {
        entities.createNativeQuery("set constraints " + names + " immediate; set constraints " + names + " deferred")
                .executeUpdate();
    }

    /** The problem that a write met, if it is one: a broken constraint that {@code problems} names, or a lost race. */
    public static @Nullable Problem asProblem(Throwable e, Map<String, Supplier<Problem>> problems) {
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
        return null;
    }

    // From the server's own field: Hibernate reads the message, which has no name for an exclusion, and has a language.
    private static @Nullable String brokenConstraint(Throwable it) {
        ServerErrorMessage said = it instanceof PSQLException sql ? sql.getServerErrorMessage() : null;
        return said == null ? null : said.getConstraint();
    }
}
