package se.kompetensbyran.persistence.pathways;

import static se.kompetensbyran.persistence.shared.Values.parse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Education;
import se.kompetensbyran.domain.pathways.LabourStatus;
import se.kompetensbyran.domain.pathways.LadderStep;
import se.kompetensbyran.domain.pathways.Livelihood;
import se.kompetensbyran.domain.pathways.Outcome;
import se.kompetensbyran.domain.pathways.PathEvent;
import se.kompetensbyran.domain.pathways.Paths;
import se.kompetensbyran.domain.pathways.Results;
import se.kompetensbyran.domain.pathways.Situation;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.RowSecurity;
import se.kompetensbyran.persistence.shared.Sql;

/** A timeline as one statement over all that has steps, and results as one that groups; the domain says how it went for each group. */
@ApplicationScoped
@Transactional
class JdbcPaths implements Paths {

    private static final String EVENTS = """
             from (
               select (s.changed_at at time zone 'Europe/Stockholm')::date as on_day, cast(null as date) as until_day,
                   'referral' as kind, r.id as about, s.stage as code, s.changed_at as at
                 from referral r join referral_step s on s.referral_id = r.id
                 where r.participant_id = ? and s.stage <> 'draft'
               union all
               select r.answer_by + 1, null, 'referral', r.id, 'expired',
                   (r.answer_by + 1)::timestamp at time zone 'Europe/Stockholm'
                 from referral r where r.participant_id = ? and r.stage = 'sent' and r.answer_by < ?
               union all
               select s.on_day, null, 'enrolment', e.id, s.stage, s.recorded_at
                 from enrolment e join enrolment_stage_change s on s.enrolment_id = e.id
                 where e.participant_id = ? and s.stage <> 'suspended'
               union all
               select s.from_day, s.until_day - 1, 'suspension', e.id, s.reason, s.recorded_at
                 from enrolment e join enrolment_suspension s on s.enrolment_id = e.id
                 where e.participant_id = ? and e.stage <> 'misregistered'
               union all
               select s.on_day, null, 'ladder-step', e.id, s.step, s.recorded_at
                 from enrolment e join enrolment_climb s on s.enrolment_id = e.id
                 where e.participant_id = ? and e.stage <> 'misregistered'
                   and not exists (select from enrolment_climb c where c.corrects = s.id)
               union all
               select s.on_day, null, 'follow-up', e.id, s.status, s.recorded_at
                 from enrolment e join enrolment_reading s on s.enrolment_id = e.id
                 where e.participant_id = ? and e.stage <> 'misregistered' and s.moment = 'follow-up'
                   and not exists (select from enrolment_reading later
                   where later.enrolment_id = e.id and later.moment = 'follow-up' and later.position > s.position)
               union all
               select e.left_on, null, 'outcome', e.id, e.outcome, coalesce(greatest(
                   (select s.recorded_at from enrolment_stage_change s where s.enrolment_id = e.id
                     order by s.position desc limit 1),
                   (select s.recorded_at from enrolment_reading s where s.enrolment_id = e.id and s.moment = 'exit'
                     order by s.position desc limit 1)), e.changed_at)
                 from enrolment e where e.participant_id = ? and e.outcome is not null
               union all
               select s.on_day, null, 'placement', p.id, s.state, s.recorded_at
                 from placement p join placement_state_change s on s.placement_id = p.id where p.participant_id = ?
             ) event where true""";

    private static final int TOLD_OF_TODAY = 2;

    // Who has been handed over is counted where they were, by the gender that stands there; where none does it is not
    // known.
    private static final String GENDER = """
            coalesce(p.gender, (select h.gender from handover h
              where h.participant_id = e.participant_id and h.stage = 'accepted'
              order by h.closed_at desc limit 1), 'unknown')""";

    private static final String EPISODES = "select " + GENDER + """
            , e.entry_step, e.entry_ladder, e.exit_status, e.exit_step, e.exit_ladder, count(*)
              from enrolment e left join participant p on p.id = e.participant_id
              where e.project_id = ? and e.left_on is not null""";

    private static final String PERSONS = "select " + GENDER + """
            , e.entry_step, e.entry_ladder, e.exit_status, e.exit_step, e.exit_ladder, count(*) from (
              select distinct on (e.participant_id) e.participant_id, e.node_id, e.left_on,
                  first_value(e.entry_step) over first as entry_step, first_value(e.entry_ladder) over first as entry_ladder,
                  e.exit_status, e.exit_step, e.exit_ladder
                from enrolment e
                where e.project_id = ? and e.entered_on is not null and e.stage <> 'misregistered'
                window first as (partition by e.participant_id order by e.entered_on, e.id)
                order by e.participant_id, e.left_on desc nulls first, e.id desc
              ) e left join participant p on p.id = e.participant_id
              where e.left_on is not null""";

    private static final String GROUPED = " group by 1, 2, 3, 4, 5, 6";

    private final Reads reads;
    private final RowSecurity rows;

    JdbcPaths(Reads reads, RowSecurity rows) {
        this.reads = reads;
        this.rows = rows;
    }

    @Override
    public Page<PathEvent> timeline(ParticipantId participant, Sight sight, LocalDate today, PageRequest wanted) {
        rows.show(sight);
        Sql matching = events(participant, today);
        Sql found = Sql.of("select on_day, until_day, kind, about, code, at")
                .add(matching)
                .add(" order by on_day, at, kind, about limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, found, matching, JdbcPaths::event);
    }

    @Override
    public Results results(
            ProjectId project, Results.Count count, @Nullable LocalDate from, @Nullable LocalDate to, Sight sight) {
        rows.show(sight);
        Sql grouped = Sql.of(count == Results.Count.EPISODES ? EPISODES : PERSONS, project.value())
                .and("e.left_on >= ?", from)
                .and("e.left_on <= ?", to);
        RowSecurity.narrow(grouped, "e.node_id", sight).add(GROUPED);
        Map<Gender, Map<Outcome, Integer>> all = new EnumMap<>(Gender.class);
        reads.list(
                grouped,
                row -> all.computeIfAbsent(
                                EnumCode.parse(Gender.class, row.getString(1)), it -> new EnumMap<>(Outcome.class))
                        .merge(outcome(row), row.getInt(7), Integer::sum));
        Map<Gender, Results.Share> shares = new EnumMap<>(Gender.class);
        all.forEach((gender, counts) -> shares.put(gender, new Results.Share(counts)));
        return new Results(shares);
    }

    private static Sql events(ParticipantId participant, LocalDate today) {
        Sql all = Sql.of(" ");
        List<String> parts = List.of(EVENTS.split("\\?", -1));
        for (int i = 0; i < parts.size() - 1; i++)
            all.add(parts.get(i) + "?", i == TOLD_OF_TODAY ? today : participant.value());
        return all.add(parts.get(parts.size() - 1));
    }

    private static PathEvent event(ResultSet row) throws SQLException {
        return new PathEvent(
                row.getObject(1, LocalDate.class),
                row.getObject(2, LocalDate.class),
                EnumCode.parse(PathEvent.Kind.class, row.getString(3)),
                row.getObject(4, UUID.class),
                row.getString(5),
                Reads.moment(row, 6));
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        LabourStatus status = parse(LabourStatus.class, row.getString(4));
        Situation exit = status == null ? null : situation(status, row.getString(5), row.getInt(6));
        return Outcome.of(situation(LabourStatus.UNKNOWN, row.getString(2), row.getInt(3)), exit);
    }

    // What nothing of how it went follows from is not read.
    private static Situation situation(LabourStatus status, String step, int ladder) {
        return new Situation(
                status, Livelihood.UNKNOWN, Education.UNKNOWN, null, EnumCode.parse(LadderStep.class, step), ladder);
    }
}
