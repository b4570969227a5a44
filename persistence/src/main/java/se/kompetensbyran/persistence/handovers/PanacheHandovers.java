package se.kompetensbyran.persistence.handovers;

import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.handovers.Closing;
import se.kompetensbyran.domain.handovers.Handover;
import se.kompetensbyran.domain.handovers.HandoverId;
import se.kompetensbyran.domain.handovers.HandoverProblem.OfferedAlready;
import se.kompetensbyran.domain.handovers.HandoverProblem.Unknown;
import se.kompetensbyran.domain.handovers.HandoverReason;
import se.kompetensbyran.domain.handovers.HandoverRefusal;
import se.kompetensbyran.domain.handovers.Handovers;
import se.kompetensbyran.domain.handovers.Stage;
import se.kompetensbyran.domain.handovers.Told;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.Span;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Gender;
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

/** Handovers, a row each; each method says whose it comes near. */
@ApplicationScoped
@Transactional
class PanacheHandovers implements Handovers, PanacheRepositoryBase<HandoverEntity, UUID> {

    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of(
            "handover_one_open", OfferedAlready::new,
            // The participant has been erased since it was read.
            "handover_of_nobody_erased", Stale::new);

    private static final Map<String, String> COLUMNS =
            Map.of("offeredAt", "h.offered_at", "answerBy", "h.answer_by nulls last");

    private static final String SELECT =
            "select h.id, h.revision, h.participant_id, h.from_node_id, h.to_node_id, h.reason,"
                    + " h.project_id, h.birth_year, h.gender, h.municipality, h.target_groups, h.offered_by, h.offered_at,"
                    + " h.rule_version, h.rule_months, h.rule_days, h.stage, h.refusal, h.closed_by, h.closed_at, giver.host_id, receiver.host_id";
    private static final String HOSTS = " join support_node giver on giver.id = h.from_node_id"
            + " join support_node receiver on receiver.id = h.to_node_id";

    private final Reads reads;
    private final Writes writes;
    private final RowSecurity rows;
    private final Counts counts;

    PanacheHandovers(Reads reads, Writes writes, RowSecurity rows, Counts counts) {
        this.reads = reads;
        this.writes = writes;
        this.rows = rows;
        this.counts = counts;
    }

    @Override
    public Optional<Handover> find(HandoverId id, Sight sight) {
        rows.show(sight);
        return held(Sql.of("select h.id from handover h where h.id = ?", id.value()));
    }

    @Override
    public Optional<Handover> open(ParticipantId participant, Sight sight) {
        rows.show(sight);
        return held(Sql.of(
                "select h.id from handover h where h.participant_id = ? and h.stage = 'offered'", participant.value()));
    }

    @Override
    public List<HandoverId> overdue(OrganisationId host, LocalDate today, int most) {
        rows.show(Sight.at(Set.of(host)));
        return reads.list(
                Sql.of(
                        "select h.id from handover h join support_node n on n.id = h.from_node_id"
                                + " where n.host_id = ? and h.stage = 'offered' and h.answer_by < ? order by h.answer_by, h.id limit ?",
                        host.value(),
                        today,
                        most),
                row -> new HandoverId(row.getObject(1, UUID.class)));
    }

    // What is forgotten is nobody's to be shown.
    private Optional<Handover> held(Sql which) {
        return reads.find(which.add(" and h.reason is not null"), row -> row.getObject(1, UUID.class))
                .flatMap(it -> Whole.find(getEntityManager(), HandoverEntity.class, it));
    }

    @Override
    public Handover save(Handover it, Sight sight) {
        rows.show(sight);
        if (!isInSight(it, sight)) throw new Unknown(it.id());
        UUID id = it.id().value();
        return writes.save(it, id, findById(id), HandoverEntity::new, PROBLEMS);
    }

    @Override
    public Page<Line> search(Search search, Sight sight, PageRequest wanted, LocalDate today) {
        rows.show(sight);
        Sql narrowing = Sql.of(" and h.reason is not null")
                .and("h.participant_id = ?", map(search.participant(), ParticipantId::value))
                .and("h.from_node_id = ?", map(search.from(), NodeId::value))
                .and("h.to_node_id = ?", map(search.to(), NodeId::value));
        Stage stage = search.stage();
        if (stage == Stage.OFFERED)
            narrowing.add(" and h.stage = 'offered' and (h.answer_by is null or h.answer_by >= ?)", today);
        else if (stage == Stage.EXPIRED)
            narrowing.add(" and (h.stage = 'expired' or (h.stage = 'offered' and h.answer_by < ?))", today);
        else narrowing.and("h.stage = ?", map(stage, EnumCode::of));
        Sides seen = from(Sides.of("handover h", narrowing), sight);
        String order = Reads.orderBy(wanted, COLUMNS, "h.offered_at", "h.id");
        Sql found = Sql.of(SELECT)
                .add(seen.from(order, wanted))
                .add(HOSTS + order)
                .add(" limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, found, counts, seen.counted(), PanacheHandovers::line);
    }

    // Who runs both nodes sees it as the giver.
    private static Sides from(Sides sides, Sight sight) {
        if (sight.isRegional()) return sides.all();
        Set<OrganisationId> hosts = sight.hosts();
        return sides.side(Sides.nodesOf(hosts), Sql.of("h.from_node_id = own.id"))
                .side(
                        Sides.nodesOf(hosts),
                        Sql.of(
                                "h.to_node_id = own.id and h.from_node_id not in (select given.id from support_node given"
                                        + " where given.host_id = any(cast(? as uuid[])))",
                                OwnEnterprises.ids(hosts)));
    }

    private boolean isInSight(Handover it, Sight sight) {
        Sql own = Sql.of(
                "select 1 from support_node n where n.id in (?, ?)",
                it.from().value(),
                it.to().value());
        return reads.find(RowSecurity.narrow(own, "n.id", sight).add(" limit 1"), row -> row.getInt(1))
                .isPresent();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                handover(row),
                new OrganisationId(row.getObject(21, UUID.class)),
                new OrganisationId(row.getObject(22, UUID.class)));
    }

    private static Handover handover(ResultSet row) throws SQLException {
        Actor offered = new Actor(row.getString(12), Reads.moment(row, 13));
        return new Handover(
                new HandoverId(row.getObject(1, UUID.class)),
                row.getLong(2),
                new ParticipantId(row.getObject(3, UUID.class)),
                new NodeId(row.getObject(4, UUID.class)),
                new NodeId(row.getObject(5, UUID.class)),
                EnumCode.parse(HandoverReason.class, row.getString(6)),
                map(row.getObject(7, UUID.class), ProjectId::new),
                new Told(
                        map(row.getObject(8, Integer.class), Year::of),
                        EnumCode.parse(Gender.class, row.getString(9)),
                        map(row.getString(10), MunicipalityCode::new),
                        Set.copyOf(Reads.strings(row, 11))),
                offered,
                patience(row, offered),
                closing(row));
    }

    private static @Nullable Judgement patience(ResultSet row, Actor offered) throws SQLException {
        Integer version = row.getObject(14, Integer.class);
        return version == null
                ? null
                : new Judgement(
                        RuleKind.HANDOVER_ANSWERED,
                        version,
                        new Span(row.getInt(15), row.getInt(16)),
                        offered.day(),
                        null);
    }

    private static @Nullable Closing closing(ResultSet row) throws SQLException {
        String who = row.getString(19);
        return who == null
                ? null
                : new Closing(
                        EnumCode.parse(Stage.class, row.getString(17)),
                        parse(HandoverRefusal.class, row.getString(18)),
                        new Actor(who, Reads.moment(row, 20)));
    }
}
