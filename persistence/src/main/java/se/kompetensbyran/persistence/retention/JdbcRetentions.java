package se.kompetensbyran.persistence.retention;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.retention.ActivityKind;
import se.kompetensbyran.domain.retention.Keeping;
import se.kompetensbyran.domain.retention.RetentionRule;
import se.kompetensbyran.domain.retention.Retentions;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.persistence.shared.Locks;
import se.kompetensbyran.persistence.shared.OwnEnterprises;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.RowSecurity;
import se.kompetensbyran.persistence.shared.Sql;

/**
 * When it is to go who participants are, out of the tables of every context that tells of days of theirs. Days are Sweden's. The same
 * as {@link Keeping} says of one is said of many in one statement.
 */
@ApplicationScoped
@Transactional
class JdbcRetentions implements Retentions {

    /** Where something happens to participants: each gives kinds and days of participant {@code whose.id}. A new context gets a line here. */
    private static final List<String> ACTIVITIES = List.of(
            day("consent", "greatest(signed_on, withdrawn_on)", "participant_consent"),
            day("identity", sweden("written_at"), "participant_identification"),
            "select 'referral', " + sweden("s.changed_at")
                    + " from referral r join referral_step s on s.referral_id = r.id"
                    + " where r.participant_id = whose.id",
            day("placement", "coalesce(over_on, last_day)", "placement"),
            // Who takes part does so today.
            day(
                    "enrolment",
                    "case when stage in ('active', 'suspended') then day.today"
                            + " else coalesce(left_on, entered_on, planned_start) end",
                    "enrolment"),
            "select 'handover', " + sweden("closed_at")
                    + " from handover where participant_id = whose.id and stage = 'accepted'",
            // Who is asked how it went, months after.
            "select 'enrolment', asked.on_day from enrolment e join enrolment_reading asked on asked.enrolment_id = e.id"
                    + " where e.participant_id = whose.id and asked.moment = 'follow-up'");

    private static final String WHOSE = " from (select cast(? as date) as today) day cross join participant whose"
            + " join participant_identification kept on kept.participant_id = whose.id";

    private static final String LAST = " cross join lateral (select kind, on_day from ("
            + ACTIVITIES.stream().collect(joining(" union all "))
            + ") all_of_it (kind, on_day) order by on_day desc, kind limit 1) last";

    private static final String HELD = " left join lateral (select max(until_day) as until_day from retention_hold"
            + " where participant_id = whose.id and released_at is null and until_day >= ?) held on true";

    private static final String TOLD = " left join retention_notice told on told.participant_id = whose.id";

    // As Keeping has it.
    private static final String KEPT = "greatest((last.on_day + make_interval(months => ?))::date, held.until_day + 1)";

    private final EntityManager entities;
    private final Reads reads;
    private final RowSecurity rows;

    JdbcRetentions(EntityManager entities, Reads reads, RowSecurity rows) {
        this.entities = entities;
        this.reads = reads;
        this.rows = rows;
    }

    private static String day(String kind, String day, String table) {
        return "select '" + kind + "', " + day + " from " + table + " where participant_id = whose.id";
    }

    private static String sweden(String moment) {
        return "(" + moment + " at time zone 'Europe/Stockholm')::date";
    }

    @Override
    public Optional<Keeping> of(ParticipantId whose, Sight sight, LocalDate today) {
        rows.show(sight);
        return reads.find(
                Sql.of(
                                "select last.on_day, last.kind, held.until_day, told.told_on, whose.restricted_for is not null"
                                        + WHOSE + LAST,
                                today)
                        .add(HELD + TOLD, today)
                        .add(" where whose.id = ?", whose.value()),
                row -> new Keeping(
                        row.getObject(1, LocalDate.class),
                        EnumCode.parse(ActivityKind.class, row.getString(2)),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class),
                        row.getBoolean(5)));
    }

    @Override
    public int tell(OrganisationId host, RetentionRule rule, LocalDate today) {
        rows.show(Sight.at(Set.of(host)));
        LocalDate soon = today.plusDays(rule.noticeDays());
        // Of whom it was written later, it is no time yet: they are found by an index, and their days are not asked
        // for.
        Sql standing = Sql.of(
                        "with standing as (select whose.id, coalesce(told.told_on, cast(? as date)) as told_on, told.told_on is null as is_new, "
                                + KEPT + " as kept_until" + WHOSE + LAST,
                        today,
                        rule.months(),
                        today)
                .add(HELD + TOLD, today)
                .add(
                        " where whose.node_id in (select own.id from support_node own where own.host_id = any(cast(? as uuid[])))"
                                + " and whose.restricted_for is null and " + sweden("kept.written_at")
                                + " <= (cast(? as date) - make_interval(months => ?))::date + 31),",
                        OwnEnterprises.ids(Set.of(host)),
                        soon,
                        rule.months());
        Sql statement = standing.add(
                        " due as (select id, told_on, is_new, greatest(kept_until, told_on + cast(? as int)) as goes_on from standing"
                                + " where kept_until <= ?),",
                        rule.noticeDays(),
                        soon)
                .add(
                        " untold as (delete from retention_notice n where not exists (select from due where due.id = n.participant_id)),")
                .add(
                        " told as (insert into retention_notice (participant_id, told_on, goes_on) select id, told_on, goes_on from due"
                                + " on conflict (participant_id) do update set goes_on = excluded.goes_on"
                                + " where retention_notice.goes_on <> excluded.goes_on)")
                .add(" select count(*) from due where is_new");
        return reads.find(statement, row -> row.getInt(1)).orElseThrow();
    }

    @Override
    public List<ParticipantId> due(OrganisationId host, LocalDate today, int most) {
        rows.show(Sight.at(Set.of(host)));
        return reads.list(
                RowSecurity.narrow(
                                Sql.of(
                                        "select n.participant_id from retention_notice n join participant p"
                                                + " on p.id = n.participant_id where n.goes_on <= ?",
                                        today),
                                "p.node_id",
                                Sight.at(Set.of(host)))
                        .add(" order by n.goes_on, n.participant_id limit ?", most),
                row -> new ParticipantId(row.getObject(1, UUID.class)));
    }

    @Override
    public void lock(ParticipantId whose) {
        Locks.hold(entities, "retention " + whose);
    }

    /** Takes back what was told of {@code whose}, who is in sight. */
    void untell(ParticipantId whose) {
        entities.createNativeQuery("delete from retention_notice where participant_id = ?1")
                .setParameter(1, whose.value())
                .executeUpdate();
    }
}
