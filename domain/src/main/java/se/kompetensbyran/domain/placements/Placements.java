package se.kompetensbyran.domain.placements;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/**
 * The placements. What cannot be seen from the vantage that is told is not there, and those of who has been erased are there to be
 * counted only.
 */
public interface Placements {

    /** The fields that a list of placements can be sorted by. */
    List<String> SORTABLE = List.of("firstDay", "lastDay");

    /**
     * What a search looks for; each part narrows it.
     *
     * @param isExceeding those that are longer than the rule by which they were judged says, or those that are not
     */
    record Search(
            @Nullable ParticipantId participant,
            @Nullable PlaceId place,
            @Nullable EnterpriseId enterprise,
            @Nullable State state,
            @Nullable ReferralId referral,
            @Nullable Boolean isExceeding) {}

    /** A placement in a list. */
    record Line(
            PlacementId id,
            Between between,
            Terms terms,
            @Nullable Judgement judgement,
            State state) {}

    /** The placement, if there is one. */
    Optional<Placement> find(PlacementId id, Vantage vantage);

    /** The placement. @throws PlacementProblem.Unknown when there is none */
    default Placement get(PlacementId id, Vantage vantage) {
        return find(id, vantage).orElseThrow(() -> new PlacementProblem.Unknown(id));
    }

    /** Whether {@code participant} has one that is not over, a draft among them. */
    boolean hasOpen(ParticipantId participant, Vantage vantage);

    /**
     * Adds or replaces it.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     * @throws PlacementProblem.Unknown when it cannot be seen
     * @throws PlacementProblem.PlacedAlready when the participant has another at the place that is not over
     */
    Placement save(Placement it, Vantage vantage);

    /** Those that fit {@code search}, the latest first day first. */
    Page<Line> search(Search search, Vantage vantage, PageRequest wanted);
}
