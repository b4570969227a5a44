package se.kompetensbyran.domain.placements;

import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;

/**
 * Between whom a placement is, for good.
 *
 * @param kind that of the place
 * @param enterprise whose place it is
 * @param node whose participant it is
 */
public record Between(PlaceId place, PlaceKind kind, EnterpriseId enterprise, ParticipantId participant, NodeId node) {

    /** Between who have that place and that participant. */
    public static Between of(Place place, Participant participant) {
        return new Between(place.id(), place.kind(), place.enterprise(), participant.id(), participant.node());
    }
}
