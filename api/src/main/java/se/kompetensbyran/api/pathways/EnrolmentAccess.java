package se.kompetensbyran.api.pathways;

import jakarta.inject.Singleton;
import java.util.Set;
import se.kompetensbyran.api.participants.ParticipantAccess;
import se.kompetensbyran.api.placements.PlacementAccess;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.ParticipantProblem;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.EnrolmentId;
import se.kompetensbyran.domain.pathways.EnrolmentProblem;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * Whose an enrolment is: the node's whose participant it is. An enterprise sees that those are enrolled who are placed with it. To
 * everybody else it is not there.
 */
@Singleton
final class EnrolmentAccess {

    private final Enrolments enrolments;
    private final ParticipantAccess participants;
    private final PlacementAccess placements;
    private final Nodes nodes;
    private final Caller caller;

    EnrolmentAccess(
            Enrolments enrolments,
            ParticipantAccess participants,
            PlacementAccess placements,
            Nodes nodes,
            Caller caller) {
        this.enrolments = enrolments;
        this.participants = participants;
        this.placements = placements;
        this.nodes = nodes;
        this.caller = caller;
    }

    /** From where the caller reads: at those of the own node, and at those who are placed at the own enterprises. */
    Vantage vantage() {
        return placements.vantage(Permission.ENROLMENTS_READ);
    }

    /** From where the caller reads of those of the own node alone. */
    Vantage atNode() {
        return new Vantage(
                sight(Permission.ENROLMENTS_READ), Set.of(), vantage().today());
    }

    /** What {@code permission} lets the caller come near at the own node. */
    Sight sight(Permission permission) {
        return participants.sight(permission);
    }

    /** The enrolment, for somebody who has {@code permission} for it at its node. @throws EnrolmentProblem.Unknown for anybody else */
    Enrolment demand(Permission permission, EnrolmentId id) {
        Enrolment it = enrolments.get(id, sight(permission));
        caller.demand(permission, at(it.whose().node()));
        return it;
    }

    /**
     * The enrolment, for somebody who may write of its participant, of whom what is held may be used.
     *
     * @throws EnrolmentProblem.Unknown for anybody else
     * @throws ParticipantProblem.Restricted when what is held of the person is not to be used
     */
    Enrolment demandFree(EnrolmentId id) {
        Enrolment it = demand(Permission.ENROLMENTS_WRITE, id);
        if (isLeft(it)) throw new ParticipantProblem.Unknown(it.whose().participant());
        participants.hold(Permission.ENROLMENTS_WRITE, it.whose().participant()).demandFree();
        return it;
    }

    /**
     * The enrolment, for somebody who may put right what stands in it: who may write of it, and of a participant who has been handed over
     * who handles the rights of participants at its node.
     *
     * @throws EnrolmentProblem.Unknown for anybody else
     * @throws ParticipantProblem.Restricted when what is held of the person is not to be used
     */
    Enrolment demandToCorrect(EnrolmentId id) {
        Enrolment it = demand(Permission.ENROLMENTS_WRITE, id);
        if (!isLeft(it)) return demandFree(id);
        caller.demand(Permission.PARTICIPANT_RIGHTS_HANDLE, at(it.whose().node()));
        return it;
    }

    /** Whether the caller may put right what stands in the enrolment. */
    boolean mayCorrect(Enrolment it) {
        return mayWrite(it)
                || (isLeft(it)
                        && may(Permission.ENROLMENTS_WRITE, it.whose().node())
                        && may(Permission.PARTICIPANT_RIGHTS_HANDLE, it.whose().node()));
    }

    private boolean isLeft(Enrolment it) {
        return !participants.isStillAt(
                it.whose().node(), Permission.ENROLMENTS_WRITE, it.whose().participant());
    }

    /** Whether the participant is there for the caller: still at the own node, or in the region of who evaluates. */
    boolean isKnown(ParticipantId id) {
        return participants.isThere(Permission.PARTICIPANTS_READ, id);
    }

    /** The participant, for somebody who may enrol them. @throws InvalidValue {@code unknown-participant} for anybody else */
    Participant known(ParticipantId id) {
        try {
            return participants.demand(Permission.ENROLMENTS_WRITE, id);
        } catch (ParticipantProblem.Unknown e) {
            throw new InvalidValue("participant", "unknown-participant");
        }
    }

    /**
     * Goes on when the caller may enrol at that node.
     *
     * @throws InvalidValue {@code unknown-node}
     * @throws EdgeProblem 403 when not
     */
    void demandAt(NodeId node) {
        SupportNode there = nodes.find(node).orElseThrow(() -> new InvalidValue("node", "unknown-node"));
        caller.demand(Permission.ENROLMENTS_WRITE, ParticipantAccess.at(there.host()));
    }

    /** Goes on when the caller may permit at that node that a rule be exceeded. @throws EdgeProblem 403 when not */
    void demandExceeding(NodeId node) {
        caller.demand(Permission.LIMITS_EXCEED, at(node));
    }

    /** Whether the caller has {@code permission} at its node. */
    boolean may(Permission permission, NodeId node) {
        return caller.may(permission, at(node));
    }

    /** Whether the caller may write of the enrolment now: it is of their node, and what is held of the person may be used. */
    boolean mayWrite(Enrolment it) {
        return may(Permission.ENROLMENTS_WRITE, it.whose().node())
                && participants.isFree(Permission.ENROLMENTS_WRITE, it.whose().participant());
    }

    /** Whether the caller has {@code permission} at the nodes of {@code host}. */
    boolean may(Permission permission, OrganisationId host) {
        return caller.may(permission, ParticipantAccess.at(host));
    }

    private Belonging at(NodeId node) {
        return ParticipantAccess.at(nodes.get(node).host());
    }
}
