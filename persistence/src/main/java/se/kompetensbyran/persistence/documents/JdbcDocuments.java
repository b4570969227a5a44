package se.kompetensbyran.persistence.documents;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static se.kompetensbyran.persistence.shared.Reads.moment;
import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.documents.Documents;
import se.kompetensbyran.domain.findings.FindingKind;
import se.kompetensbyran.domain.handovers.Closing;
import se.kompetensbyran.domain.handovers.HandoverId;
import se.kompetensbyran.domain.handovers.HandoverReason;
import se.kompetensbyran.domain.handovers.HandoverRefusal;
import se.kompetensbyran.domain.handovers.Told;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.participants.Facts;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Climb;
import se.kompetensbyran.domain.pathways.DayCorrection;
import se.kompetensbyran.domain.pathways.Education;
import se.kompetensbyran.domain.pathways.EnrolmentId;
import se.kompetensbyran.domain.pathways.LabourStatus;
import se.kompetensbyran.domain.pathways.LadderStep;
import se.kompetensbyran.domain.pathways.Livelihood;
import se.kompetensbyran.domain.pathways.Outcome;
import se.kompetensbyran.domain.pathways.Reading;
import se.kompetensbyran.domain.pathways.Situation;
import se.kompetensbyran.domain.pathways.StageChange;
import se.kompetensbyran.domain.pathways.StepReason;
import se.kompetensbyran.domain.pathways.Suspension;
import se.kompetensbyran.domain.pathways.SuspensionCorrection;
import se.kompetensbyran.domain.placements.Cause;
import se.kompetensbyran.domain.placements.Ending;
import se.kompetensbyran.domain.placements.Job;
import se.kompetensbyran.domain.placements.Party;
import se.kompetensbyran.domain.placements.PlaceKind;
import se.kompetensbyran.domain.placements.PlacementId;
import se.kompetensbyran.domain.placements.Signature;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.StateChange;
import se.kompetensbyran.domain.placements.Terms;
import se.kompetensbyran.domain.placements.Word;
import se.kompetensbyran.domain.referrals.CaseReference;
import se.kompetensbyran.domain.referrals.DeclineReason;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.Stage;
import se.kompetensbyran.domain.referrals.Step;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.Span;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.RowSecurity;
import se.kompetensbyran.persistence.shared.Sql;

/** The parts of a person's document, each by a statement for what there is and one for each kind of part of that, however many. */
@ApplicationScoped
@Transactional
class JdbcDocuments implements Documents {

    private final Reads reads;
    private final RowSecurity rows;

    JdbcDocuments(Reads reads, RowSecurity rows) {
        this.reads = reads;
        this.rows = rows;
    }

    /** Something that belongs to the row with that id. */
    private record Owned<T>(UUID of, T it) {}

    @Override
    public List<FindingPart> findings(ParticipantId whose, Sight sight) {
        rows.show(sight);
        return reads.list(
                Sql.of(
                        "select f.kind, f.subject_id, n.name, f.since, f.found_on, f.mended_on from data_finding f"
                                + " join support_node n on n.id = f.node_id where f.participant_id = ?"
                                + " order by f.found_on desc, f.id desc limit ?",
                        whose.value(),
                        PageRequest.REACH),
                row -> new FindingPart(
                        EnumCode.parse(FindingKind.class, row.getString(1)),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getObject(5, LocalDate.class),
                        row.getObject(6, LocalDate.class)));
    }

    @Override
    public List<HandoverPart> handovers(ParticipantId whose, Sight sight, LocalDate today) {
        rows.show(sight);
        return reads.list(
                Sql.of(
                                "select h.id, giver.name, receiver.name, h.reason, p.name, case when h.stage = 'offered'"
                                        + " and h.answer_by < ? then 'expired' else h.stage end, h.birth_year, h.gender,"
                                        + " h.municipality, h.target_groups, h.offered_by, h.offered_at, h.refusal, h.closed_by,"
                                        + " h.closed_at from handover h join support_node giver on giver.id = h.from_node_id"
                                        + " join support_node receiver on receiver.id = h.to_node_id"
                                        + " left join project p on p.id = h.project_id where h.participant_id = ?"
                                        + " and h.reason is not null",
                                today,
                                whose.value())
                        .add(" order by h.id desc limit ?", PageRequest.REACH),
                row -> {
                    var stage = EnumCode.parse(se.kompetensbyran.domain.handovers.Stage.class, row.getString(6));
                    boolean isTold = stage == se.kompetensbyran.domain.handovers.Stage.OFFERED;
                    String closedBy = row.getString(14);
                    return new HandoverPart(
                            new HandoverId(row.getObject(1, UUID.class)),
                            row.getString(2),
                            row.getString(3),
                            EnumCode.parse(HandoverReason.class, row.getString(4)),
                            row.getString(5),
                            stage,
                            isTold ? told(row) : null,
                            new Actor(row.getString(11), moment(row, 12)),
                            closedBy == null
                                    ? null
                                    : new Closing(
                                            stage,
                                            parse(HandoverRefusal.class, row.getString(13)),
                                            new Actor(closedBy, moment(row, 15))));
                });
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                map(row.getObject(7, Integer.class), Year::of),
                EnumCode.parse(Gender.class, row.getString(8)),
                map(row.getString(9), MunicipalityCode::new),
                Set.copyOf(Reads.strings(row, 10)));
    }

    @Override
    public List<ReferralPart> referrals(ParticipantId whose, Sight sight, LocalDate today) {
        rows.show(sight);
        Map<UUID, List<Step>> steps = owned(
                "select s.referral_id, s.stage, s.reason, s.changed_by, s.changed_at from referral r"
                        + " join referral_step s on s.referral_id = r.id where r.participant_id = ?"
                        + " order by s.referral_id, s.position",
                whose,
                row -> new Step(
                        EnumCode.parse(Stage.class, row.getString(2)),
                        parse(DeclineReason.class, row.getString(3)),
                        new Actor(row.getString(4), moment(row, 5))));
        return reads.list(
                Sql.of(
                                "select r.id, o.name, r.reference, r.birth_year, r.gender, r.municipality, r.target_groups,"
                                        + " r.protected_identity, case when r.stage = 'sent' and r.answer_by < ? then 'expired'"
                                        + " else r.stage end, r.reason from referral r join organisation o on o.id = r.partner_id"
                                        + " where r.participant_id = ?",
                                today,
                                whose.value())
                        .add(" order by r.id desc limit ?", PageRequest.REACH),
                row -> {
                    UUID id = row.getObject(1, UUID.class);
                    return new ReferralPart(
                            new ReferralId(id),
                            row.getString(2),
                            map(row.getString(3), CaseReference::new),
                            facts(row),
                            EnumCode.parse(Stage.class, row.getString(9)),
                            parse(DeclineReason.class, row.getString(10)),
                            steps.getOrDefault(id, List.of()));
                });
    }

    @Override
    public List<PlacementPart> placements(ParticipantId whose, Sight sight) {
        rows.show(sight);
        Map<UUID, List<Signature>> signatures = owned(
                "select s.placement_id, s.party, s.by_representative, s.signed_on, s.recorded_by, s.recorded_at"
                        + " from placement p join placement_signature s on s.placement_id = p.id where p.participant_id = ?"
                        + " order by s.placement_id, s.position",
                whose,
                row -> new Signature(
                        EnumCode.parse(Party.class, row.getString(2)),
                        row.getBoolean(3),
                        row.getObject(4, LocalDate.class),
                        new Actor(row.getString(5), moment(row, 6))));
        Map<UUID, List<StateChange>> steps = owned(
                "select s.placement_id, s.state, s.on_day, s.cause, s.reason, s.recorded_by, s.recorded_at"
                        + " from placement p join placement_state_change s on s.placement_id = p.id where p.participant_id = ?"
                        + " order by s.placement_id, s.position",
                whose,
                row -> new StateChange(
                        EnumCode.parse(State.class, row.getString(2)),
                        row.getObject(3, LocalDate.class),
                        parse(Cause.class, row.getString(4)),
                        row.getString(5),
                        new Actor(row.getString(6), moment(row, 7))));
        Map<UUID, List<StateChange>> misses = owned(
                "select s.placement_id, s.on_day, s.cause, s.reason, s.recorded_by, s.recorded_at"
                        + " from placement p join placement_former_miss s on s.placement_id = p.id where p.participant_id = ?"
                        + " order by s.placement_id, s.position",
                whose,
                row -> new StateChange(
                        State.DID_NOT_START,
                        row.getObject(2, LocalDate.class),
                        EnumCode.parse(Cause.class, row.getString(3)),
                        row.getString(4),
                        new Actor(row.getString(5), moment(row, 6))));
        Map<UUID, List<Ending>> endings = owned(
                "select s.placement_id, s.last_day, s.hours_missed, s.cause, s.job_form, s.job_start, s.answer, s.comment,"
                        + " s.recorded_by, s.recorded_at from placement p"
                        + " join placement_former_ending s on s.placement_id = p.id where p.participant_id = ?"
                        + " order by s.placement_id, s.position",
                whose,
                row -> ending(row.getObject(2, LocalDate.class), row, 3, List.of()));
        return reads.list(
                Sql.of(
                        "select p.id, p.kind, place.title, e.name, p.first_day, p.last_day, p.hours_per_week, p.tasks,"
                                + " p.state, p.rule_version, p.rule_months, p.rule_days, p.permit_reason, p.permit_by,"
                                + " p.permit_at, p.remark, p.ended_on, p.hours_missed, p.cause, p.job_form, p.job_start,"
                                + " p.answer, p.comment, p.ended_by, p.ended_at from placement p"
                                + " join place on place.id = p.place_id join enterprise e on e.id = p.enterprise_id"
                                + " where p.participant_id = ? order by p.first_day desc, p.id desc limit ?",
                        whose.value(),
                        PageRequest.REACH),
                row -> {
                    UUID id = row.getObject(1, UUID.class);
                    LocalDate ended = row.getObject(17, LocalDate.class);
                    return new PlacementPart(
                            new PlacementId(id),
                            EnumCode.parse(PlaceKind.class, row.getString(2)),
                            row.getString(3),
                            row.getString(4),
                            new Terms(
                                    row.getObject(5, LocalDate.class),
                                    row.getObject(6, LocalDate.class),
                                    row.getInt(7),
                                    row.getString(8)),
                            EnumCode.parse(State.class, row.getString(9)),
                            judgement(
                                    EnumCode.parse(PlaceKind.class, row.getString(2))
                                            .length(),
                                    row.getObject(5, LocalDate.class),
                                    row,
                                    10),
                            row.getString(16),
                            signatures.getOrDefault(id, List.of()),
                            steps.getOrDefault(id, List.of()),
                            ended == null ? null : ending(ended, row, 18, endings.getOrDefault(id, List.of())),
                            misses.getOrDefault(id, List.of()));
                });
    }

    @Override
    public List<EnrolmentPart> enrolments(ParticipantId whose, Sight sight) {
        rows.show(sight);
        Map<UUID, List<StageChange>> steps = owned(
                "select s.enrolment_id, s.stage, s.on_day, s.reason, s.recorded_by, s.recorded_at from enrolment e"
                        + " join enrolment_stage_change s on s.enrolment_id = e.id where e.participant_id = ?"
                        + " order by s.enrolment_id, s.position",
                whose,
                row -> new StageChange(
                        EnumCode.parse(se.kompetensbyran.domain.pathways.Stage.class, row.getString(2)),
                        row.getObject(3, LocalDate.class),
                        parse(StepReason.class, row.getString(4)),
                        new Actor(row.getString(5), moment(row, 6))));
        Map<UUID, List<Suspension>> suspensions = owned(
                "select s.enrolment_id, s.id, s.reason, s.from_day, s.until_day, s.recorded_by, s.recorded_at,"
                        + " s.rule_version, s.rule_months, s.rule_days, s.permit_reason, s.permit_by, s.permit_at"
                        + " from enrolment e join enrolment_suspension s on s.enrolment_id = e.id"
                        + " where e.participant_id = ? order by s.enrolment_id, s.from_day",
                whose,
                row -> new Suspension(
                        new Suspension.Id(row.getObject(2, UUID.class)),
                        EnumCode.parse(StepReason.class, row.getString(3)),
                        new Period(row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class)),
                        judgement(RuleKind.SUSPENSION_LENGTH, row.getObject(4, LocalDate.class), row, 8),
                        new Actor(row.getString(6), moment(row, 7))));
        Map<UUID, List<Judgement>> judgements = owned(
                "select s.enrolment_id, s.rule, s.from_day, s.version, s.months, s.days, s.permit_reason, s.permit_by,"
                        + " s.permit_at from enrolment e join enrolment_judgement s on s.enrolment_id = e.id"
                        + " where e.participant_id = ? order by s.enrolment_id, s.position",
                whose,
                row -> judged(
                        EnumCode.parse(RuleKind.class, row.getString(2)), row.getObject(3, LocalDate.class), row, 4));
        Map<UUID, List<DayCorrection>> corrections = owned(
                "select s.enrolment_id, s.moment, s.was, s.on_day, s.reason, s.recorded_by, s.recorded_at from enrolment e"
                        + " join enrolment_day_correction s on s.enrolment_id = e.id where e.participant_id = ?"
                        + " order by s.enrolment_id, s.position",
                whose,
                row -> new DayCorrection(
                        EnumCode.parse(Reading.Moment.class, row.getString(2)),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class),
                        EnumCode.parse(DayCorrection.Reason.class, row.getString(5)),
                        new Actor(row.getString(6), moment(row, 7))));
        Map<UUID, List<SuspensionCorrection>> suspensionCorrections = owned(
                "select s.enrolment_id, s.suspension_id, s.was_reason, s.was_from, s.was_until, s.reason, s.recorded_by,"
                        + " s.recorded_at from enrolment e"
                        + " join enrolment_suspension_correction s on s.enrolment_id = e.id where e.participant_id = ?"
                        + " order by s.enrolment_id, s.position",
                whose,
                row -> new SuspensionCorrection(
                        new Suspension.Id(row.getObject(2, UUID.class)),
                        EnumCode.parse(StepReason.class, row.getString(3)),
                        new Period(row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class)),
                        EnumCode.parse(DayCorrection.Reason.class, row.getString(6)),
                        new Actor(row.getString(7), moment(row, 8))));
        Map<UUID, List<Reading>> readings = owned(
                "select s.enrolment_id, s.moment, s.on_day, s.status, s.livelihood, s.education, s.months_without_work,"
                        + " s.step, s.ladder, s.recorded_by, s.recorded_at from enrolment e"
                        + " join enrolment_reading s on s.enrolment_id = e.id where e.participant_id = ?"
                        + " order by s.enrolment_id, s.position",
                whose,
                JdbcDocuments::reading);
        Map<UUID, List<Climb>> climbs = owned(
                "select s.enrolment_id, s.id, s.on_day, s.step, s.ladder, s.corrects, s.recorded_by, s.recorded_at"
                        + " from enrolment e join enrolment_climb s on s.enrolment_id = e.id where e.participant_id = ?"
                        + " order by s.enrolment_id, s.position",
                whose,
                row -> new Climb(
                        new Climb.Id(row.getObject(2, UUID.class)),
                        row.getObject(3, LocalDate.class),
                        EnumCode.parse(LadderStep.class, row.getString(4)),
                        row.getInt(5),
                        map(row.getObject(6, UUID.class), Climb.Id::new),
                        new Actor(row.getString(7), moment(row, 8))));
        return reads.list(
                Sql.of(
                        "select e.id, p.name, n.name, e.stage, e.planned_start, e.entered_on, e.left_on, e.outcome,"
                                + " e.referral_id, e.transferred_from from enrolment e"
                                + " join project p on p.id = e.project_id join support_node n on n.id = e.node_id"
                                + " where e.participant_id = ? and not e.forgotten"
                                + " order by coalesce(e.entered_on, e.planned_start) desc, e.id desc limit ?",
                        whose.value(),
                        PageRequest.REACH),
                row -> {
                    UUID id = row.getObject(1, UUID.class);
                    return new EnrolmentPart(
                            new EnrolmentId(id),
                            row.getString(2),
                            row.getString(3),
                            EnumCode.parse(se.kompetensbyran.domain.pathways.Stage.class, row.getString(4)),
                            row.getObject(5, LocalDate.class),
                            row.getObject(6, LocalDate.class),
                            row.getObject(7, LocalDate.class),
                            parse(Outcome.class, row.getString(8)),
                            map(row.getObject(9, UUID.class), ReferralId::new),
                            map(row.getObject(10, UUID.class), EnrolmentId::new),
                            judgements.getOrDefault(id, List.of()),
                            steps.getOrDefault(id, List.of()),
                            corrections.getOrDefault(id, List.of()),
                            suspensions.getOrDefault(id, List.of()),
                            suspensionCorrections.getOrDefault(id, List.of()),
                            readings.getOrDefault(id, List.of()),
                            climbs.getOrDefault(id, List.of()));
                });
    }

    private <T> Map<UUID, List<T>> owned(String sql, ParticipantId whose, Reads.RowMapper<T> mapper) {
        return reads
                .list(Sql.of(sql, whose.value()), row -> new Owned<>(row.getObject(1, UUID.class), mapper.map(row)))
                .stream()
                .collect(groupingBy(Owned::of, mapping(Owned::it, toList())));
    }

    private static @Nullable Facts facts(ResultSet row) throws SQLException {
        String gender = row.getString(5);
        if (gender == null) return null;
        return new Facts(
                map(row.getObject(4, Integer.class), Year::of),
                EnumCode.parse(Gender.class, gender),
                map(row.getString(6), MunicipalityCode::new),
                Set.copyOf(Reads.strings(row, 7)),
                row.getBoolean(8));
    }

    private static Reading reading(ResultSet row) throws SQLException {
        return new Reading(
                EnumCode.parse(Reading.Moment.class, row.getString(2)),
                row.getObject(3, LocalDate.class),
                new Situation(
                        EnumCode.parse(LabourStatus.class, row.getString(4)),
                        EnumCode.parse(Livelihood.class, row.getString(5)),
                        EnumCode.parse(Education.class, row.getString(6)),
                        row.getObject(7, Integer.class),
                        EnumCode.parse(LadderStep.class, row.getString(8)),
                        row.getInt(9)),
                new Actor(row.getString(10), moment(row, 11)));
    }

    // Of that rule, counted from that day; its version and what goes with it begin at that column.
    private static @Nullable Judgement judgement(RuleKind rule, LocalDate from, ResultSet row, int at)
            throws SQLException {
        return row.getObject(at) == null ? null : judged(rule, from, row, at);
    }

    private static Judgement judged(RuleKind rule, LocalDate from, ResultSet row, int at) throws SQLException {
        String reason = row.getString(at + 3);
        Permit permit =
                reason == null ? null : new Permit(reason, new Actor(row.getString(at + 4), moment(row, at + 5)));
        Span span = new Span(row.getInt(at + 1), row.getInt(at + 2));
        return new Judgement(rule, row.getInt(at), span, from, permit);
    }

    // Of that last day; what goes with it begins at that column.
    private static Ending ending(LocalDate on, ResultSet row, int at, List<Ending> former) throws SQLException {
        String form = row.getString(at + 2);
        Job job = form == null
                ? null
                : new Job(EnumCode.parse(Job.ContractForm.class, form), row.getObject(at + 3, LocalDate.class));
        return new Ending(
                on,
                row.getInt(at),
                parse(Cause.class, row.getString(at + 1)),
                job,
                new Word(EnumCode.parse(Word.Answer.class, row.getString(at + 4)), row.getString(at + 5)),
                new Actor(row.getString(at + 6), moment(row, at + 7)),
                former);
    }
}
