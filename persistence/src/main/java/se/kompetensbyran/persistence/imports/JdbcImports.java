package se.kompetensbyran.persistence.imports;

import static se.kompetensbyran.persistence.shared.Reads.moment;
import static se.kompetensbyran.persistence.shared.Reads.momentOrNone;
import static se.kompetensbyran.persistence.shared.Reads.number;
import static se.kompetensbyran.persistence.shared.Reads.strings;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.imports.Import;
import se.kompetensbyran.domain.imports.Import.Kind;
import se.kompetensbyran.domain.imports.Import.Mode;
import se.kompetensbyran.domain.imports.Import.State;
import se.kompetensbyran.domain.imports.Import.Tally;
import se.kompetensbyran.domain.imports.ImportId;
import se.kompetensbyran.domain.imports.Imports;
import se.kompetensbyran.domain.imports.RowFault;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;

/** Imports, a row each with rows for their faults. No entity stands for them: a heartbeat needs no more than a statement. */
@ApplicationScoped
class JdbcImports implements Imports {

    private static final String SELECT = "select id, kind, mode, dry_run, organisation_id, submitted_by, submitted_at,"
            + " state, rows_done, rows_total, added, changed, unchanged, faulty_rows, faults, ended_at";

    private final DataSource database;
    private final Reads reads;

    JdbcImports(DataSource database, Reads reads) {
        this.database = database;
        this.reads = reads;
    }

    @Override
    public void add(Import it, Instant now) {
        update(
                "insert into data_import (id, kind, mode, dry_run, organisation_id, submitted_by, submitted_at, state,"
                        + " rows_done, added, changed, unchanged, faulty_rows, faults, seen_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, ?)",
                it.id().value(),
                EnumCode.of(it.kind()),
                EnumCode.of(it.mode()),
                it.dryRun(),
                it.organisation(),
                it.by().who(),
                utc(it.by().at()),
                EnumCode.of(it.state()),
                utc(now));
    }

    @Override
    public Optional<Import> find(ImportId id) {
        return reads.find(Sql.of(SELECT + " from data_import where id = ?", id.value()), JdbcImports::read);
    }

    @Override
    public Page<Import> of(@Nullable Set<UUID> organisations, PageRequest wanted) {
        Sql matching = Sql.of(" from data_import where true")
                .and("organisation_id = any(?::uuid[])", organisations == null ? null : Reads.array(organisations));
        Sql rows = Sql.of(SELECT)
                .add(matching)
                .add(" order by submitted_at desc, id desc limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, rows, matching, JdbcImports::read);
    }

    @Override
    public Page<RowFault> faultsOf(ImportId id, PageRequest wanted) {
        Sql matching = Sql.of(" from data_import_fault where import_id = ?", id.value());
        Sql rows = Sql.of("select at_row, at_column, code, arguments, value")
                .add(matching)
                .add(" order by position limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(
                wanted,
                rows,
                matching,
                row -> new RowFault(
                        row.getInt(1), row.getString(2), row.getString(3), strings(row, 4), row.getString(5)));
    }

    @Override
    public void takeTurn() {
        reads.list(Sql.of("select 1 from pg_advisory_xact_lock(hashtextextended('imports', 0))"), row -> true);
    }

    @Override
    public void follow(UUID gone, UUID survivor) {
        update("update data_import set organisation_id = ? where organisation_id = ?", survivor, gone);
    }

    @Override
    public boolean begin(ImportId id, Instant now) {
        return update(
                        "update data_import set state = 'running', seen_at = ? where id = ? and state = 'queued'",
                        utc(now),
                        id.value())
                > 0;
    }

    @Override
    public void seen(ImportId id, int rowsDone, @Nullable Integer rowsTotal, Instant now) {
        update(
                "update data_import set rows_done = ?, rows_total = ?::int, seen_at = ?"
                        + " where id = ? and ended_at is null",
                rowsDone,
                rowsTotal,
                utc(now),
                id.value());
    }

    @Override
    public boolean end(ImportId id, State state, Tally tally, List<RowFault> faults, Instant now) {
        int ended = update(
                "update data_import set state = ?, added = ?, changed = ?, unchanged = ?, faulty_rows = ?, faults = ?,"
                        + " ended_at = ? where id = ? and ended_at is null",
                EnumCode.of(state),
                tally.added(),
                tally.changed(),
                tally.unchanged(),
                tally.faultyRows(),
                tally.faults(),
                utc(now),
                id.value());
        if (ended > 0) addFaults(id, faults);
        return ended > 0;
    }

    private void addFaults(ImportId id, List<RowFault> faults) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into data_import_fault (import_id, position, at_row, at_column, code, arguments, value)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")) {
            int position = 0;
            for (RowFault it : faults) {
                insert.setObject(1, id.value());
                insert.setInt(2, position++);
                insert.setInt(3, it.row());
                insert.setString(4, it.column());
                insert.setString(5, it.code());
                insert.setArray(
                        6, connection.createArrayOf("text", it.arguments().toArray()));
                insert.setString(7, it.value());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new Unwritable(e);
        }
    }

    @Override
    public int interrupt(Instant since, Instant now) {
        return update(
                "update data_import set state = 'interrupted', ended_at = ? where ended_at is null and seen_at < ?",
                utc(now),
                utc(since));
    }

    @Override
    public int forget(Instant since) {
        return update("delete from data_import where ended_at < ?", utc(since));
    }

    private int update(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new Unwritable(e);
        }
    }

    private static Import read(ResultSet row) throws SQLException {
        Long total = number(row, 10);
        return new Import(
                new ImportId(row.getObject(1, UUID.class)),
                EnumCode.parse(Kind.class, row.getString(2)),
                EnumCode.parse(Mode.class, row.getString(3)),
                row.getBoolean(4),
                row.getObject(5, UUID.class),
                new Actor(row.getString(6), moment(row, 7)),
                EnumCode.parse(State.class, row.getString(8)),
                row.getInt(9),
                total == null ? null : total.intValue(),
                new Tally(row.getInt(11), row.getInt(12), row.getInt(13), row.getInt(14), row.getInt(15)),
                momentOrNone(row, 16));
    }

    private static OffsetDateTime utc(Instant it) {
        return it.atOffset(ZoneOffset.UTC);
    }

    /** The database did not take it. */
    static final class Unwritable extends RuntimeException {
        Unwritable(SQLException cause) {
            super(cause);
        }
    }
}
