package se.kompetensbyran.persistence.referrals;

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
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.referrals.CaseReference;
import se.kompetensbyran.domain.referrals.Deadlines;
import se.kompetensbyran.domain.referrals.DeclineReason;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.ReferralProblem.ToldOtherwise;
import se.kompetensbyran.domain.referrals.ReferralProblem.Unknown;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.referrals.Stage;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Counts;
import se.kompetensbyran.persistence.shared.Locks;
import se.kompetensbyran.persistence.shared.OwnEnterprises;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.RowSecurity;
import se.kompetensbyran.persistence.shared.Sides;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Whole;
import se.kompetensbyran.persistence.shared.Writes;

/** Referrals, a row each with rows for their steps; each method says whose it comes near. */
@ApplicationScoped
@Transactional
class PanacheReferrals implements Referrals, PanacheRepositoryBase<ReferralEntity, UUID> {

    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of(
            "referral_reference_once", ToldOtherwise::new,
            // Has been erased, or handed over, since.
            "referral_of_the_own_participant", () -> new InvalidValue("participant", "unknown-participant"),
            // The partner has become part of another since that was asked for.
            "referral_partner_fk", Stale::new);

    private static final Map<String, String> COLUMNS =
            Map.of("sentOn", "r.sent_on nulls last", "answerBy", "r.answer_by nulls last");

    private final Reads reads;
    private final Counts counts;
    private final Writes writes;
    private final RowSecurity rows;

    PanacheReferrals(Reads reads, Writes writes, RowSecurity rows, Counts counts) {
        this.reads = reads;
        this.writes = writes;
        this.rows = rows;
        this.counts = counts;
    }

    @Override
    public Optional<Referral> find(ReferralId id, ReferralSight sight) {
        rows.show(sight);
        return Whole.find(getEntityManager(), ReferralEntity.class, id.value()).filter(it -> isInSight(it, sight));
    }

    @Override
    public Optional<Referral> hold(OrganisationId partner, CaseReference reference, ReferralSight sight) {
        // Whoever comes second waits here, and then finds what the first has saved.
        Locks.hold(getEntityManager(), "referral " + partner + " " + reference);
        rows.show(sight);
        Sql same = Sql.of(
                "select id from referral where partner_id = ? and reference = ?", partner.value(), reference.text());
        return reads.find(same, row -> new ReferralId(row.getObject(1, UUID.class)))
                .flatMap(it -> find(it, sight));
    }

    @Override
    public Referral save(Referral it, ReferralSight sight) {
        rows.show(sight);
        if (!isInSight(it, sight)) throw new Unknown(it.id());
        UUID id = it.id().value();
        return writes.save(it, id, findById(id), ReferralEntity::new, PROBLEMS);
    }

    @Override
    public void remove(Referral it, ReferralSight sight) {
        rows.show(sight);
        UUID id = it.id().value();
        writes.takeAway(it, id, findById(id));
    }

    @Override
    public Page<Line> search(Search search, ReferralSight sight, PageRequest wanted, LocalDate today) {
        rows.show(sight);
        Sql narrowing = Sql.of("")
                .and("r.node_id = ?", map(search.node(), NodeId::value))
                .and("r.partner_id = ?", map(search.partner(), OrganisationId::value));
        Stage stage = search.stage();
        if (stage == Stage.EXPIRED) narrowing.add(" and r.stage = 'sent' and r.answer_by < ?", today);
        else if (stage == Stage.SENT) narrowing.add(" and r.stage = 'sent' and r.answer_by >= ?", today);
        else narrowing.and("r.stage = ?", map(stage, EnumCode::of));
        Sides seen = from(Sides.of("referral r", narrowing), sight);
        String order = Reads.orderBy(wanted, COLUMNS, "r.id", "r.id");
        Sql found = Sql.of("select r.id, r.partner_id, r.reference, r.node_id, n.host_id,")
                .add(" case when r.stage = 'sent' and r.answer_by < ? then 'expired' else r.stage end,", today)
                .add(" r.reason, r.sent_on, r.remind_on, r.answer_by")
                .add(seen.from(order, wanted))
                .add(" join support_node n on n.id = r.node_id" + order)
                .add(" limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, found, counts, seen.counted(), PanacheReferrals::line);
    }

    @Override
    public List<ReferralId> waiting(ParticipantId participant, ReferralSight sight, LocalDate today) {
        rows.show(sight);
        return ids(Sql.of(
                "select id from referral where participant_id = ? and stage = 'sent' and answer_by >= ? order by id",
                participant.value(),
                today));
    }

    @Override
    public List<ReferralId> cameToNothing(OrganisationId host, int months, LocalDate today, int most) {
        ReferralSight own = ReferralSight.at(Sight.at(Set.of(host)));
        rows.show(own);
        // What was sent later cannot have come to nothing by then: they are found by an index. Days are Sweden's.
        Sql old = Sql.of(
                        "select r.id from referral r where r.participant_id is null and r.reference is not null"
                                + " and r.stage not in ('draft', 'accepted')"
                                + " and r.sent_on <= (cast(? as date) - make_interval(months => ?))::date + 3",
                        today,
                        months)
                .add(
                        " and (case r.stage when 'sent' then r.answer_by + 1 else (select max((s.changed_at at time zone"
                                + " 'Europe/Stockholm')::date) from referral_step s where s.referral_id = r.id) end"
                                + " + make_interval(months => ?))::date <= ?",
                        months,
                        today);
        RowSecurity.narrow(old, "r.node_id", Sight.at(Set.of(host)));
        return ids(old.add(" order by r.id limit ?", most));
    }

    @Override
    public List<ReferralId> naming(OrganisationId partner) {
        rows.show(ReferralSight.of(Set.of(partner)));
        return ids(Sql.of("select id from referral where partner_id = ? order by id", partner.value()));
    }

    private List<ReferralId> ids(Sql sql) {
        return reads.list(sql, row -> new ReferralId(row.getObject(1, UUID.class)));
    }

    private static Sides from(Sides sides, ReferralSight sight) {
        if (sight.nodes().isRegional()) return sides.all();
        Set<OrganisationId> partners = sight.partners();
        Sql sent = Sql.of("r.node_id = own.id and r.stage <> 'draft'");
        if (!partners.isEmpty()) {
            sides.side(
                    Sides.these(partners.stream().map(OrganisationId::value).toList()),
                    Sql.of("r.partner_id = own.id"));
            sent.add(" and r.partner_id <> all(cast(? as uuid[]))", OwnEnterprises.ids(partners));
        }
        if (!sight.nodes().hosts().isEmpty())
            sides.side(Sides.nodesOf(sight.nodes().hosts()), sent);
        return sides;
    }

    private boolean isInSight(Referral it, ReferralSight sight) {
        Sql host = Sql.of(
                "select n.host_id from support_node n where n.id = ?", it.node().value());
        return reads.find(host, row -> new OrganisationId(row.getObject(1, UUID.class)))
                .filter(one -> sight.reaches(it, one))
                .isPresent();
    }

    private static Line line(ResultSet row) throws SQLException {
        LocalDate remindOn = row.getObject(9, LocalDate.class);
        return new Line(
                new ReferralId(row.getObject(1, UUID.class)),
                new OrganisationId(row.getObject(2, UUID.class)),
                map(row.getString(3), CaseReference::new),
                new NodeId(row.getObject(4, UUID.class)),
                new OrganisationId(row.getObject(5, UUID.class)),
                EnumCode.parse(Stage.class, row.getString(6)),
                parse(DeclineReason.class, row.getString(7)),
                row.getObject(8, LocalDate.class),
                remindOn == null ? null : new Deadlines(remindOn, row.getObject(10, LocalDate.class)));
    }
}
