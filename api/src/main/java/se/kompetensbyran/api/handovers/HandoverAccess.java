package se.kompetensbyran.api.handovers;

import jakarta.inject.Singleton;
import se.kompetensbyran.api.participants.ParticipantAccess;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.handovers.Handover;
import se.kompetensbyran.domain.handovers.HandoverId;
import se.kompetensbyran.domain.handovers.HandoverProblem;
import se.kompetensbyran.domain.handovers.Handovers;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Sight;

/** Whose a handover is: of the organisations that run the two nodes. To everybody else it is not there. */
@Singleton
final class HandoverAccess {

    private final Handovers handovers;
    private final ParticipantAccess access;
    private final Nodes nodes;
    private final Caller caller;

    HandoverAccess(Handovers handovers, ParticipantAccess access, Nodes nodes, Caller caller) {
        this.handovers = handovers;
        this.access = access;
        this.nodes = nodes;
        this.caller = caller;
    }

    /** What the caller comes near: handovers from own nodes, and to them. */
    Sight sight() {
        return access.sight(Permission.HANDOVERS_HANDLE);
    }

    /** The handover, for somebody at one of its nodes. @throws HandoverProblem.Unknown for anybody else */
    Handover readable(HandoverId id) {
        return handovers.get(id, sight());
    }

    /**
     * The handover, for somebody at the giving node.
     *
     * @throws HandoverProblem.Unknown for somebody at neither
     * @throws EdgeProblem 403 for somebody at the other
     */
    Handover toGive(HandoverId id) {
        Handover it = readable(id);
        caller.demand(Permission.HANDOVERS_HANDLE, ParticipantAccess.at(host(it.from())));
        return it;
    }

    /** The handover, for somebody at the receiving node. @throws EdgeProblem 403 for somebody at the other */
    Handover toTake(HandoverId id) {
        Handover it = readable(id);
        caller.demand(Permission.HANDOVERS_HANDLE, ParticipantAccess.at(host(it.to())));
        return it;
    }

    /** Whether the caller works at the nodes of {@code host}. */
    boolean isAt(OrganisationId host) {
        return caller.may(Permission.HANDOVERS_HANDLE, ParticipantAccess.at(host));
    }

    /** Whether the participant is the caller's to read. */
    boolean isOwn(Handover it) {
        return access.isThere(Permission.PARTICIPANTS_READ, it.participant());
    }

    /** The organisation that runs the node. */
    OrganisationId host(NodeId node) {
        return nodes.get(node).host();
    }
}
