package se.kompetensbyran.domain.documents;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.participants.Facts;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.placements.Ending;
import se.kompetensbyran.domain.placements.Judgement;
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
            @Nullable Ending ending) {

        public PlacementPart {
            signatures = List.copyOf(signatures);
            steps = List.copyOf(steps);
        }
    }

    /** The referrals of {@code whose} as they stand on {@code today}, the latest first. */
    List<ReferralPart> referrals(ParticipantId whose, Sight sight, LocalDate today);

    /** The placements of {@code whose}, the latest first day first. */
    List<PlacementPart> placements(ParticipantId whose, Sight sight);
}
