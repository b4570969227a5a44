package se.kompetensbyran.persistence.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.journal.Attribution;
import se.kompetensbyran.domain.journal.Entry;
import se.kompetensbyran.domain.journal.Journal;
import se.kompetensbyran.domain.journal.Origin;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;

/**
 * Aggregates saved by the thousand: each column is an array, and one statement writes them all. It is {@link Writes#save}
 * for many, and like it leaves an entry in the journal for each; both in the transaction that is open.
 */
@ApplicationScoped
public class Batches {

    private final DataSource database;
    private final Journal journal;
    private final Attribution attribution;

    Batches(DataSource database, Journal journal, Attribution attribution) {
        this.database = database;
        this.journal = journal;
        this.attribution = attribution;
    }

    /** A column of rows that are written, as text that the statement casts. */
    @FunctionalInterface
    public interface Column<T> {
        /** What stands in it for {@code row}; null for nothing. */
        @Nullable
        Object of(T row);
    }

    /**
     * Writes {@code rows}.
     *
     * @param sql takes each column as an array of text
     * @param problems the named constraints that a race can break, each with its problem
     * @throws Stale when not each row was written: somebody else was there first
     */
    public <T> void write(
            String sql, Map<String, Supplier<Problem>> problems, List<T> rows, List<Column<? super T>> columns) {
        if (rows.isEmpty()) return;
        int written;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                Column<? super T> column = columns.get(i);
                @Nullable
                String[] values = rows.stream()
                        .map(it -> {
                            Object value = column.of(it);
                            return value == null ? null : value.toString();
                        })
                        .toArray(String[]::new);
                statement.setArray(i + 1, connection.createArrayOf("text", values));
            }
            written = statement.executeUpdate();
        } catch (SQLException e) {
            Problem problem = Writes.asProblem(e, problems);
            if (problem != null) throw problem;
            throw new Unwritable(e);
        }
        if (written != rows.size()) throw new Stale();
    }

    /**
     * Puts down that each of {@code saved} was saved.
     *
     * @param before what each was, by its id; new ones are not among them
     */
    public <A extends Aggregate> void note(List<A> saved, Function<A, UUID> idOf, Map<UUID, A> before) {
        Instant now = attribution.now();
        Origin origin = attribution.origin();
        journal.addAll(saved.stream()
                .map(it -> Entry.ofSave(idOf.apply(it), before.get(idOf.apply(it)), it, now, origin))
                .toList());
    }

    /** The database did not take them. */
    static final class Unwritable extends RuntimeException {
        Unwritable(SQLException cause) {
            super(cause);
        }
    }
}
