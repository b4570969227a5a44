package se.kompetensbyran.persistence.pathways;

import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.EnrolmentId;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.EnrolledAlready;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.EnrolmentsOverlap;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.SuspensionsOverlap;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.Unknown;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.Outcome;
import se.kompetensbyran.domain.pathways.Stage;
import se.kompetensbyran.domain.pathways.Whose;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Counts;
import se.kompetensbyran.persistence.shared.OwnEnterprises;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.RowSecurity;
import se.kompetensbyran.persistence.shared.Sides;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Whole;
import se.kompetensbyran.persistence.shared.Writes;

/** Enrolments, a row each with rows for what is told of them; each method says whose it comes near. */
@ApplicationScoped
@Transactional
class PanacheEnrolments implements Enrolments, PanacheRepositoryBase<EnrolmentEntity, UUID> {

    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of(
            "enrolment_one_open", EnrolledAlready::new,
            "enrolment_one_at_a_time", EnrolmentsOverlap::new,
            "enrolment_suspension_one_at_a_time", SuspensionsOverlap::new,
            // Who is transferred twice at once: the second finds that it is over.
            "enrolment_transferred_once", Stale::new,
            // The participant has been erased, or handed over, since it was read.
            "enrolment_of_the_own_participant", Stale::new);

    private static final Map<String, String> COLUMNS =
            Map.of("enteredOn", "e.entered_on nulls last", "leftOn", "e.left_on nulls last");

    private static final String SELECT = "select e.id, e.participant_id, e.project_id, e.node_id, n.host_id, e.stage,"
            + " e.planned_start, e.entered_on, e.left_on, e.outcome, e.revision, e.exceeded_from";
    private static final String HOST = " join support_node n on n.id = e.node_id";

    private final Reads reads;
    private final Counts counts;
    private final Writes writes;
    private final RowSecurity rows;

    PanacheEnrolments(Reads reads, Writes writes, RowSecurity rows, Counts counts) {
        this.reads = reads;
        this.writes = writes;
        this.rows = rows;
        this.counts = counts;
    }

    @Override
    public Optional<Enrolment> find(EnrolmentId id, Sight sight) {
        rows.show(sight);
        Sql own = RowSecurity.narrow(
                free(Sql.of("select 1 from enrolment e where not e.forgotten and e.id = ?", id.value()), sight),
                "e.node_id",
                sight);
        if (reads.find(own, row -> row.getInt(1)).isEmpty()) return Optional.empty();
        return Whole.find(getEntityManager(), EnrolmentEntity.class, id.value());
    }

    @Override
    public Optional<Line> line(EnrolmentId id, Vantage vantage) {
        show(vantage);
        Sql narrowing = free(Sql.of(" and not e.forgotten and e.id = ?", id.value()), vantage.sight());
        Sides seen = from(Sides.of("enrolment e", narrowing), vantage, null);
        return reads.find(
                Sql.of(SELECT).add(seen.from("", PageRequest.first(1))).add(HOST), PanacheEnrolments::line);
    }

    @Override
    public Enrolment save(Enrolment it, Sight sight) {
        rows.show(sight);
        if (!isInSight(it.whose().node(), sight)) throw new Unknown(it.id());
        UUID id = it.id().value();
        return writes.save(it, id, findById(id), EnrolmentEntity::new, PROBLEMS);
    }

    @Override
    public Page<Line> search(Search search, Vantage vantage, PageRequest wanted) {
        show(vantage);
        Sql narrowing = free(Sql.of(" and not e.forgotten"), vantage.sight())
                .and("e.participant_id = ?", map(search.participant(), ParticipantId::value))
                .and("e.project_id = ?", map(search.project(), ProjectId::value))
                .and("e.node_id = ?", map(search.node(), NodeId::value));
        if (vantage.sight().isRegional()) narrowing.and("e.stage = ?", map(search.stage(), EnumCode::of));
        Boolean isExceeding = search.isExceeding();
        if (isExceeding != null)
            narrowing.and(
                    isExceeding ? "e.exceeded_from <= ?" : "coalesce(e.exceeded_from > ?, true)", vantage.today());
        Sides seen = from(Sides.of("enrolment e", narrowing), vantage, search.stage());
        String order = Reads.orderBy(wanted, COLUMNS, "e.id", "e.id");
        Sql found = Sql.of(SELECT)
                .add(seen.from(order, wanted))
                .add(HOST + order)
                .add(" limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, found, counts, seen.counted(), PanacheEnrolments::line);
    }

    @Override
    public List<EnrolmentId> open(ParticipantId participant, Sight sight) {
        rows.show(sight);
        Sql open = RowSecurity.narrow(
                Sql.of(
                        "select e.id from enrolment e where e.participant_id = ?"
                                + " and e.stage in ('planned', 'active', 'suspended')",
                        participant.value()),
                "e.node_id",
                sight);
        return reads.list(open.add(" order by e.id"), PanacheEnrolments::id);
    }

    @Override
    public Optional<EnrolmentId> transferredTo(EnrolmentId id, Sight sight) {
        rows.show(sight);
        Sql next = Sql.of("select e.id from enrolment e where e.transferred_from = ?", id.value());
        return reads.find(RowSecurity.narrow(next, "e.node_id", sight), PanacheEnrolments::id);
    }

    private void show(Vantage vantage) {
        rows.show(vantage.sight(), vantage.hosts(), vantage.today());
    }

    private boolean isInSight(NodeId node, Sight sight) {
        Sql own =
                RowSecurity.narrow(Sql.of("select 1 from support_node n where n.id = ?", node.value()), "n.id", sight);
        return reads.find(own, row -> row.getInt(1)).isPresent();
    }

    private static Sql free(Sql statement, Sight sight) {
        if (!sight.isFreeAlone()) return statement;
        return statement
                .add(" and (not e.restricted or e.node_id in (")
                .add(Sides.nodesOf(sight.hosts()))
                .add("))");
    }

    private static Sides from(Sides sides, Vantage vantage, @Nullable Stage stage) {
        if (vantage.sight().isRegional()) return sides.all();
        Sql there = Sql.of("").and("e.stage = ?", map(stage, EnumCode::of));
        Set<OrganisationId> hosts = vantage.sight().hosts();
        if (!hosts.isEmpty())
            sides.side(Sides.nodesOf(hosts), Sql.of("e.node_id = own.id").add(there));
        if (!vantage.hosts().isEmpty()) {
            Sql placed = Sql.of(
                    "select distinct p.participant_id as id, n.host_id from placement p join support_node n on n.id = p.node_id"
                            + " where p.sent and not p.restricted and p.forgotten_at is null"
                            + " and (p.over_on is null or p.over_on + 30 >= ?)"
                            + " and p.enterprise_id in (select at.id from enterprise at"
                            + " where at.organisation_id = any(cast(? as uuid[])))",
                    vantage.today(),
                    OwnEnterprises.ids(vantage.hosts()));
            // As they see it: who is away takes part.
            String glimpsed = stage == Stage.ACTIVE ? "('active', 'suspended')" : "('planned', 'active', 'suspended')";
            Sql theirs = Sql.of("e.participant_id = own.id and e.stage in " + glimpsed
                    + " and e.node_id in (select n.id from support_node n where n.host_id = own.host_id)");
            if (stage == Stage.SUSPENDED) theirs.add(" and false");
            else if (stage != Stage.ACTIVE) theirs.and("e.stage = ?", map(stage, EnumCode::of));
            if (!hosts.isEmpty())
                theirs.add(" and e.node_id <> all(array(")
                        .add(Sides.nodesOf(hosts))
                        .add("))");
            sides.side(placed, theirs);
        }
        return sides;
    }

    private static EnrolmentId id(ResultSet row) throws SQLException {
        return new EnrolmentId(row.getObject(1, UUID.class));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                id(row),
                row.getLong(11),
                new Whose(
                        new ParticipantId(row.getObject(2, UUID.class)),
                        new ProjectId(row.getObject(3, UUID.class)),
                        new NodeId(row.getObject(4, UUID.class))),
                new OrganisationId(row.getObject(5, UUID.class)),
                EnumCode.parse(Stage.class, row.getString(6)),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class),
                row.getObject(9, LocalDate.class),
                parse(Outcome.class, row.getString(10)),
                row.getObject(12, LocalDate.class));
    }
}
