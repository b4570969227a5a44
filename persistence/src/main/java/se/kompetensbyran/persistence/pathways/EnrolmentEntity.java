package se.kompetensbyran.persistence.pathways;

import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.pathways.Climb;
import se.kompetensbyran.domain.pathways.DayCorrection;
import se.kompetensbyran.domain.pathways.Education;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.EnrolmentId;
import se.kompetensbyran.domain.pathways.LabourStatus;
import se.kompetensbyran.domain.pathways.LadderStep;
import se.kompetensbyran.domain.pathways.Livelihood;
import se.kompetensbyran.domain.pathways.Reading;
import se.kompetensbyran.domain.pathways.Situation;
import se.kompetensbyran.domain.pathways.Stage;
import se.kompetensbyran.domain.pathways.StageChange;
import se.kompetensbyran.domain.pathways.StepReason;
import se.kompetensbyran.domain.pathways.Suspension;
import se.kompetensbyran.domain.pathways.SuspensionCorrection;
import se.kompetensbyran.domain.pathways.Whose;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.Span;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.persistence.shared.PartRow;
import se.kompetensbyran.persistence.shared.RootRow;
import se.kompetensbyran.persistence.shared.ValueRows;

@Entity
@Table(name = "enrolment")
class EnrolmentEntity extends RootRow<Enrolment> {

    @Id
    UUID id;

    @Column(name = "participant_id")
    UUID participantId;

    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "node_id")
    UUID nodeId;

    @Column(name = "referral_id")
    @Nullable
    UUID referralId;

    @Column(name = "transferred_from")
    @Nullable
    UUID transferredFrom;

    @Column(name = "planned_start")
    LocalDate plannedStart;

    String stage;

    @Column(name = "entered_on")
    @Nullable
    LocalDate enteredOn;

    @Column(name = "left_on")
    @Nullable
    LocalDate leftOn;

    @Nullable
    String outcome;

    @Column(name = "entry_step")
    @Nullable
    String entryStep;

    @Column(name = "entry_ladder")
    @Nullable
    Integer entryLadder;

    @Column(name = "exit_status")
    @Nullable
    String exitStatus;

    @Column(name = "exit_step")
    @Nullable
    String exitStep;

    @Column(name = "exit_ladder")
    @Nullable
    Integer exitLadder;

    @Column(name = "exceeded_from")
    @Nullable
    LocalDate exceededFrom;

    @Column(name = "ask_from")
    @Nullable
    LocalDate askFrom;

    @Column(name = "ask_until")
    @Nullable
    LocalDate askUntil;

    // By a trigger, when the participant is erased; what is left can be read no more.
    boolean forgotten;

    @ElementCollection
    @CollectionTable(name = "enrolment_stage_change", joinColumns = @JoinColumn(name = "enrolment_id"))
    @OrderColumn(name = "position")
    List<StageChangeRow> history = new ArrayList<>();

    @OneToMany(mappedBy = "enrolment", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<SuspensionRow> suspensions = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "enrolment_reading", joinColumns = @JoinColumn(name = "enrolment_id"))
    @OrderColumn(name = "position")
    List<ReadingRow> readings = new ArrayList<>();

    @OneToMany(mappedBy = "enrolment", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<ClimbRow> climbs = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "enrolment_judgement", joinColumns = @JoinColumn(name = "enrolment_id"))
    @OrderColumn(name = "position")
    List<JudgementRow> judgements = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "enrolment_day_correction", joinColumns = @JoinColumn(name = "enrolment_id"))
    @OrderColumn(name = "position")
    List<DayCorrectionRow> corrections = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "enrolment_suspension_correction", joinColumns = @JoinColumn(name = "enrolment_id"))
    @OrderColumn(name = "position")
    List<SuspensionCorrectionRow> suspensionCorrections = new ArrayList<>();

    @Override
    protected void fill(Enrolment it) {
        id = it.id().value();
        participantId = it.whose().participant().value();
        projectId = it.whose().project().value();
        nodeId = it.whose().node().value();
        referralId = map(it.referral(), ReferralId::value);
        transferredFrom = map(it.transferredFrom(), EnrolmentId::value);
        plannedStart = it.plannedStart();
        stage = EnumCode.of(it.stage());
        enteredOn = it.entered().orElse(null);
        leftOn = it.left().orElse(null);
        outcome = it.outcome().map(EnumCode::of).orElse(null);
        Situation entry = situation(it, Reading.Moment.ENTRY);
        entryStep = map(entry, one -> EnumCode.of(one.step()));
        entryLadder = map(entry, Situation::ladder);
        Situation exit = leftOn == null ? null : situation(it, Reading.Moment.EXIT);
        exitStatus = map(exit, one -> EnumCode.of(one.status()));
        exitStep = map(exit, one -> EnumCode.of(one.step()));
        exitLadder = map(exit, Situation::ladder);
        exceededFrom = it.exceededFrom().orElse(null);
        askFrom = toAsk(it, RuleKind.FOLLOW_UP_FROM);
        askUntil = toAsk(it, RuleKind.FOLLOW_UP_UNTIL);
        ValueRows.match(history, it.history().stream().map(StageChangeRow::of).toList());
        PartRow.match(suspensions, it.suspensions(), one -> one.id().value(), SuspensionRow::new, (row, one) -> {
            row.enrolment = this;
            row.fill(one);
        });
        ValueRows.match(readings, it.readings().stream().map(ReadingRow::of).toList());
        PartRow.match(climbs, it.climbs(), one -> one.id().value(), ClimbRow::new, (row, one) -> {
            row.enrolment = this;
            row.fill(one);
        });
        ValueRows.match(
                judgements, it.judgements().stream().map(JudgementRow::of).toList());
        ValueRows.match(
                corrections, it.corrections().stream().map(DayCorrectionRow::of).toList());
        ValueRows.match(
                suspensionCorrections,
                it.suspensionCorrections().stream()
                        .map(SuspensionCorrectionRow::of)
                        .toList());
    }

    private static @Nullable LocalDate toAsk(Enrolment it, RuleKind rule) {
        return it.isToBeAsked() ? it.judgement(rule).map(Judgement::limit).orElse(null) : null;
    }

    private static @Nullable Situation situation(Enrolment it, Reading.Moment moment) {
        return it.reading(moment).map(Reading::situation).orElse(null);
    }

    @Override
    protected Enrolment toDomain() {
        return new Enrolment(
                new EnrolmentId(id),
                revision,
                new Whose(new ParticipantId(participantId), new ProjectId(projectId), new NodeId(nodeId)),
                plannedStart,
                map(referralId, ReferralId::new),
                map(transferredFrom, EnrolmentId::new),
                history.stream().map(StageChangeRow::toDomain).toList(),
                PartRow.inOrder(suspensions).map(SuspensionRow::toDomain).toList(),
                readings.stream().map(ReadingRow::toDomain).toList(),
                PartRow.inOrder(climbs).map(ClimbRow::toDomain).toList(),
                judgements.stream().map(JudgementRow::toDomain).toList(),
                corrections.stream().map(DayCorrectionRow::toDomain).toList(),
                suspensionCorrections.stream()
                        .map(SuspensionCorrectionRow::toDomain)
                        .toList());
    }

    @Embeddable
    record StageChangeRow(
            String stage,
            @Column(name = "on_day") LocalDate onDay,
            @Nullable String reason,
            @Column(name = "recorded_by") String recordedBy,
            @Column(name = "recorded_at") Instant recordedAt) {

        static StageChangeRow of(StageChange it) {
            return new StageChangeRow(
                    EnumCode.of(it.to()),
                    it.on(),
                    map(it.reason(), EnumCode::of),
                    it.by().who(),
                    it.by().at());
        }

        StageChange toDomain() {
            return new StageChange(
                    EnumCode.parse(Stage.class, stage),
                    onDay,
                    parse(StepReason.class, reason),
                    new Actor(recordedBy, recordedAt));
        }
    }

    @Embeddable
    record ReadingRow(
            String moment,
            @Column(name = "on_day") LocalDate onDay,
            String status,
            String livelihood,
            String education,

            @Column(name = "months_without_work") @Nullable Integer monthsWithoutWork,

            String step,
            int ladder,
            @Column(name = "recorded_by") String recordedBy,
            @Column(name = "recorded_at") Instant recordedAt) {

        static ReadingRow of(Reading it) {
            Situation how = it.situation();
            return new ReadingRow(
                    EnumCode.of(it.moment()),
                    it.on(),
                    EnumCode.of(how.status()),
                    EnumCode.of(how.livelihood()),
                    EnumCode.of(how.education()),
                    how.monthsWithoutWork(),
                    EnumCode.of(how.step()),
                    how.ladder(),
                    it.by().who(),
                    it.by().at());
        }

        Reading toDomain() {
            return new Reading(
                    EnumCode.parse(Reading.Moment.class, moment),
                    onDay,
                    new Situation(
                            EnumCode.parse(LabourStatus.class, status),
                            EnumCode.parse(Livelihood.class, livelihood),
                            EnumCode.parse(Education.class, education),
                            monthsWithoutWork,
                            EnumCode.parse(LadderStep.class, step),
                            ladder),
                    new Actor(recordedBy, recordedAt));
        }
    }

    @Embeddable
    record JudgementRow(
            String rule,
            int version,
            int months,
            int days,
            @Column(name = "from_day") LocalDate fromDay,

            @Column(name = "permit_reason") @Nullable String permitReason,

            @Column(name = "permit_by") @Nullable String permitBy,

            @Column(name = "permit_at") @Nullable Instant permitAt) {

        static JudgementRow of(Judgement it) {
            Permit permit = it.permit();
            return new JudgementRow(
                    EnumCode.of(it.rule()),
                    it.version(),
                    it.span().months(),
                    it.span().days(),
                    it.from(),
                    map(permit, Permit::reason),
                    map(permit, one -> one.by().who()),
                    map(permit, one -> one.by().at()));
        }

        Judgement toDomain() {
            return new Judgement(
                    EnumCode.parse(RuleKind.class, rule),
                    version,
                    new Span(months, days),
                    fromDay,
                    permit(permitReason, permitBy, permitAt));
        }
    }

    private static @Nullable Permit permit(@Nullable String reason, @Nullable String by, @Nullable Instant at) {
        return reason == null || by == null || at == null ? null : new Permit(reason, new Actor(by, at));
    }

    @Embeddable
    record DayCorrectionRow(
            String moment,
            LocalDate was,
            @Column(name = "on_day") LocalDate onDay,
            String reason,
            @Column(name = "recorded_by") String recordedBy,
            @Column(name = "recorded_at") Instant recordedAt) {

        static DayCorrectionRow of(DayCorrection it) {
            return new DayCorrectionRow(
                    EnumCode.of(it.moment()),
                    it.was(),
                    it.on(),
                    EnumCode.of(it.reason()),
                    it.by().who(),
                    it.by().at());
        }

        DayCorrection toDomain() {
            return new DayCorrection(
                    EnumCode.parse(Reading.Moment.class, moment),
                    was,
                    onDay,
                    EnumCode.parse(DayCorrection.Reason.class, reason),
                    new Actor(recordedBy, recordedAt));
        }
    }

    @Embeddable
    record SuspensionCorrectionRow(
            @Column(name = "suspension_id") UUID suspensionId,
            @Column(name = "was_reason") String wasReason,
            @Column(name = "was_from") LocalDate wasFrom,

            @Column(name = "was_until") @Nullable LocalDate wasUntil,

            String reason,
            @Column(name = "recorded_by") String recordedBy,
            @Column(name = "recorded_at") Instant recordedAt) {

        static SuspensionCorrectionRow of(SuspensionCorrection it) {
            return new SuspensionCorrectionRow(
                    it.suspension().value(),
                    EnumCode.of(it.wasReason()),
                    it.wasDays().from(),
                    it.wasDays().until(),
                    EnumCode.of(it.reason()),
                    it.by().who(),
                    it.by().at());
        }

        SuspensionCorrection toDomain() {
            return new SuspensionCorrection(
                    new Suspension.Id(suspensionId),
                    EnumCode.parse(StepReason.class, wasReason),
                    new Period(wasFrom, wasUntil),
                    EnumCode.parse(DayCorrection.Reason.class, reason),
                    new Actor(recordedBy, recordedAt));
        }
    }

    @Entity
    @Table(name = "enrolment_suspension")
    static class SuspensionRow extends PartRow {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "enrolment_id")
        EnrolmentEntity enrolment;

        String reason;

        @Column(name = "from_day")
        LocalDate from;

        @Column(name = "until_day")
        @Nullable
        LocalDate until;

        @Column(name = "rule_version")
        @Nullable
        Integer ruleVersion;

        @Column(name = "rule_months")
        @Nullable
        Integer ruleMonths;

        @Column(name = "rule_days")
        @Nullable
        Integer ruleDays;

        @Column(name = "permit_reason")
        @Nullable
        String permitReason;

        @Column(name = "permit_by")
        @Nullable
        String permitBy;

        @Column(name = "permit_at")
        @Nullable
        Instant permitAt;

        @Column(name = "recorded_by")
        String recordedBy;

        @Column(name = "recorded_at")
        Instant recordedAt;

        void fill(Suspension it) {
            reason = EnumCode.of(it.reason());
            from = it.days().from();
            until = it.days().until();
            Judgement judgement = it.judgement();
            ruleVersion = map(judgement, Judgement::version);
            ruleMonths = map(judgement, one -> one.span().months());
            ruleDays = map(judgement, one -> one.span().days());
            Permit permit = judgement == null ? null : judgement.permit();
            permitReason = map(permit, Permit::reason);
            permitBy = map(permit, one -> one.by().who());
            permitAt = map(permit, one -> one.by().at());
            recordedBy = it.by().who();
            recordedAt = it.by().at();
        }

        Suspension toDomain() {
            return new Suspension(
                    new Suspension.Id(id),
                    EnumCode.parse(StepReason.class, reason),
                    new Period(from, until),
                    judgement(),
                    new Actor(recordedBy, recordedAt));
        }

        private @Nullable Judgement judgement() {
            if (ruleVersion == null || ruleMonths == null || ruleDays == null) return null;
            return new Judgement(
                    RuleKind.SUSPENSION_LENGTH,
                    ruleVersion,
                    new Span(ruleMonths, ruleDays),
                    from,
                    permit(permitReason, permitBy, permitAt));
        }
    }

    @Entity
    @Table(name = "enrolment_climb")
    static class ClimbRow extends PartRow {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "enrolment_id")
        EnrolmentEntity enrolment;

        @Column(name = "on_day")
        LocalDate onDay;

        String step;

        int ladder;

        @Nullable
        UUID corrects;

        @Column(name = "recorded_by")
        String recordedBy;

        @Column(name = "recorded_at")
        Instant recordedAt;

        void fill(Climb it) {
            onDay = it.on();
            step = EnumCode.of(it.step());
            ladder = it.ladder();
            corrects = map(it.corrects(), Climb.Id::value);
            recordedBy = it.by().who();
            recordedAt = it.by().at();
        }

        Climb toDomain() {
            return new Climb(
                    new Climb.Id(id),
                    onDay,
                    EnumCode.parse(LadderStep.class, step),
                    ladder,
                    map(corrects, Climb.Id::new),
                    new Actor(recordedBy, recordedAt));
        }
    }
}
