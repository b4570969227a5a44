package se.kompetensbyran.domain.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.findings.FindingKind;
import se.kompetensbyran.domain.handovers.Closing;
import se.kompetensbyran.domain.handovers.HandoverId;
import se.kompetensbyran.domain.handovers.HandoverReason;
import se.kompetensbyran.domain.handovers.Told;
import se.kompetensbyran.domain.participants.Facts;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Climb;
import se.kompetensbyran.domain.pathways.DayCorrection;
import se.kompetensbyran.domain.pathways.EnrolmentId;
import se.kompetensbyran.domain.pathways.Outcome;
import se.kompetensbyran.domain.pathways.Reading;
import se.kompetensbyran.domain.pathways.StageChange;
import se.kompetensbyran.domain.pathways.Suspension;
import se.kompetensbyran.domain.pathways.SuspensionCorrection;
import se.kompetensbyran.domain.placements.Ending;
import se.kompetensbyran.domain.placements.PlaceKind;
import se.kompetensbyran.domain.placements.PlacementId;
import se.kompetensbyran.domain.placements.Signature;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.StateChange;
import se.kompetensbyran.domain.placements.Terms;
import se.kompetensbyran.domain.referrals.CaseReference;
import se.kompetensbyran.domain.referrals.DeclineReason;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.Stage;
import se.kompetensbyran.domain.referrals.Step;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.PageRequest;

/**
 * The parts of the document of a participant that other contexts hold; {@link PageRequest#REACH} of each at most, and nothing that is
 * not in the sight that is shown.
 */
public interface Documents {

    /**
     * A referral of the person.
     *
     * @param partner the name of who referred
     * @param facts what the partner told of the person
     * @param stage where it stands
     */
    record ReferralPart(
            ReferralId id,
            String partner,
            @Nullable CaseReference reference,
            @Nullable Facts facts,
            Stage stage,
            @Nullable DeclineReason reason,
            List<Step> steps) {

        public ReferralPart {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A placement of the person.
     *
     * @param place the title of the place
     * @param enterprise the name of the enterprise
     * @param formerMisses that the person did not begin, where that was put down wrongly, the oldest first
     */
    record PlacementPart(
            PlacementId id,
            PlaceKind kind,
            String place,
            String enterprise,
            Terms terms,
            State state,
            @Nullable Judgement judgement,
            @Nullable String remark,
            List<Signature> signatures,
            List<StateChange> steps,
            @Nullable Ending ending,
            List<StateChange> formerMisses) {

        public PlacementPart {
            signatures = List.copyOf(signatures);
            steps = List.copyOf(steps);
            formerMisses = List.copyOf(formerMisses);
        }
    }

    /**
     * An enrolment of the person.
     *
     * @param project the name of the project
     * @param node the name of the support node
     * @param suspensions in the order of their days
     * @param suspensionCorrections what was put down wrongly of them, the oldest first
     * @param readings those that were corrected among them, the oldest first
     * @param climbs those that were corrected among them, in the order in which they were put down
     */
    record EnrolmentPart(
            EnrolmentId id,
            String project,
            String node,
            se.kompetensbyran.domain.pathways.Stage stage,
            LocalDate plannedStart,
            @Nullable LocalDate enteredOn,
            @Nullable LocalDate leftOn,
            @Nullable Outcome outcome,
            @Nullable ReferralId referral,
            @Nullable EnrolmentId transferredFrom,
            List<Judgement> judgements,
            List<StageChange> steps,
            List<DayCorrection> corrections,
            List<Suspension> suspensions,
            List<SuspensionCorrection> suspensionCorrections,
            List<Reading> readings,
            List<Climb> climbs) {

        public EnrolmentPart {
            judgements = List.copyOf(judgements);
            steps = List.copyOf(steps);
            corrections = List.copyOf(corrections);
            suspensions = List.copyOf(suspensions);
            suspensionCorrections = List.copyOf(suspensionCorrections);
            readings = List.copyOf(readings);
            climbs = List.copyOf(climbs);
        }
    }

    /**
     * A handover of the person.
     *
     * @param from the name of the support node that gives
     * @param to the name of the one that takes the person on
     * @param project the name of the project in which the person is to go on there, if in one
     * @param stage where it stands
     * @param told what the receiving node is told, while it waits
     */
    record HandoverPart(
            HandoverId id,
            String from,
            String to,
            HandoverReason reason,
            @Nullable String project,
            se.kompetensbyran.domain.handovers.Stage stage,
            @Nullable Told told,
            Actor offered,
            @Nullable Closing closing) {}

    /**
     * Something that was wrong in what is held of the person, or is.
     *
     * @param about the id of the placement or the enrolment that it is about
     * @param node the name of the support node that is to mend it
     * @param since the day since which it is wrong
     * @param foundOn the day on which it was found
     * @param mendedOn the day on which it was found to be mended, if it has been
     */
    record FindingPart(
            FindingKind kind,
            UUID about,
            String node,
            LocalDate since,
            LocalDate foundOn,
            @Nullable LocalDate mendedOn) {}

    /** What was found to be wrong in what is held of {@code whose}, what was mended too, the latest first. */
    List<FindingPart> findings(ParticipantId whose, Sight sight);

    /** The handovers of {@code whose} as they stand on {@code today}, the latest first. */
    List<HandoverPart> handovers(ParticipantId whose, Sight sight, LocalDate today);

    /** The referrals of {@code whose} as they stand on {@code today}, the latest first. */
    List<ReferralPart> referrals(ParticipantId whose, Sight sight, LocalDate today);

    /** The placements of {@code whose}, the latest first day first. */
    List<PlacementPart> placements(ParticipantId whose, Sight sight);

    /** The enrolments of {@code whose}, the latest first. */
    List<EnrolmentPart> enrolments(ParticipantId whose, Sight sight);
}
