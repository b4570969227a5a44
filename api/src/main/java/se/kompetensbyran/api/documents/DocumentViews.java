package se.kompetensbyran.api.documents;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.documents.DocumentEnrolmentViews.EnrolmentPartView;
import se.kompetensbyran.api.documents.DocumentPlacementViews.PlacementPartView;
import se.kompetensbyran.api.identities.IdentityViews.AccessView;
import se.kompetensbyran.api.identities.IdentityViews.IdentityFacts;
import se.kompetensbyran.api.participants.ParticipantViews.ConsentView;
import se.kompetensbyran.api.participants.ParticipantViews.ParticipantView;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.domain.documents.Documents;
import se.kompetensbyran.domain.documents.Documents.ReferralPart;
import se.kompetensbyran.domain.findings.FindingKind;
import se.kompetensbyran.domain.handovers.Closing;
import se.kompetensbyran.domain.handovers.HandoverId;
import se.kompetensbyran.domain.handovers.HandoverReason;
import se.kompetensbyran.domain.handovers.HandoverRefusal;
import se.kompetensbyran.domain.handovers.Told;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.participants.Facts;
import se.kompetensbyran.domain.referrals.CaseReference;
import se.kompetensbyran.domain.referrals.DeclineReason;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.Stage;
import se.kompetensbyran.domain.referrals.Step;
import se.kompetensbyran.domain.retention.RetentionHold;
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

            @Schema(description = "The day since which the node has been told that it goes; left out until it has.")
            @Nullable
            LocalDate nodeToldOn,

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

            @Schema(description = "Handovers between support nodes, the latest first.", maxItems = 10_000)
            List<HandoverPartView> handovers,

            @Schema(
                    description =
                            "What was found to be wrong in what is held, what was mended among it, the latest first.",
                    maxItems = 10_000)
            List<FindingPartView> findings,

            @Schema(
                    description = "Who came to know who it is, this time among them, the latest first.",
                    maxItems = 10_000)
            List<AccessView> accesses,

            @Schema(description = "The participant.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** Something that was wrong. */
    @Schema(name = "DocumentFinding", description = "Something that is wrong in what is held of the person, or was.")
    record FindingPartView(
            @Schema(description = "What is wrong; a code of finding-kinds.", example = "placement-past-end")
            FindingKind kind,

            @Schema(
                    description = "The identifier of the placement or the enrolment that it is about.",
                    format = "uuid",
                    maxLength = 36,
                    example = "01976f2e-5c00-7000-8000-0000000000b1")
            UUID about,

            @Schema(description = "The support node that is to mend it.", maxLength = 200, example = "Påhittade noden")
            String node,

            @Schema(description = "The day since which it is wrong.", example = "2024-06-03")
            LocalDate since,

            @Schema(description = "The day on which it was found.", example = "2024-06-04")
            LocalDate foundOn,

            @Schema(description = "The day on which it was found to be mended, if it has been.", example = "2024-06-10")
            @Nullable
            LocalDate mendedOn) {

        static FindingPartView of(Documents.FindingPart it) {
            return new FindingPartView(it.kind(), it.about(), it.node(), it.since(), it.foundOn(), it.mendedOn());
        }
    }

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

    /** A handover. */
    @Schema(
            name = "DocumentHandover",
            description = "That the person was offered to another support node, with what that was told.")
    record HandoverPartView(
            HandoverId id,

            @Schema(description = "The support node that gives.", maxLength = 200, example = "Påhittade noden")
            String from,

            @Schema(
                    description = "The one that was to take the person on.",
                    maxLength = 200,
                    example = "Den andra påhittade noden")
            String to,

            @Schema(description = "Why; a code of handover-reasons.", example = "moved")
            HandoverReason reason,

            @Schema(
                    description = "In which project the person was to go on there, if in one.",
                    maxLength = 200,
                    example = "Påhittade projektet")
            @Nullable
            String project,

            @Schema(description = "Where it stands; a code of handover-stages.", example = "accepted")
            se.kompetensbyran.domain.handovers.Stage stage,

            @Schema(description = "The year of birth that is told; there while it waits.") @Nullable
            Year birthYear,

            @Schema(
                    description = "The gender that is told; a code of genders. There while it waits.",
                    example = "woman")
            @Nullable
            Gender gender,

            @Schema(description = "Where the person lives, as it is told; there while it waits.") @Nullable
            MunicipalityCode municipality,

            @Schema(
                    description = "The groups that are told; codes of target-groups. There while it waits.",
                    example = "[\"unemployed\"]",
                    maxItems = 20)
            List<String> targetGroups,

            @Schema(description = "Why it was declined; a code of handover-refusals.", example = "no-room") @Nullable
            HandoverRefusal refusal,

            @Schema(description = "When it was offered.", example = "2024-06-03T09:00:00Z")
            Instant offeredAt,

            @Schema(description = "When it came to its end, if it has.", example = "2024-06-10T09:00:00Z") @Nullable
            Instant closedAt) {

        static HandoverPartView of(Documents.HandoverPart it) {
            Told told = it.told();
            Closing closing = it.closing();
            return new HandoverPartView(
                    it.id(),
                    it.from(),
                    it.to(),
                    it.reason(),
                    it.project(),
                    it.stage(),
                    told == null ? null : told.birthYear(),
                    told == null ? null : told.gender(),
                    told == null ? null : told.municipality(),
                    told == null
                            ? List.of()
                            : told.targetGroups().stream().sorted().toList(),
                    closing == null ? null : closing.refusal(),
                    it.offered().at(),
                    closing == null ? null : closing.by().at());
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
}
