package se.kompetensbyran.domain.referrals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/** The referrals. What is not in the sight that is shown is not there. */
public interface Referrals {

    /** The fields that a list of referrals can be sorted by. */
    List<String> SORTABLE = List.of("sentOn", "answerBy");

    /**
     * What a search looks for; each part narrows it.
     *
     * @param stage where they stand today
     */
    record Search(
            @Nullable Stage stage,
            @Nullable NodeId node,
            @Nullable OrganisationId partner) {}

    /**
     * A referral in a list.
     *
     * @param reference null once it is forgotten
     * @param host the organisation that runs its node
     * @param stage where it stands today
     */
    record Line(
            ReferralId id,
            OrganisationId partner,
            @Nullable CaseReference reference,
            NodeId node,
            OrganisationId host,
            Stage stage,
            @Nullable DeclineReason reason,
            @Nullable LocalDate sentOn,
            @Nullable Deadlines deadlines) {}

    /** The referral, if there is one. */
    Optional<Referral> find(ReferralId id, ReferralSight sight);

    /** The referral. @throws ReferralProblem.Unknown when there is none */
    default Referral get(ReferralId id, ReferralSight sight) {
        return find(id, sight).orElseThrow(() -> new ReferralProblem.Unknown(id));
    }

    /**
     * The referral, which the node has accepted as that participant.
     *
     * @throws InvalidValue {@code unknown-referral} when there is none about them, {@code not-accepted}
     */
    default Referral acceptedAs(ReferralId id, ParticipantId whose, ReferralSight sight) {
        Referral it = find(id, sight)
                .filter(one -> whose.equals(one.participant()))
                .orElseThrow(() -> new InvalidValue("referral", "unknown-referral"));
        boolean isAccepted = it.history().stream().anyMatch(one -> one.to() == Stage.ACCEPTED);
        InvalidValue.unless(isAccepted, "referral", "not-accepted");
        return it;
    }

    /** What {@code partner} has referred by {@code reference}, if anything. Until the transaction ends nobody else refers by it. */
    Optional<Referral> hold(OrganisationId partner, CaseReference reference, ReferralSight sight);

    /**
     * Adds or replaces it.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     * @throws ReferralProblem.Unknown when it is not in sight
     * @throws ReferralProblem.ToldOtherwise when the partner has referred another by the same reference
     */
    Referral save(Referral it, ReferralSight sight);

    /** Takes it away, as one that was never written. @throws Stale when somebody else saved it since it was read */
    void remove(Referral it, ReferralSight sight);

    /** Those that fit {@code search} on {@code today}, the oldest first. */
    Page<Line> search(Search search, ReferralSight sight, PageRequest wanted, LocalDate today);

    /** Those that wait for an answer on {@code today} of whom it is known that they are about {@code participant}. */
    List<ReferralId> waiting(ParticipantId participant, ReferralSight sight, LocalDate today);

    /**
     * Those to the nodes of {@code host} that came to nothing {@code months} months before {@code today} or earlier, as {@link
     * Referral#cameToNothing} says, and of which it is still held what was told; {@code most} at the most, by id.
     */
    List<ReferralId> cameToNothing(OrganisationId host, int months, LocalDate today, int most);

    /** Those that {@code partner} has referred, by id. */
    List<ReferralId> naming(OrganisationId partner);
}
