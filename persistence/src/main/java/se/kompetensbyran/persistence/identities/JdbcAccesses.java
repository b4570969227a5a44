package se.kompetensbyran.persistence.identities;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static se.kompetensbyran.persistence.shared.Reads.moment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import se.kompetensbyran.domain.identities.Access;
import se.kompetensbyran.domain.identities.Accesses;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.RowSecurity;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Writes;

/** Who came to know who participants are, a row each time. No entity stands for them, since they are only added and shown. */
@ApplicationScoped
@Transactional
class JdbcAccesses implements Accesses {

    private static final String INSERT = "insert into identity_access (id, participant_id, kind, reason, words,"
            + " organisation_id, who, at) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT = "select id, participant_id, kind, reason, words, organisation_id, who, at";
    private static final String ORDER = " order by at desc, id desc";

    // The participant has been erased since it was read.
    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of("identity_access_of_nobody_erased", Stale::new);

    private final DataSource database;
    private final Reads reads;
    private final Writes writes;
    private final RowSecurity rows;

    JdbcAccesses(DataSource database, Reads reads, Writes writes, RowSecurity rows) {
        this.database = database;
        this.reads = reads;
        this.writes = writes;
        this.rows = rows;
    }

    @Override
    public void add(List<Access> some, Sight sight) {
        rows.show(sight);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Access it : some) {
                insert.setObject(1, it.id());
                insert.setObject(2, it.participant().value());
                insert.setString(3, EnumCode.of(it.kind()));
                insert.setString(4, EnumCode.of(it.why().reason()));
                insert.setString(5, it.why().words());
                insert.setObject(6, it.through());
                insert.setString(7, it.by().who());
                insert.setObject(8, it.by().at().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            Problem problem = Writes.asProblem(e, PROBLEMS);
            throw problem == null ? new Unwritable(e) : problem;
        }
        some.stream()
                .collect(groupingBy(Access::kind, mapping(it -> it.participant().value(), toList())))
                .forEach((kind, whose) -> writes.happened("identity." + EnumCode.of(kind), whose));
    }

    @Override
    public Page<Access> of(ParticipantId whose, Sight sight, PageRequest wanted) {
        rows.show(sight);
        Sql matching = matching(whose);
        Sql found = Sql.of(SELECT).add(matching).add(ORDER).add(" limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, found, matching, JdbcAccesses::access);
    }

    @Override
    public List<Access> all(ParticipantId whose, Sight sight) {
        rows.show(sight);
        return reads.list(
                Sql.of(SELECT).add(matching(whose)).add(ORDER).add(" limit ?", PageRequest.REACH),
                JdbcAccesses::access);
    }

    private static Sql matching(ParticipantId whose) {
        return Sql.of(" from identity_access where participant_id = ?", whose.value());
    }

    private static Access access(ResultSet row) throws SQLException {
        return new Access(
                row.getObject(1, UUID.class),
                new ParticipantId(row.getObject(2, UUID.class)),
                EnumCode.parse(Access.Kind.class, row.getString(3)),
                new Access.Ground(EnumCode.parse(Access.Reason.class, row.getString(4)), row.getString(5)),
                row.getObject(6, UUID.class),
                new Actor(row.getString(7), moment(row, 8)));
    }

    /** The database did not take an access; what was to be read was not. */
    static final class Unwritable extends RuntimeException {
        Unwritable(SQLException cause) {
            super(cause);
        }
    }
}
