package se.kompetensbyran.persistence.shared;

import static se.kompetensbyran.persistence.shared.Values.map;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Year;
import java.util.Set;
import java.util.UUID;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Facts;
import se.kompetensbyran.domain.participants.ParticipantCode;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants.Line;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Gender;

/** Participants in lists, which are read in more than one place. */
public final class ParticipantLines {

    /** The columns that {@link #of} reads. */
    public static final String SELECT = "select p.id, p.code, p.node_id, n.host_id, p.birth_year, p.gender,"
            + " p.municipality, p.target_groups, p.protected_identity";

    /** What {@code participant p} is joined with, to tell who runs the node. */
    public static final String HOST = " join support_node n on n.id = p.node_id";

    /** Where they come from. */
    public static final String FROM = " from participant p" + HOST;

    private ParticipantLines() {}

    /** The participant of a row. */
    public static Line of(ResultSet row) throws SQLException {
        return new Line(
                new ParticipantId(row.getObject(1, UUID.class)),
                new ParticipantCode(row.getString(2)),
                new NodeId(row.getObject(3, UUID.class)),
                new OrganisationId(row.getObject(4, UUID.class)),
                new Facts(
                        map(row.getObject(5, Integer.class), Year::of),
                        EnumCode.parse(Gender.class, row.getString(6)),
                        map(row.getString(7), MunicipalityCode::new),
                        Set.copyOf(Reads.strings(row, 8)),
                        row.getBoolean(9)));
    }
}
