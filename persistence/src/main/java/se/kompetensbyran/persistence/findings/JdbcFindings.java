package se.kompetensbyran.persistence.findings;

import static java.util.Map.entry;
import static se.kompetensbyran.persistence.shared.Values.map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import se.kompetensbyran.domain.findings.FindingId;
import se.kompetensbyran.domain.findings.FindingKind;
import se.kompetensbyran.domain.findings.Findings;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.placements.Terms;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.persistence.shared.OwnEnterprises;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.RowSecurity;
import se.kompetensbyran.persistence.shared.Sql;

/** What is wrong, a row each: a checker is one statement, which finds it, keeps what is new and closes what was mended. */
@ApplicationScoped
@Transactional
class JdbcFindings implements Findings {

    // Who took the last step of an enrolment.
    private static final String LAST_BY = "(select s.recorded_by from enrolment_stage_change s"
            + " where s.enrolment_id = e.id order by s.position desc limit 1)";

    /**
     * A checker for each kind: what is wrong on {@code day.today}, each once, as subject, participant, node, adviser and since when. A new
     * kind gets a line here.
     */
    private static final Map<FindingKind, String> CHECKERS = new EnumMap<>(Map.ofEntries(
            entry(
                    FindingKind.PLACEMENT_WITHOUT_WORD,
                    "select p.id, p.participant_id, p.node_id, p.author, p.ended_on from placement p, day"
                            + " where p.forgotten_at is null and p.answer = 'not-heard' and p.ended_on <= day.today - "
                            + FindingKind.DAYS_TO_TELL),
            entry(
                    FindingKind.PLACEMENTS_OVERLAP,
                    "select p.id, p.participant_id, p.node_id, p.author, p.first_day from placement p"
                            // On its first day as many lie over it of those that began before as on any other day of
                            // it.
                            + " where p.state in ('signed', 'ongoing') and (select sum(o.hours_per_week) from placement o"
                            + " where o.participant_id = p.participant_id and o.state in ('signed', 'ongoing')"
                            + " and (o.first_day, o.id) <= (p.first_day, p.id) and o.last_day >= p.first_day) > "
                            + Terms.MAX_HOURS),
            entry(
                    FindingKind.PLACEMENT_PAST_END,
                    "select p.id, p.participant_id, p.node_id, p.author, p.last_day from placement p, day"
                            + " where p.state in ('to-sign', 'signed', 'ongoing') and p.last_day < day.today"),
            entry(
                    FindingKind.EXIT_WITHOUT_OUTCOME,
                    // By what the rule of the exit said when it was put down; of an exit from before there were rules
                    // by the one of that day.
                    "select e.id, e.participant_id, e.node_id, " + LAST_BY + ", e.left_on from enrolment e"
                            + " left join enrolment_judgement j on j.enrolment_id = e.id and j.rule = 'outcome-told'"
                            + " left join rule r on j.rule is null and r.kind = 'outcome-told' and r.validity @> e.left_on,"
                            + " day where not e.forgotten and e.exit_status is null"
                            + " and e.left_on + make_interval(months => coalesce(j.months, r.months),"
                            + " days => coalesce(j.days, r.days)) < day.today"
                            + " and not exists (select from enrolment_stage_change s where s.enrolment_id = e.id"
                            + " and s.reason = 'consent-withdrawn')"),
            entry(
                    FindingKind.CONSENT_ENDED,
                    "select e.id, e.participant_id, e.node_id, " + LAST_BY + ", max(c.withdrawn_on) from enrolment e"
                            + " join participant_consent c on c.participant_id = e.participant_id"
                            + " where e.stage in ('planned', 'active', 'suspended') and c.withdrawn_on >= (select s.on_day"
                            + " from enrolment_stage_change s where s.enrolment_id = e.id and s.position = 0)"
                            + " and not exists (select from participant_consent h"
                            + " where h.participant_id = e.participant_id and h.withdrawn_on is null"
                            + " and ('path' = any(h.data) or not 'path' = any(c.data))) group by e.id"),
            entry(
                    FindingKind.ENROLMENT_PAST_END,
                    "select e.id, e.participant_id, e.node_id, " + LAST_BY + ", p.last_day from enrolment e"
                            + " join project p on p.id = e.project_id, day"
                            + " where e.stage in ('planned', 'active', 'suspended') and p.last_day < day.today"),
            entry(
                    FindingKind.FOLLOW_UP_MISSING,
                    "select e.id, e.participant_id, e.node_id, " + LAST_BY + ", e.ask_until from enrolment e"
                            + " join participant p on p.id = e.participant_id and p.restricted_at is null, day"
                            + " where e.ask_until < day.today")));

    private static final String OWN =
            " (select own.id from support_node own where own.host_id = any(cast(? as uuid[])))";

    private static final Map<String, String> COLUMNS = Map.of("since", "f.since", "foundOn", "f.found_on");

    private final Reads reads;
    private final RowSecurity rows;

    JdbcFindings(Reads reads, RowSecurity rows) {
        this.reads = reads;
        this.rows = rows;
    }

    @Override
    public Outcome check(FindingKind kind, OrganisationId host, LocalDate today) {
        rows.show(Sight.at(Set.of(host)));
        String own = OwnEnterprises.ids(Set.of(host));
        String code = EnumCode.of(kind);
        Sql statement = Sql.of("with day as (select cast(? as date) as today),", today)
                .add(" wrong as (select c.* from (" + CHECKERS.get(kind)
                        + ") c (subject_id, participant_id, node_id, adviser, since)")
                .add(" join participant w on w.id = c.participant_id where w.node_id in" + OWN + "),", own)
                .add(" mended as (update data_finding f set mended_on = greatest(f.found_on, ?)", today)
                .add(" where f.node_id in" + OWN + " and f.kind = ?", own, code)
                .add(
                        " and f.mended_on is null and not exists (select from wrong where wrong.subject_id = f.subject_id)")
                .add(" returning 1),")
                .add(
                        " added as (insert into data_finding (id, kind, subject_id, participant_id, node_id, adviser, since, found_on)")
                .add(
                        " select gen_random_uuid(), ?, subject_id, participant_id, node_id, adviser, since, ? from wrong"
                                // In one order, so that two who look at once wait for each other and not in a ring.
                                + " order by subject_id",
                        code,
                        today)
                .add(" on conflict (kind, subject_id) where mended_on is null do nothing returning 1)")
                .add(" select (select count(*) from added), (select count(*) from mended)");
        return reads.find(statement, row -> new Outcome(row.getInt(1), row.getInt(2)))
                .orElseThrow();
    }

    @Override
    public Page<Line> search(Search search, Sight sight, PageRequest wanted) {
        rows.show(sight);
        Sql matching = Sql.of(" from data_finding f where true")
                .and("f.kind = ?", map(search.kind(), EnumCode::of))
                .and("f.node_id = ?", map(search.node(), NodeId::value));
        Boolean isMended = search.isMended();
        if (isMended != null) matching.add(" and f.mended_on is " + (isMended ? "not null" : "null"));
        RowSecurity.narrow(matching, "f.node_id", sight);
        Sql found = Sql.of("select f.id, f.kind, f.subject_id, f.node_id, f.adviser, f.since, f.found_on, f.mended_on")
                .add(matching)
                .add(Reads.orderBy(wanted, COLUMNS, "f.since", "f.id"))
                .add(" limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, found, matching, JdbcFindings::line);
    }

    @Override
    public Map<FindingKind, Integer> counts(Sight sight) {
        rows.show(sight);
        Sql counts = RowSecurity.narrow(
                        Sql.of("select f.kind, count(*) from data_finding f where f.mended_on is null"),
                        "f.node_id",
                        sight)
                .add(" group by f.kind");
        Map<FindingKind, Integer> all = new EnumMap<>(FindingKind.class);
        for (FindingKind it : FindingKind.values()) all.put(it, 0);
        reads.list(counts, row -> all.put(EnumCode.parse(FindingKind.class, row.getString(1)), row.getInt(2)));
        return all;
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                new FindingId(row.getObject(1, UUID.class)),
                EnumCode.parse(FindingKind.class, row.getString(2)),
                row.getObject(3, UUID.class),
                new NodeId(row.getObject(4, UUID.class)),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class));
    }
}
