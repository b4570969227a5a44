package se.kompetensbyran.domain.placements;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.referrals.ReferralId;

/**
 * Between whom a placement is, for good.
 *
 * @param kind that of the place
 * @param enterprise whose place it is
 * @param node whose participant it is
 * @param referral the referral from which it comes, if from one: its partner signs as referrer
 */
public record Between(
        PlaceId place,
        PlaceKind kind,
        EnterpriseId enterprise,
        ParticipantId participant,
        NodeId node,
        @Nullable ReferralId referral) {

    /** Between who have that place and that participant, from no referral. */
    public static Between of(Place place, Participant participant) {
        return new Between(place.id(), place.kind(), place.enterprise(), participant.id(), participant.node(), null);
    }

    /** The same, from that referral. */
    public Between from(ReferralId one) {
        return new Between(place, kind, enterprise, participant, node, one);
    }

    /** On which side who records the signature of {@code party} stands. */
    public Side side(Party party) {
        return switch (party) {
            case PARTICIPANT -> Side.NODE;
            case HOST -> Side.ENTERPRISE;
            case REFERRER -> referral == null ? Side.NODE : Side.PARTNER;
        };
    }
}
