package se.kompetensbyran.api.documents;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.identities.IdentityViews.AccessView;
import se.kompetensbyran.api.identities.IdentityViews.IdentityFacts;
import se.kompetensbyran.api.participants.ParticipantViews.ConsentView;
import se.kompetensbyran.api.participants.ParticipantViews.ParticipantView;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.domain.documents.Documents.EnrolmentPart;
import se.kompetensbyran.domain.documents.Documents.PlacementPart;
import se.kompetensbyran.domain.documents.Documents.ReferralPart;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.participants.Facts;
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
import se.kompetensbyran.domain.placements.Cause;
import se.kompetensbyran.domain.placements.Ending;
import se.kompetensbyran.domain.placements.Job;
import se.kompetensbyran.domain.placements.Party;
import se.kompetensbyran.domain.placements.PlaceKind;
import se.kompetensbyran.domain.placements.PlacementId;
import se.kompetensbyran.domain.placements.Signature;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.StateChange;
import se.kompetensbyran.domain.placements.Word;
import se.kompetensbyran.domain.referrals.CaseReference;
import se.kompetensbyran.domain.referrals.DeclineReason;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.Stage;
import se.kompetensbyran.domain.referrals.Step;
import se.kompetensbyran.domain.retention.RetentionHold;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.shared.Gender;

/** How all that is held of a person is shown to that person: what is said of them, and not which of the staff wrote it down. */
final class DocumentViews {

    private DocumentViews() {}

    /** All that is held of a person. */
    @Schema(
            name = "ParticipantDocument",
            description = "All that is held of a person, for that person (GDPR art. 15 and 20).")
    record DocumentView(
            @Schema(description = "When it was read.", example = "2024-06-03T09:00:00Z")
            Instant readAt,

            @Schema(description = "What is known, by pseudonym.")
            ParticipantView participant,

            @Schema(description = "Who it is, if that is kept.") @Nullable
            IdentityFacts identity,

            @Schema(
                    description =
                            "The day on which it goes who it is, if nothing more happens; left out where it does not.")
            @Nullable
            LocalDate identityGoesOn,

            @Schema(description = "Who has demanded that it is kept who it is, the latest first.", maxItems = 10_000)
            List<HoldPartView> holds,

            @Schema(
                    description = "What the person has consented to, oldest first, what was taken back among it.",
                    maxItems = 100)
            List<ConsentView> consents,

            @Schema(description = "Referrals, the latest first.", maxItems = 10_000)
            List<ReferralPartView> referrals,

            @Schema(description = "Enrolments in projects, the latest first.", maxItems = 10_000)
            List<EnrolmentPartView> enrolments,

            @Schema(description = "Placements, the latest first.", maxItems = 10_000)
            List<PlacementPartView> placements,

            @Schema(
                    description = "Who came to know who it is, this time among them, the latest first.",
                    maxItems = 10_000)
            List<AccessView> accesses,

            @Schema(description = "The participant.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** A demand that it is kept who it is. */
    @Schema(name = "DocumentHold", description = "That somebody has demanded that it is kept who the person is.")
    record HoldPartView(
            @Schema(description = "Who; a code of hold-reasons.", example = "funder")
            RetentionHold.Reason reason,

            @Schema(description = "More about it, if it was said.", maxLength = 500, example = "Granskas.") @Nullable
            String words,

            @Schema(description = "The last day.") LocalDate until,

            @Schema(description = "When it was demanded.", example = "2024-06-03T09:00:00Z")
            Instant givenAt,

            @Schema(description = "When it was released, if it has been.", example = "2024-09-03T09:00:00Z") @Nullable
            Instant releasedAt) {

        static HoldPartView of(RetentionHold it) {
            var released = it.released();
            return new HoldPartView(
                    it.reason(), it.words(), it.until(), it.given().at(), released == null ? null : released.at());
        }
    }

    /** A referral. */
    @Schema(name = "DocumentReferral", description = "A referral of the person, with what the partner told.")
    record ReferralPartView(
            ReferralId id,

            @Schema(description = "Who referred.", maxLength = 200, example = "Påhittade kommunen")
            String partner,

            @Schema(description = "By what the partner knows the case again.") @Nullable
            CaseReference reference,

            @Schema(description = "The year of birth, if it was told.") @Nullable
            Year birthYear,

            @Schema(description = "The gender; a code of genders.", example = "woman") @Nullable
            Gender gender,

            @Schema(description = "Where the person lives, if that was told.") @Nullable
            MunicipalityCode municipality,

            @Schema(
                    description = "The groups of persons to which it belongs; codes of target-groups.",
                    example = "[\"unemployed\"]",
                    maxItems = 20)
            List<String> targetGroups,

            @Schema(description = "Whether the person has a protected identity.", example = "false") @Nullable
            Boolean protectedIdentity,

            @Schema(description = "Where it stands; a code of referral-stages.", example = "accepted")
            Stage stage,

            @Schema(description = "Why it was declined, if it was; a code of decline-reasons.", example = "no-place")
            @Nullable
            DeclineReason reason,

            @Schema(description = "How it came there, oldest first.", maxItems = 100)
            List<ReferralStepView> steps) {

        static ReferralPartView of(ReferralPart it) {
            Facts facts = it.facts();
            return new ReferralPartView(
                    it.id(),
                    it.partner(),
                    it.reference(),
                    facts == null ? null : facts.birthYear(),
                    facts == null ? null : facts.gender(),
                    facts == null ? null : facts.municipality(),
                    facts == null
                            ? List.of()
                            : facts.targetGroups().stream().sorted().toList(),
                    facts == null ? null : facts.protectedIdentity(),
                    it.stage(),
                    it.reason(),
                    it.steps().stream().map(ReferralStepView::of).toList());
        }
    }

    /** A step of a referral. */
    @Schema(name = "DocumentReferralStep", description = "A step of a referral.")
    record ReferralStepView(
            @Schema(description = "Where it came; a code of referral-stages.", example = "sent")
            Stage to,

            @Schema(description = "When.", example = "2024-06-03T09:00:00Z")
            Instant at) {

        static ReferralStepView of(Step it) {
            return new ReferralStepView(it.to(), it.by().at());
        }
    }

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
            se.kompetensbyran.domain.pathways.Stage stage,

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
                    it.readings().stream().map(ReadingPartView::of).toList(),
                    it.climbs().stream().map(ClimbPartView::of).toList());
        }
    }

    /** A step of an enrolment. */
    @Schema(name = "DocumentEnrolmentStep", description = "A step of an enrolment.")
    record EnrolmentStepView(
            @Schema(description = "Where it came; a code of enrolment-stages.", example = "active")
            se.kompetensbyran.domain.pathways.Stage to,

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

    /** A placement. */
    @Schema(
            name = "DocumentPlacement",
            description = "A placement of the person, with all words of it: those of staff and the person's own.")
    record PlacementPartView(
            PlacementId id,

            @Schema(description = "The kind of the place; a code of place-kinds.", example = "work-training")
            PlaceKind kind,

            @Schema(description = "The place.", maxLength = 120, example = "Bageriet (påhittat)")
            String place,

            @Schema(description = "The enterprise.", maxLength = 200, example = "Påhittade kaféet")
            String enterprise,

            @Schema(description = "How far it has come; a code of placement-states.", example = "ended")
            State state,

            @Schema(description = "The first planned day.", example = "2026-11-23")
            LocalDate firstDay,

            @Schema(description = "The last planned day.", example = "2027-02-12")
            LocalDate lastDay,

            @Schema(description = "Hours a week.", minimum = "1", maximum = "40", example = "20")
            int hoursPerWeek,

            @Schema(description = "What the person does.", maxLength = 2000, example = "Baka bröd och kakor.")
            String tasks,

            @Schema(
                    description = "What else was thought worth knowing, if anything.",
                    maxLength = 2000,
                    example = "Börjar med halva dagar.")
            @Nullable
            String remark,

            @Schema(
                    description = "Why it may be longer than the rule says, if it is.",
                    maxLength = 2000,
                    example = "Påhittat skäl.")
            @Nullable
            String exceedingReason,

            @Schema(description = "Who has signed what is agreed.", maxItems = 3)
            List<SignaturePartView> signatures,

            @Schema(description = "How it came there, oldest first.", maxItems = 200)
            List<PlacementStepView> steps,

            @Schema(description = "How it ended; left out until it has.") @Nullable
            EndingPartView ending) {

        static PlacementPartView of(PlacementPart it) {
            Judgement judgement = it.judgement();
            Permit permit = judgement == null ? null : judgement.permit();
            return new PlacementPartView(
                    it.id(),
                    it.kind(),
                    it.place(),
                    it.enterprise(),
                    it.state(),
                    it.terms().firstDay(),
                    it.terms().lastDay(),
                    it.terms().hoursPerWeek(),
                    it.terms().tasks(),
                    it.remark(),
                    permit == null ? null : permit.reason(),
                    it.signatures().stream().map(SignaturePartView::of).toList(),
                    it.steps().stream().map(PlacementStepView::of).toList(),
                    EndingPartView.of(it.ending()));
        }
    }

    /** A signature. */
    @Schema(name = "DocumentSignature", description = "That a party has signed.")
    record SignaturePartView(
            @Schema(description = "Who; a code of placement-parties.", example = "participant")
            Party party,

            @Schema(description = "Whether somebody who represents the person did.", example = "false")
            boolean byRepresentative,

            @Schema(description = "The day.", example = "2026-11-20")
            LocalDate on) {

        static SignaturePartView of(Signature it) {
            return new SignaturePartView(it.party(), it.byRepresentative(), it.on());
        }
    }

    /** A step of a placement. */
    @Schema(name = "DocumentPlacementStep", description = "A step of a placement.")
    record PlacementStepView(
            @Schema(description = "Where it came; a code of placement-states.", example = "ongoing")
            State to,

            @Schema(description = "The day.", example = "2026-11-23")
            LocalDate on,

            @Schema(description = "Why the person did not come, if so; a code of placement-causes.", example = "other")
            @Nullable
            Cause cause,

            @Schema(description = "Why, in words, if it was said.", maxLength = 2000, example = "Platsen stängde.")
            @Nullable
            String reason) {

        static PlacementStepView of(StateChange it) {
            return new PlacementStepView(it.to(), it.on(), it.cause(), it.reason());
        }
    }

    /** How a placement ended. */
    @Schema(
            name = "DocumentEnding",
            description = "How a placement ended (sv: slutbedömning), and what the person says of it.")
    record EndingPartView(
            @Schema(description = "The last day.", example = "2027-02-12")
            LocalDate lastDay,

            @Schema(
                    description = "How many planned hours were missed.",
                    minimum = "0",
                    maximum = "99999",
                    example = "12")
            int hoursMissed,

            @Schema(description = "Why, if it was said; a code of placement-causes.", example = "other") @Nullable
            Cause cause,

            @Schema(
                    description = "On what contract the job is that it led to, if it did; a code of contract-forms.",
                    example = "permanent")
            Job.@Nullable ContractForm jobForm,

            @Schema(description = "The first day of that job.", example = "2027-03-01") @Nullable
            LocalDate jobStart,

            @Schema(description = "Whether the person agrees; a code of placement-answers.", example = "agrees")
            Word.Answer answer,

            @Schema(description = "What the person says.", maxLength = 2000, example = "Jag trivdes.") @Nullable
            String comment) {

        static @Nullable EndingPartView of(@Nullable Ending it) {
            if (it == null) return null;
            Job job = it.job();
            return new EndingPartView(
                    it.lastDay(),
                    it.hoursMissed(),
                    it.cause(),
                    job == null ? null : job.form(),
                    job == null ? null : job.start(),
                    it.word().answer(),
                    it.word().comment());
        }
    }
}
