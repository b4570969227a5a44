package se.kompetensbyran.persistence.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;

/**
 * Reads for showing: from a statement straight to the records made for it. Inside a transaction they see what it has
 * flushed; outside one each is a statement of its own, with no transaction around it.
 */
@ApplicationScoped
public class Reads {

    private static final String NULLS_LAST = " nulls last";

    private static final int TOGETHER = 500;

    private final DataSource database;

    Reads(DataSource database) {
        this.database = database;
    }

    /** Turns a row into a record. */
    @FunctionalInterface
    public interface RowMapper<T> {
        /** The record of the row on which {@code row} stands. */
        T map(ResultSet row) throws SQLException;
    }

    /** All rows of {@code sql}. */
    public <T> List<T> list(Sql sql, RowMapper<T> mapper) {
        try (Connection connection = database.getConnection()) {
            return list(connection, sql, mapper);
        } catch (SQLException e) {
            throw new Unreadable(e);
        }
    }

    /**
     * Gives each row of {@code sql} to {@code reader}, as they come from the server and {@value #TOGETHER} at a time, so
     * that however many there are few are held. All are of one moment.
     */
    public <T> void each(Sql sql, RowMapper<T> mapper, Consumer<? super T> reader) {
        try (Connection connection = database.getConnection()) {
            // The server hands rows out by and by only within a transaction.
            boolean isAlone = connection.getAutoCommit();
            if (isAlone) connection.setAutoCommit(false);
            try (PreparedStatement statement = prepared(connection, sql)) {
                statement.setFetchSize(TOGETHER);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) reader.accept(mapper.map(rows));
                }
            } finally {
                if (isAlone) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException e) {
            throw new Unreadable(e);
        }
    }

    /** The only row of {@code sql}, if there is one. */
    public <T> Optional<T> find(Sql sql, RowMapper<T> mapper) {
        List<T> rows = list(sql, mapper);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /**
     * A page: one statement for the rows, and one for how many there are, which counts to {@link PageRequest#REACH} + 1
     * at most and is left out where the rows tell.
     *
     * @param rows the rows of the page
     * @param matching what follows {@code select 1} in counting: {@code  from … where …}
     */
    public <T> Page<T> page(PageRequest wanted, Sql rows, Sql matching, RowMapper<T> mapper) {
        try (Connection connection = database.getConnection()) {
            return page(wanted, list(connection, rows, mapper), () -> count(connection, matching));
        } catch (SQLException e) {
            throw new Unreadable(e);
        }
    }

    /** The same, of a list that is long to count: how many there are of many may be as old as {@code counts} keeps it. */
    public <T> Page<T> page(PageRequest wanted, Sql rows, Counts counts, Sql matching, RowMapper<T> mapper) {
        try (Connection connection = database.getConnection()) {
            return page(
                    wanted,
                    list(connection, rows, mapper),
                    () -> counts.of(matching, () -> count(connection, matching)));
        } catch (SQLException e) {
            throw new Unreadable(e);
        }
    }

    /**
     * A page of a list that is put together whole before it is cut, whose rows tell how many there are: one statement, and one more
     * where there is no row on the page.
     *
     * @param total how many there are, as each row tells it
     */
    public <T> Page<T> page(PageRequest wanted, Sql rows, RowMapper<Integer> total, Sql matching, RowMapper<T> mapper) {
        record Told<T>(T it, int total) {}
        try (Connection connection = database.getConnection()) {
            List<Told<T>> told = list(connection, rows, row -> new Told<>(mapper.map(row), total.map(row)));
            if (told.isEmpty()) return page(wanted, List.of(), () -> count(connection, matching));
            return new Page<>(
                    told.stream().map(Told::it).toList(), Math.min(told.get(0).total(), PageRequest.REACH + 1));
        } catch (SQLException e) {
            throw new Unreadable(e);
        }
    }

    private static <T> Page<T> page(PageRequest wanted, List<T> items, IntSupplier total) {
        boolean isLastPage = items.size() < wanted.limit() && (!items.isEmpty() || wanted.offset() == 0);
        return new Page<>(items, isLastPage ? wanted.offset() + items.size() : total.getAsInt());
    }

    private static int count(Connection connection, Sql matching) {
        Sql count = Sql.of("select count(*) from (select 1")
                .add(matching)
                .add(" limit " + (PageRequest.REACH + 1) + ") counted");
        try {
            return list(connection, count, row -> row.getInt(1)).get(0);
        } catch (SQLException e) {
            throw new Unreadable(e);
        }
    }

    /**
     * The {@code order by} of a page.
     *
     * @param columns what each field of the port's sort list is called in the statement; {@code nulls last} after it
     *     where it may be null, and only there, since an index has its nulls elsewhere when read backwards
     * @param own the list's own order
     * @param last the column that settles ties
     */
    public static String orderBy(PageRequest wanted, Map<String, String> columns, String own, String last) {
        if (wanted.order().isEmpty()) return " order by " + own + ", " + last;
        return wanted.order().stream()
                .map(it -> directed(column(columns, it), it.descending()))
                .collect(Collectors.joining(", ", " order by ", ", " + last));
    }

    private static String directed(String column, boolean descending) {
        if (!descending) return column;
        return column.endsWith(NULLS_LAST)
                ? column.substring(0, column.length() - NULLS_LAST.length()) + " desc" + NULLS_LAST
                : column + " desc";
    }

    private static String column(Map<String, String> columns, SortKey key) {
        String column = columns.get(key.field());
        // The edge lets only listed fields through; a name that is not listed must not become text of a statement.
        if (column == null) throw new IllegalArgumentException("not sortable: " + key.field());
        return column;
    }

    private static <T> List<T> list(Connection connection, Sql sql, RowMapper<T> mapper) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) all.add(mapper.map(rows));
            return all;
        }
    }

    private static PreparedStatement prepared(Connection connection, Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        int at = 1;
        for (Object value : sql.values()) statement.setObject(at++, value);
        return statement;
    }

    /** The strings of an array column. */
    public static List<String> strings(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** The moment of a column. */
    public static Instant moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The moment of a column that may be null. */
    public static @Nullable Instant momentOrNone(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** {@code ids} as an array's text, for a question mark that is cast to {@code uuid[]}. */
    public static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** The whole number of a column that may be null. */
    public static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** The database did not answer a read as it should. */
    public static final class Unreadable extends RuntimeException {
        Unreadable(SQLException cause) {
            super(cause);
        }
    }
}
