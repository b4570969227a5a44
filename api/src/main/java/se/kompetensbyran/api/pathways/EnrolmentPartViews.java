package se.kompetensbyran.api.pathways;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.JudgementView;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.pathways.Climb;
import se.kompetensbyran.domain.pathways.DayCorrection;
import se.kompetensbyran.domain.pathways.Education;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.LabourStatus;
import se.kompetensbyran.domain.pathways.LadderStep;
import se.kompetensbyran.domain.pathways.Livelihood;
import se.kompetensbyran.domain.pathways.Reading;
import se.kompetensbyran.domain.pathways.Reading.Moment;
import se.kompetensbyran.domain.pathways.Situation;
import se.kompetensbyran.domain.pathways.Stage;
import se.kompetensbyran.domain.pathways.StepReason;
import se.kompetensbyran.domain.pathways.Suspension;
import se.kompetensbyran.domain.pathways.SuspensionCorrection;
import se.kompetensbyran.domain.rules.Judged;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.shared.Actor;

/** How what belongs to an enrolment is shown and told: how the person stood to work, the ladder, absences, corrected days, permits. */
@Singleton
final class EnrolmentPartViews {

    private final Addresses addresses;
    private final Time time;

    EnrolmentPartViews(Addresses addresses, Time time) {
        this.addresses = addresses;
        this.time = time;
    }

    /** Shows a suspension to somebody of whose node it is or not, and who may put it right or not. */
    SuspensionView show(Enrolment of, Suspension it, boolean isOwn, boolean isCorrecting) {
        String self = addresses.of("enrolments", of.id(), "suspensions", it.id());
        List<Link> links = isCorrecting && of.stage() != Stage.MISREGISTERED
                ? List.of(
                        new Link("correct", self + "/corrections", "POST"),
                        new Link("remove", self + "/removals", "POST"))
                : List.of();
        return new SuspensionView(
                it.id(),
                it.reason(),
                it.days().from(),
                it.days().lastDay().orElse(null),
                it.judged().stream().map(one -> judgement(of, one, isOwn)).toList(),
                it.by().who(),
                it.by().at(),
                links);
    }

    /** What a rule said of the enrolment, or of a suspension of it. */
    // What should never have been registered is judged no more.
    JudgementView judgement(Enrolment of, Judged it, boolean isOwn) {
        boolean isOpen = it.day() == null && of.stage() != Stage.MISREGISTERED;
        return JudgementView.of(it, isOpen ? time.today() : it.by().limit(), isOwn);
    }

    /** Shows a step of the ladder. */
    ClimbView show(Enrolment of, Climb it, boolean isOwn) {
        boolean isCorrected = of.climbs().stream().anyMatch(one -> it.id().equals(one.corrects()));
        List<Link> links = isOwn && !isCorrected && of.stage() != Stage.MISREGISTERED
                ? List.of(new Link(
                        "correct", addresses.of("enrolments", of.id(), "ladder-steps", it.id(), "corrections"), "POST"))
                : List.of();
        return new ClimbView(
                it.id(),
                it.on(),
                it.step(),
                it.ladder(),
                it.corrects(),
                isCorrected,
                it.by().who(),
                it.by().at(),
                links);
    }

    /** How somebody stood to work. */
    @Schema(
            name = "SituationReading",
            description = "How a person stood to work at the entry, at the exit, or when they were asked afterwards.")
    record ReadingView(
            @Schema(description = "Of when it tells; a code of reading-moments.", example = "exit")
            Moment moment,

            @Schema(description = "The day that it tells of.", example = "2027-03-12")
            LocalDate on,

            @Schema(
                    description = "Where the person stands on the labour market; a code of labour-statuses.",
                    example = "unemployed")
            LabourStatus status,

            @Schema(description = "Of what they mainly live; a code of livelihoods.", example = "activity-support")
            Livelihood livelihood,

            @Schema(description = "Their highest education; a code of education-levels.", example = "isced-3-4")
            Education education,

            @Schema(
                    description = "For how many months they have not worked, if that is known.",
                    format = "int32",
                    minimum = "0",
                    maximum = "720",
                    example = "31")
            @Nullable
            Integer monthsWithoutWork,

            @Schema(
                    description = "On which step of the ladder they stand; a code of ladder-steps.",
                    example = "work-training")
            LadderStep step,

            @Schema(description = "The version of the ladder.", minimum = "1", maximum = "9999", example = "1")
            int ladder,

            @Schema(description = "Who recorded it: a stable identifier.", maxLength = 200, example = "adviser-1")
            String recordedBy,

            @Schema(description = "When that was recorded.", example = "2027-03-12T09:00:00Z")
            Instant recordedAt) {

        static ReadingView of(Reading it) {
            Situation how = it.situation();
            return new ReadingView(
                    it.moment(),
                    it.on(),
                    how.status(),
                    how.livelihood(),
                    how.education(),
                    how.monthsWithoutWork(),
                    how.step(),
                    how.ladder(),
                    it.by().who(),
                    it.by().at());
        }

        static @Nullable ReadingView of(Enrolment it, Moment moment) {
            return it.reading(moment).map(ReadingView::of).orElse(null);
        }
    }

    /** A suspension. */
    @Schema(name = "Suspension", description = "A time for which a person was away (sv: uppehåll).")
    record SuspensionView(
            Suspension.Id id,

            @Schema(description = "Why; a code of enrolment-reasons.", example = "parental-leave")
            StepReason reason,

            @Schema(description = "The first day.", example = "2026-11-02")
            LocalDate firstDay,

            @Schema(description = "The last day; left out while it goes on.", example = "2026-11-29") @Nullable
            LocalDate lastDay,

            @Schema(
                    description = "What the rule said by which its length was judged; none when no rule is about it.",
                    maxItems = 1)
            List<JudgementView> judgements,

            @Schema(description = "Who recorded it: a stable identifier.", maxLength = 200, example = "adviser-1")
            String recordedBy,

            @Schema(description = "When that was recorded.", example = "2026-11-02T09:00:00Z")
            Instant recordedAt,

            @Schema(description = "What you may do with it now.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** A correction of a suspension. */
    @Schema(name = "SuspensionCorrection", description = "That a suspension was put down wrongly.")
    record SuspensionCorrectionView(
            @Schema(description = "Which; it says what holds, and is gone when there was none.")
            Suspension.Id suspension,

            @Schema(description = "The reason that was put down; a code of enrolment-reasons.", example = "health")
            StepReason wasReason,

            @Schema(description = "The first day that was put down.", example = "2026-11-02")
            LocalDate wasFirstDay,

            @Schema(
                    description = "The last day that was put down; left out when it went on then.",
                    example = "2026-11-29")
            @Nullable
            LocalDate wasLastDay,

            @Schema(description = "Why it was corrected; a code of day-correction-reasons.", example = "miswritten")
            DayCorrection.Reason reason,

            @Schema(description = "Who recorded it: a stable identifier.", maxLength = 200, example = "adviser-1")
            String recordedBy,

            @Schema(description = "When that was recorded.", example = "2026-11-30T09:00:00Z")
            Instant recordedAt) {

        static SuspensionCorrectionView of(SuspensionCorrection it) {
            return new SuspensionCorrectionView(
                    it.suspension(),
                    it.wasReason(),
                    it.wasDays().from(),
                    it.wasDays().lastDay().orElse(null),
                    it.reason(),
                    it.by().who(),
                    it.by().at());
        }
    }

    /** A step of the ladder. */
    @Schema(name = "LadderClimb", description = "That a person came to stand on a step of the ladder, up or down.")
    record ClimbView(
            Climb.Id id,

            @Schema(description = "The day on which they did.", example = "2026-11-30")
            LocalDate on,

            @Schema(description = "The step; a code of ladder-steps.", example = "internship")
            LadderStep step,

            @Schema(description = "The version of the ladder.", minimum = "1", maximum = "9999", example = "1")
            int ladder,

            @Schema(description = "What it says anew, if something was put down wrongly.")
            Climb.@Nullable Id corrects,

            @Schema(description = "Whether it was put down wrongly, and is said anew by another.", example = "false")
            boolean corrected,

            @Schema(description = "Who recorded it: a stable identifier.", maxLength = 200, example = "adviser-1")
            String recordedBy,

            @Schema(description = "When that was recorded.", example = "2026-11-30T09:00:00Z")
            Instant recordedAt,

            @Schema(description = "What you may do with it now.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** How somebody stands to work. */
    @Schema(name = "Situation", description = "How a person stands to work.")
    record SituationFacts(
            @Schema(
                    description = "Where the person stands on the labour market; a code of labour-statuses.",
                    example = "unemployed")
            LabourStatus status,

            @Schema(description = "Of what they mainly live; a code of livelihoods.", example = "activity-support")
            Livelihood livelihood,

            @Schema(description = "Their highest education; a code of education-levels.", example = "isced-3-4")
            Education education,

            @Schema(
                    description = "For how many months they have not worked, if that is known; 0 for who works.",
                    example = "31")
            @Min(0)
            @Max(720)
            @Nullable
            Integer monthsWithoutWork,

            @Schema(
                    description = "On which step of the ladder they stand; a code of ladder-steps.",
                    example = "work-training")
            LadderStep step) {

        Situation told() {
            return Situation.of(status, livelihood, education, monthsWithoutWork, step);
        }
    }

    /** A reading. */
    @Schema(description = "How a person stood to work at some moment.", example = """
                    {
                      "moment": "follow-up",
                      "on": "2027-09-13",
                      "situation": {
                        "status": "unemployed",
                        "livelihood": "activity-support",
                        "education": "isced-3-4",
                        "monthsWithoutWork": 31,
                        "step": "work-training"
                      }
                    }
                    """)
    record NewReading(
            @Schema(description = "Of when it tells; a code of reading-moments.", example = "follow-up")
            Moment moment,

            @Schema(
                    description =
                            "The day on which the person was asked afterwards, and only then: within the days that the rules say.",
                    example = "2027-09-13")
            @Nullable
            LocalDate on,

            SituationFacts situation,

            @Schema(
                    description = "Why a rule may be exceeded, from who may permit that; only when one would be.",
                    minLength = 1,
                    example = "Påhittat skäl.")
            @Size(max = 2000)
            @Nullable
            String exceedingReason) {}

    /** A suspension that is over. */
    @Schema(description = "A time for which a person was away, put down afterwards.", example = """
                    {"reason": "parental-leave", "firstDay": "2026-11-02", "lastDay": "2026-11-29"}
                    """)
    record NewSuspension(
            @Schema(description = "Why; a code of enrolment-reasons.", example = "parental-leave")
            StepReason reason,

            @Schema(description = "The first day.", example = "2026-11-02")
            LocalDate firstDay,

            @Schema(description = "The last day, not in the future.", example = "2026-11-29")
            LocalDate lastDay,

            @Schema(
                    description = "Why a rule may be exceeded, from who may permit that; only when one would be.",
                    minLength = 1,
                    example = "Påhittat skäl.")
            @Size(max = 2000)
            @Nullable
            String exceedingReason) {

        Suspension suspension(Actor by) {
            return Suspension.of(reason, firstDay, lastDay, by);
        }
    }

    /** A correction of a suspension. */
    @Schema(description = "When and why a person was away, said anew.", example = """
                    {
                      "reason": "parental-leave",
                      "firstDay": "2026-11-02",
                      "lastDay": "2026-11-22",
                      "correctionReason": "miswritten"
                    }
                    """)
    record NewSuspensionCorrection(
            @Schema(description = "Why; a code of enrolment-reasons.", example = "parental-leave")
            StepReason reason,

            @Schema(description = "The first day, not in the future.", example = "2026-11-02")
            LocalDate firstDay,

            @Schema(
                    description = "The last day, not in the future; left out of one that goes on, and only then.",
                    example = "2026-11-22")
            @Nullable
            LocalDate lastDay,

            @Schema(description = "Why it is corrected; a code of day-correction-reasons.", example = "miswritten")
            DayCorrection.Reason correctionReason,

            @Schema(
                    description = "Why a rule may be exceeded, from who may permit that; only when one would be.",
                    minLength = 1,
                    example = "Påhittat skäl.")
            @Size(max = 2000)
            @Nullable
            String exceedingReason) {}

    /** That a suspension never was. */
    @Schema(description = "That a person was not away.", example = """
                    {"correctionReason": "miswritten"}
                    """)
    record NewSuspensionRemoval(
            @Schema(description = "Why it is taken away; a code of day-correction-reasons.", example = "miswritten")
            DayCorrection.Reason correctionReason) {}

    /** A step of the ladder. */
    @Schema(description = "That a person came to stand on a step of the ladder.")
    record NewClimb(
            @Schema(description = "The day on which they did, between entry and exit.", example = "2026-11-30")
            LocalDate on,

            @Schema(description = "The step; a code of ladder-steps.", example = "internship")
            LadderStep step) {}

    /** That a rule may be exceeded. */
    @Schema(description = "That it may be longer, or told later, than a rule says.")
    record NewPermit(
            @Schema(
                    description =
                            "Which rule; a code of rule-kinds: enrolment-length, suspension-length or follow-up-until.",
                    example = "enrolment-length")
            RuleKind rule,

            @Schema(description = "Why, in words that tell of no person.", minLength = 1, example = "Påhittat skäl.")
            @Size(max = 2000)
            String exceedingReason) {}

    /** A correction of a day. */
    @Schema(description = "That the person entered or left on another day than was put down.", example = """
                    {"moment": "entry", "on": "2026-09-02", "reason": "miswritten"}
                    """)
    record NewDayCorrection(
            @Schema(description = "Which day; entry or exit, of reading-moments.", example = "entry")
            Moment moment,

            @Schema(description = "The day on which it was, not in the future.", example = "2026-09-02")
            LocalDate on,

            @Schema(description = "Why it is corrected; a code of day-correction-reasons.", example = "miswritten")
            DayCorrection.Reason reason,

            @Schema(
                    description = "Why a rule may be exceeded, from who may permit that; only when one would be.",
                    minLength = 1,
                    example = "Påhittat skäl.")
            @Size(max = 2000)
            @Nullable
            String exceedingReason) {}

    /** A correction of a day. */
    @Schema(name = "DayCorrection", description = "That the day of the entry or of the exit was put down wrongly.")
    record DayCorrectionView(
            @Schema(description = "Which day; entry or exit, of reading-moments.", example = "entry")
            Moment moment,

            @Schema(description = "The day that was put down.", example = "2026-09-03")
            LocalDate was,

            @Schema(description = "The day on which it was.", example = "2026-09-02")
            LocalDate on,

            @Schema(description = "Why it was corrected; a code of day-correction-reasons.", example = "miswritten")
            DayCorrection.Reason reason,

            @Schema(description = "Who recorded it: a stable identifier.", maxLength = 200, example = "adviser-1")
            String recordedBy,

            @Schema(description = "When that was recorded.", example = "2026-11-02T09:00:00Z")
            Instant recordedAt) {

        static DayCorrectionView of(DayCorrection it) {
            return new DayCorrectionView(
                    it.moment(),
                    it.was(),
                    it.on(),
                    it.reason(),
                    it.by().who(),
                    it.by().at());
        }
    }
}
