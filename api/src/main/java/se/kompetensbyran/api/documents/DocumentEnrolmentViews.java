package se.kompetensbyran.api.documents;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.documents.Documents.EnrolmentPart;
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
import se.kompetensbyran.domain.pathways.Stage;
import se.kompetensbyran.domain.pathways.StageChange;
import se.kompetensbyran.domain.pathways.StepReason;
import se.kompetensbyran.domain.pathways.Suspension;
import se.kompetensbyran.domain.pathways.SuspensionCorrection;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.RuleKind;

/** How what is held of a person in projects is shown to that person. */
final class DocumentEnrolmentViews {

    private DocumentEnrolmentViews() {}

    /** An enrolment. */
    @Schema(
            name = "DocumentEnrolment",
            description =
                    "That the person took part in a project (sv: inskrivning), with all that was told of it; what was corrected stays.")
    record EnrolmentPartView(
            EnrolmentId id,

            @Schema(description = "The project.", maxLength = 200, example = "Utveckling av ASF i Dalarna")
            String project,

            @Schema(description = "The support node.", maxLength = 200, example = "Påhittade noden")
            String node,

            @Schema(
                    description =
                            "Where it stands; a code of enrolment-stages, among them that it should never have been registered.",
                    example = "completed")
            Stage stage,

            @Schema(description = "The day on which the person was to begin.", example = "2026-09-01")
            LocalDate plannedStart,

            @Schema(description = "The day on which they did, if they have.", example = "2026-09-03") @Nullable
            LocalDate enteredOn,

            @Schema(description = "The day on which they left, if they have.", example = "2027-03-12") @Nullable
            LocalDate leftOn,

            @Schema(
                    description = "How it went, for who has left: it follows from the readings; a code of outcomes.",
                    example = "closer")
            @Nullable
            Outcome outcome,

            @Schema(description = "The referral from which it came, if from one.") @Nullable
            ReferralId referral,

            @Schema(description = "The enrolment from which the person was transferred, if so.") @Nullable
            EnrolmentId transferredFrom,

            @Schema(description = "How it came there, oldest first.", maxItems = 101)
            List<EnrolmentStepView> steps,

            @Schema(
                    description = "Where the day of the entry or of the exit was put down wrongly, oldest first.",
                    maxItems = 100)
            List<DayCorrectionPartView> dayCorrections,

            @Schema(description = "By which rules it was judged.", maxItems = 10)
            List<JudgementPartView> judgements,

            @Schema(description = "When the person was away, in the order of days.", maxItems = 100)
            List<SuspensionPartView> suspensions,

            @Schema(
                    description =
                            "What was put down wrongly of that, before it was corrected or taken away, the oldest first.",
                    maxItems = 100)
            List<SuspensionCorrectionPartView> suspensionCorrections,

            @Schema(
                    description =
                            "How the person stood to work at the entry, at the exit and afterwards, oldest first; of each moment the"
                                    + " last holds.",
                    maxItems = 100)
            List<ReadingPartView> readings,

            @Schema(
                    description = "The steps of the ladder on which the person came to stand, oldest first.",
                    maxItems = 200)
            List<ClimbPartView> ladderSteps) {

        static EnrolmentPartView of(EnrolmentPart it) {
            return new EnrolmentPartView(
                    it.id(),
                    it.project(),
                    it.node(),
                    it.stage(),
                    it.plannedStart(),
                    it.enteredOn(),
                    it.leftOn(),
                    it.outcome(),
                    it.referral(),
                    it.transferredFrom(),
                    it.steps().stream().map(EnrolmentStepView::of).toList(),
                    it.corrections().stream().map(DayCorrectionPartView::of).toList(),
                    it.judgements().stream().map(JudgementPartView::of).toList(),
                    it.suspensions().stream().map(SuspensionPartView::of).toList(),
                    it.suspensionCorrections().stream()
                            .map(SuspensionCorrectionPartView::of)
                            .toList(),
                    it.readings().stream().map(ReadingPartView::of).toList(),
                    it.climbs().stream().map(ClimbPartView::of).toList());
        }
    }

    /** A step of an enrolment. */
    @Schema(name = "DocumentEnrolmentStep", description = "A step of an enrolment.")
    record EnrolmentStepView(
            @Schema(description = "Where it came; a code of enrolment-stages.", example = "active")
            Stage to,

            @Schema(description = "The day.", example = "2026-09-03")
            LocalDate on,

            @Schema(description = "Why, if that was told; a code of enrolment-reasons.", example = "plan-fulfilled")
            @Nullable
            StepReason reason) {

        static EnrolmentStepView of(StageChange it) {
            return new EnrolmentStepView(it.to(), it.on(), it.reason());
        }
    }

    /** A time for which the person was away. */
    @Schema(name = "DocumentSuspension", description = "A time for which the person was away (sv: uppehåll).")
    record SuspensionPartView(
            @Schema(description = "Why; a code of enrolment-reasons.", example = "parental-leave")
            StepReason reason,

            @Schema(description = "The first day.", example = "2026-11-02")
            LocalDate firstDay,

            @Schema(description = "The last day; left out while it goes on.", example = "2026-11-30") @Nullable
            LocalDate lastDay,

            @Schema(description = "By which rule its length was judged, if by one.") @Nullable
            JudgementPartView judgement) {

        static SuspensionPartView of(Suspension it) {
            Judgement judgement = it.judgement();
            return new SuspensionPartView(
                    it.reason(),
                    it.days().from(),
                    it.days().lastDay().orElse(null),
                    judgement == null ? null : JudgementPartView.of(judgement));
        }
    }

    /** By which rule something was judged. */
    @Schema(name = "DocumentJudgement", description = "By which rule something was judged, as the rule was then.")
    record JudgementPartView(
            @Schema(description = "What the rule is about; a code of rule-kinds.", example = "enrolment-length")
            RuleKind rule,

            @Schema(description = "The version of the rule.", minimum = "1", maximum = "9999", example = "1")
            int version,

            @Schema(description = "From which day it counts.", example = "2026-09-03")
            LocalDate from,

            @Schema(
                    description = "The last day that would be within the rule, or of follow-up-from the first.",
                    example = "2027-09-02")
            LocalDate limit,

            @Schema(
                    description = "Why it may be exceeded, if somebody has permitted that.",
                    maxLength = 2000,
                    example = "Påhittat skäl.")
            @Nullable
            String exceedingReason) {

        static JudgementPartView of(Judgement it) {
            Permit permit = it.permit();
            return new JudgementPartView(
                    it.rule(), it.version(), it.from(), it.limit(), permit == null ? null : permit.reason());
        }
    }

    /** A correction of a suspension. */
    @Schema(
            name = "DocumentSuspensionCorrection",
            description = "What was put down wrongly of a time for which the person was away.")
    record SuspensionCorrectionPartView(
            @Schema(description = "The reason that was put down; a code of enrolment-reasons.", example = "health")
            StepReason wasReason,

            @Schema(description = "The first day that was put down.", example = "2026-11-02")
            LocalDate wasFirstDay,

            @Schema(description = "The last day that was put down, if it had one.", example = "2026-11-29") @Nullable
            LocalDate wasLastDay,

            @Schema(description = "Why it was corrected; a code of day-correction-reasons.", example = "miswritten")
            DayCorrection.Reason reason) {

        static SuspensionCorrectionPartView of(SuspensionCorrection it) {
            return new SuspensionCorrectionPartView(
                    it.wasReason(), it.wasDays().from(), it.wasDays().lastDay().orElse(null), it.reason());
        }
    }

    /** A correction of a day. */
    @Schema(
            name = "DocumentDayCorrection",
            description = "That the day of the entry or of the exit was put down wrongly.")
    record DayCorrectionPartView(
            @Schema(description = "Which day; entry or exit, of reading-moments.", example = "entry")
            Reading.Moment moment,

            @Schema(description = "The day that was put down.", example = "2026-09-03")
            LocalDate was,

            @Schema(description = "The day on which it was.", example = "2026-09-02")
            LocalDate on,

            @Schema(description = "Why it was corrected; a code of day-correction-reasons.", example = "miswritten")
            DayCorrection.Reason reason) {

        static DayCorrectionPartView of(DayCorrection it) {
            return new DayCorrectionPartView(it.moment(), it.was(), it.on(), it.reason());
        }
    }

    /** How the person stood to work. */
    @Schema(
            name = "DocumentReading",
            description = "How the person stood to work at the entry, at the exit, or when they were asked afterwards.")
    record ReadingPartView(
            @Schema(description = "Of when it tells; a code of reading-moments.", example = "exit")
            Reading.Moment moment,

            @Schema(description = "The day that it tells of.", example = "2027-03-12")
            LocalDate on,

            @Schema(
                    description = "Where the person stood on the labour market; a code of labour-statuses.",
                    example = "unemployed")
            LabourStatus status,

            @Schema(description = "Of what they mainly lived; a code of livelihoods.", example = "activity-support")
            Livelihood livelihood,

            @Schema(description = "Their highest education; a code of education-levels.", example = "isced-3-4")
            Education education,

            @Schema(
                    description = "For how many months they had not worked, if that was told.",
                    format = "int32",
                    minimum = "0",
                    maximum = "720",
                    example = "31")
            @Nullable
            Integer monthsWithoutWork,

            @Schema(
                    description = "On which step of the ladder they stood; a code of ladder-steps.",
                    example = "work-training")
            LadderStep step,

            @Schema(description = "The version of the ladder.", minimum = "1", maximum = "9999", example = "1")
            int ladder) {

        static ReadingPartView of(Reading it) {
            Situation how = it.situation();
            return new ReadingPartView(
                    it.moment(),
                    it.on(),
                    how.status(),
                    how.livelihood(),
                    how.education(),
                    how.monthsWithoutWork(),
                    how.step(),
                    how.ladder());
        }
    }

    /** A step of the ladder. */
    @Schema(
            name = "DocumentLadderStep",
            description = "That the person came to stand on a step of the ladder (sv: stegförflyttning).")
    record ClimbPartView(
            Climb.Id id,

            @Schema(description = "The day.", example = "2026-11-02")
            LocalDate on,

            @Schema(description = "The step; a code of ladder-steps.", example = "internship")
            LadderStep step,

            @Schema(description = "The version of the ladder.", minimum = "1", maximum = "9999", example = "1")
            int ladder,

            @Schema(description = "Which one it says anew, if one.")
            Climb.@Nullable Id corrects) {

        static ClimbPartView of(Climb it) {
            return new ClimbPartView(it.id(), it.on(), it.step(), it.ladder(), it.corrects());
        }
    }
}
