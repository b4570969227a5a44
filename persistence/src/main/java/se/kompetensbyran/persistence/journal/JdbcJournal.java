package se.kompetensbyran.persistence.journal;

import static se.kompetensbyran.persistence.shared.Reads.number;
import static se.kompetensbyran.persistence.shared.Values.map;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.journal.Change;
import se.kompetensbyran.domain.journal.Entry;
import se.kompetensbyran.domain.journal.Journal;
import se.kompetensbyran.domain.journal.Origin;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;

/** The journal, a row for each entry. No entity stands for them: what is only added and shown has nothing to keep track of. */
@ApplicationScoped
class JdbcJournal implements Journal {

    // The three lists become one jsonb at the server, and three lists again when they are read.
    private static final String INSERT = "insert into journal_entry (id, at, event, subject, revision, kind, who,"
            + " organisation_id, trace_id, address, changes) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " (select coalesce(jsonb_agg(jsonb_build_object('field', field, 'before', before, 'after', after)"
            + " order by place), '[]') from unnest(?::text[], ?::text[], ?::text[])"
            + " with ordinality as change (field, before, after, place)))";

    // The changes of all entries in three lists, each with the place of its entry.
    private static final String INSERT_ALL = "insert into journal_entry (id, at, event, subject, revision, kind, who,"
            + " organisation_id, trace_id, address, changes) select it.id, it.at, it.event, it.subject, it.revision,"
            + " it.kind, it.who, it.organisation_id, it.trace_id, it.address, coalesce(changed.changes, '[]')"
            + " from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::uuid[], ?::bigint[], ?::text[], ?::text[],"
            + " ?::uuid[], ?::text[], ?::text[]) with ordinality as it (id, at, event, subject, revision, kind, who,"
            + " organisation_id, trace_id, address, entry) left join (select entry, jsonb_agg(jsonb_build_object('field',"
            + " field, 'before', before, 'after', after) order by place) as changes from unnest(?::bigint[], ?::text[],"
            + " ?::text[], ?::text[]) with ordinality as change (entry, field, before, after, place) group by entry)"
            + " changed on changed.entry = it.entry";

    private static final String SELECT = "select id, at, event, subject, revision, kind, who, organisation_id,"
            + " trace_id, address, " + each("field") + ", " + each("before") + ", " + each("after");

    private final DataSource database;
    private final Reads reads;

    JdbcJournal(DataSource database, Reads reads) {
        this.database = database;
        this.reads = reads;
    }

    @Override
    public void add(Entry entry) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Origin origin = entry.origin();
            insert.setObject(1, entry.id());
            insert.setObject(2, utc(entry.at()));
            insert.setString(3, entry.event());
            insert.setObject(4, entry.subject());
            insert.setObject(5, entry.revision());
            insert.setString(6, EnumCode.of(origin.kind()));
            insert.setString(7, origin.who());
            insert.setObject(8, origin.organisation());
            insert.setString(9, origin.traceId());
            insert.setString(10, origin.address());
            List<Function<Change, @Nullable String>> columns = List.of(Change::field, Change::before, Change::after);
            for (int i = 0; i < columns.size(); i++) {
                String[] values = entry.changes().stream().map(columns.get(i)).toArray(String[]::new);
                insert.setArray(11 + i, connection.createArrayOf("text", values));
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new Unwritable(e);
        }
    }

    @Override
    public void addAll(List<Entry> entries) {
        if (entries.isEmpty()) return;
        List<Function<Entry, @Nullable Object>> columns = List.of(
                Entry::id,
                it -> utc(it.at()),
                Entry::event,
                Entry::subject,
                Entry::revision,
                it -> EnumCode.of(it.origin().kind()),
                it -> it.origin().who(),
                it -> it.origin().organisation(),
                it -> it.origin().traceId(),
                it -> it.origin().address());
        List<Long> places = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++)
            for (Change it : entries.get(i).changes()) {
                places.add(i + 1L);
                changes.add(it);
            }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT_ALL)) {
            int at = 1;
            for (Function<Entry, @Nullable Object> it : columns) insert.setArray(at++, array(connection, entries, it));
            insert.setArray(at++, array(connection, places, it -> it));
            insert.setArray(at++, array(connection, changes, Change::field));
            insert.setArray(at++, array(connection, changes, Change::before));
            insert.setArray(at++, array(connection, changes, Change::after));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new Unwritable(e);
        }
    }

    private static <T> Array array(Connection connection, List<T> rows, Function<T, @Nullable Object> column)
            throws SQLException {
        @Nullable
        String[] values = rows.stream()
                .map(it -> {
                    Object value = column.apply(it);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
        return connection.createArrayOf("text", values);
    }

    @Override
    public Page<Entry> search(Search search, PageRequest wanted) {
        String event = search.event();
        boolean isTheme = event != null && event.indexOf('.') < 0;
        return page(
                Sql.of(" from journal_entry where true")
                        .and("subject = ?", search.subject())
                        .and(isTheme ? "split_part(event, '.', 1) = ?" : "event = ?", event)
                        .and("who = ?", search.who())
                        .and("at >= ?", map(search.from(), JdbcJournal::utc))
                        .and("at < ?", map(search.until(), JdbcJournal::utc)),
                wanted);
    }

    @Override
    public Page<Entry> of(Set<UUID> subjects, PageRequest wanted) {
        if (subjects.isEmpty()) return new Page<>(List.of(), 0);
        String marks = subjects.stream().map(it -> "?").collect(Collectors.joining(", "));
        return page(Sql.of(" from journal_entry where subject in (" + marks + ")", subjects.toArray()), wanted);
    }

    private Page<Entry> page(Sql matching, PageRequest wanted) {
        Sql rows = Sql.of(SELECT)
                .add(matching)
                .add(" order by at desc, id desc limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, rows, matching, JdbcJournal::entry);
    }

    private static String each(String key) {
        return "array(select change ->> '" + key + "' from jsonb_array_elements(changes)"
                + " with ordinality as one (change, place) order by place)";
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getObject(4, UUID.class),
                number(row, 5),
                new Origin(
                        EnumCode.parse(Origin.Kind.class, row.getString(6)),
                        row.getString(7),
                        row.getObject(8, UUID.class),
                        row.getString(9),
                        row.getString(10)),
                changes(row));
    }

    private static List<Change> changes(ResultSet row) throws SQLException {
        @Nullable String[] fields = (String[]) row.getArray(11).getArray();
        @Nullable String[] before = (String[]) row.getArray(12).getArray();
        @Nullable String[] after = (String[]) row.getArray(13).getArray();
        List<Change> all = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) all.add(new Change(String.valueOf(fields[i]), before[i], after[i]));
        return all;
    }

    private static OffsetDateTime utc(Instant it) {
        return it.atOffset(ZoneOffset.UTC);
    }

    /** The database did not take an entry; what it tells of was not done either. */
    static final class Unwritable extends RuntimeException {
        Unwritable(SQLException cause) {
            super(cause);
        }
    }
}
