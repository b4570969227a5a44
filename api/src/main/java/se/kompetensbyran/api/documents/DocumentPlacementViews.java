package se.kompetensbyran.api.documents;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.documents.Documents.PlacementPart;
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
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.Permit;

/** How what is held of a person at places is shown to that person. */
final class DocumentPlacementViews {

    private DocumentPlacementViews() {}

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
            EndingPartView ending,

            @Schema(
                    description =
                            "What was put down wrongly of how it ended, before it was corrected, the oldest first.",
                    maxItems = 100)
            List<EndingPartView> formerEndings,

            @Schema(
                    description = "That the person did not begin, where that was put down wrongly, the oldest first.",
                    maxItems = 100)
            List<PlacementStepView> formerNoShows) {

        static PlacementPartView of(PlacementPart it) {
            Judgement judgement = it.judgement();
            Ending ending = it.ending();
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
                    ending == null ? null : EndingPartView.of(ending),
                    ending == null
                            ? List.of()
                            : ending.former().stream().map(EndingPartView::of).toList(),
                    it.formerMisses().stream().map(PlacementStepView::of).toList());
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

        static EndingPartView of(Ending it) {
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
