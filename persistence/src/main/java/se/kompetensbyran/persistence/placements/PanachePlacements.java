package se.kompetensbyran.persistence.placements;

import static se.kompetensbyran.persistence.shared.Values.map;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.PlaceId;
import se.kompetensbyran.domain.placements.PlaceKind;
import se.kompetensbyran.domain.placements.Placement;
import se.kompetensbyran.domain.placements.PlacementId;
import se.kompetensbyran.domain.placements.PlacementProblem.PlacedAlready;
import se.kompetensbyran.domain.placements.PlacementProblem.Unknown;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.Terms;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.Span;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.persistence.shared.Counts;
import se.kompetensbyran.persistence.shared.OwnEnterprises;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.RowSecurity;
import se.kompetensbyran.persistence.shared.Sides;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Whole;
import se.kompetensbyran.persistence.shared.Writes;

/** Placements, a row each with rows for their steps and signatures; each method says from where it looks. */
@ApplicationScoped
@Transactional
class PanachePlacements implements Placements, PanacheRepositoryBase<PlacementEntity, UUID> {

    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of(
            "placement_one_open",
            PlacedAlready::new,
            // Has been erased, or handed over, since.
            "placement_of_the_own_participant",
            () -> new InvalidValue("participant", "unknown-participant"));

    private static final Map<String, String> COLUMNS = Map.of("firstDay", "p.first_day", "lastDay", "p.last_day");

    private final Reads reads;
    private final Counts counts;
    private final Writes writes;
    private final RowSecurity rows;

    PanachePlacements(Reads reads, Writes writes, RowSecurity rows, Counts counts) {
        this.reads = reads;
        this.writes = writes;
        this.rows = rows;
        this.counts = counts;
    }

    @Override
    public Optional<Placement> find(PlacementId id, Vantage vantage) {
        show(vantage);
        return findByIdOptional(id.value())
                .filter(it -> it.forgottenAt == null)
                .flatMap(it -> Whole.find(getEntityManager(), PlacementEntity.class, id.value()))
                .filter(it -> isSeen(it, vantage));
    }

    @Override
    public Placement save(Placement it, Vantage vantage) {
        show(vantage);
        if (!isSeen(it, vantage)) throw new Unknown(it.id());
        UUID id = it.id().value();
        return writes.save(it, id, findById(id), PlacementEntity::new, PROBLEMS);
    }

    @Override
    public boolean hasOpen(ParticipantId participant, Vantage vantage) {
        show(vantage);
        Sides seen = from(
                Sides.of(
                        "placement p",
                        Sql.of(
                                " and p.forgotten_at is null and p.over_on is null and p.participant_id = ?",
                                participant.value())),
                vantage);
        return reads.find(
                        Sql.of("select 1")
                                .add(seen.from("", PageRequest.first(1)))
                                .add(" limit 1"),
                        row -> row.getInt(1))
                .isPresent();
    }

    @Override
    public Page<Line> search(Search search, Vantage vantage, PageRequest wanted) {
        show(vantage);
        Sql narrowing = Sql.of(" and p.forgotten_at is null")
                .and("p.participant_id = ?", map(search.participant(), ParticipantId::value))
                .and("p.place_id = ?", map(search.place(), PlaceId::value))
                .and("p.enterprise_id = ?", map(search.enterprise(), EnterpriseId::value))
                .and("p.state = ?", map(search.state(), EnumCode::of))
                .and("p.referral_id = ?", map(search.referral(), ReferralId::value))
                .and("coalesce(p.rule_latest_day < p.last_day, false) = ?", search.isExceeding());
        if (vantage.sight().isFreeAlone())
            narrowing
                    .add(" and (not p.restricted or p.node_id in (")
                    .add(Sides.nodesOf(vantage.sight().hosts()))
                    .add("))");
        Sides seen = from(Sides.of("placement p", narrowing), vantage);
        String order = Reads.orderBy(wanted, COLUMNS, "p.first_day desc", "p.id");
        Sql found = Sql.of("select p.id, p.place_id, p.kind, p.enterprise_id, p.participant_id, p.node_id, p.first_day,"
                        + " p.last_day, p.hours_per_week, p.tasks, p.rule_version, p.rule_months, p.rule_days,"
                        + " p.permit_reason, p.permit_by, p.permit_at, p.state, p.referral_id")
                .add(seen.from(order, wanted))
                .add(order + " limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, found, counts, seen.counted(), PanachePlacements::line);
    }

    private void show(Vantage vantage) {
        rows.show(vantage.sight(), vantage.hosts(), vantage.partners(), vantage.today());
    }

    private boolean isSeen(Placement it, Vantage vantage) {
        ReferralId referral = it.between().referral();
        Sql whose = Sql.of(
                "select n.host_id, e.organisation_id, r.partner_id, coalesce(p.restricted, false),"
                        + " coalesce(p.withheld, false) from support_node n cross join enterprise e"
                        + " left join referral r on r.id = cast(nullif(?, '') as uuid)"
                        + " left join placement p on p.id = ? where n.id = ? and e.id = ?",
                referral == null ? "" : referral.toString(),
                it.id().value(),
                it.between().node().value(),
                it.between().enterprise().value());
        return reads.find(
                        whose,
                        row -> vantage.shows(
                                it,
                                new OrganisationId(row.getObject(1, UUID.class)),
                                new OrganisationId(row.getObject(2, UUID.class)),
                                row.getBoolean(5) ? null : map(row.getObject(3, UUID.class), OrganisationId::new),
                                row.getBoolean(4)))
                .orElse(false);
    }

    private static Sides from(Sides sides, Vantage vantage) {
        if (vantage.sight().isRegional()) return sides.all();
        Set<OrganisationId> hosts = vantage.sight().hosts();
        if (!hosts.isEmpty()) sides.side(Sides.nodesOf(hosts), Sql.of("p.node_id = own.id"));
        if (!vantage.hosts().isEmpty()) {
            Sql here = Sql.of(
                    "p.enterprise_id = own.id and p.sent and not p.restricted and (p.over_on is null or p.over_on + 30 >= ?)",
                    vantage.today());
            if (!hosts.isEmpty())
                here.add(" and p.node_id <> all(array(")
                        .add(Sides.nodesOf(hosts))
                        .add("))");
            sides.side(
                    Sql.of(
                            "select id from enterprise where organisation_id = any(cast(? as uuid[]))",
                            OwnEnterprises.ids(vantage.hosts())),
                    here);
        }
        if (!vantage.partners().isEmpty()) {
            Sql referred = Sql.of("p.referral_id = own.id and p.state in ('to-sign', 'signed')"
                    + " and not p.withheld and not p.restricted");
            if (!hosts.isEmpty())
                referred.add(" and p.node_id <> all(array(")
                        .add(Sides.nodesOf(hosts))
                        .add("))");
            if (!vantage.hosts().isEmpty())
                referred.add(
                        " and p.enterprise_id <> all(array(select id from enterprise where organisation_id ="
                                + " any(cast(? as uuid[]))))",
                        OwnEnterprises.ids(vantage.hosts()));
            sides.side(
                    Sql.of(
                            "select id from referral where partner_id = any(cast(? as uuid[]))",
                            OwnEnterprises.ids(vantage.partners())),
                    referred);
        }
        return sides;
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                new PlacementId(row.getObject(1, UUID.class)),
                new Between(
                        new PlaceId(row.getObject(2, UUID.class)),
                        EnumCode.parse(PlaceKind.class, row.getString(3)),
                        new EnterpriseId(row.getObject(4, UUID.class)),
                        new ParticipantId(row.getObject(5, UUID.class)),
                        new NodeId(row.getObject(6, UUID.class)),
                        map(row.getObject(18, UUID.class), ReferralId::new)),
                new Terms(
                        row.getObject(7, LocalDate.class),
                        row.getObject(8, LocalDate.class),
                        row.getInt(9),
                        row.getString(10)),
                judgement(row),
                EnumCode.parse(State.class, row.getString(17)));
    }

    private static @Nullable Judgement judgement(ResultSet row) throws SQLException {
        Integer version = row.getObject(11, Integer.class);
        if (version == null) return null;
        String reason = row.getString(14);
        Permit permit = reason == null ? null : new Permit(reason, new Actor(row.getString(15), Reads.moment(row, 16)));
        return new Judgement(
                EnumCode.parse(PlaceKind.class, row.getString(3)).length(),
                version,
                new Span(row.getInt(12), row.getInt(13)),
                row.getObject(7, LocalDate.class),
                permit);
    }
}
