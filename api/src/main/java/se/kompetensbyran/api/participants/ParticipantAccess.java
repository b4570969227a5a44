package se.kompetensbyran.api.participants;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.util.Set;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.ParticipantProblem;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * Whose a participant is: of the organisation that runs the node, open or closed, since who ran one answers for its people. To
 * everybody else it is not there.
 */
@Singleton
public final class ParticipantAccess {

    private static final Set<Permission> COUNTED =
            Set.of(Permission.PARTICIPANT_COUNTS_READ, Permission.DATA_FINDINGS_COUNT);

    private final Participants participants;
    private final Nodes nodes;
    private final Caller caller;

    ParticipantAccess(Participants participants, Nodes nodes, Caller caller) {
        this.participants = participants;
        this.nodes = nodes;
        this.caller = caller;
    }

    /** Whose those of a node are that {@code host} runs. */
    public static Belonging at(OrganisationId host) {
        return new Belonging(Set.of(), Set.of(host.value()));
    }

    /**
     * What {@code permission} lets the caller come near: in the region only those of whom what is held may be used, unless they are
     * counted.
     */
    public Sight sight(Permission permission) {
        Authority authority = caller.authority();
        Set<OrganisationId> hosts =
                authority.hosts(permission).stream().map(OrganisationId::new).collect(toSet());
        if (!authority.isRegional(permission)) return Sight.at(hosts);
        return COUNTED.contains(permission) ? Sight.REGION : Sight.freeOfRegion(hosts);
    }

    /** The participant, for somebody who has {@code permission} for it. @throws ParticipantProblem.Unknown for anybody else */
    public Participant demand(Permission permission, ParticipantId id) {
        Participant it = participants.get(id, sight(permission));
        Belonging whose = of(it);
        if (!caller.may(permission, whose)) throw new ParticipantProblem.Unknown(id);
        caller.demand(permission, whose);
        return it;
    }

    /**
     * The same, whom nobody else changes, restricts or tells anew of until the transaction is over.
     *
     * @throws ParticipantProblem.Unknown for anybody else
     */
    public Participant hold(Permission permission, ParticipantId id) {
        Participant unused = demand(permission, id);
        return participants.hold(id, sight(permission));
    }

    /**
     * Goes on when the caller may enter participants there.
     *
     * @throws InvalidValue {@code unknown-node}
     * @throws EdgeProblem 403 when not
     */
    void demandAt(NodeId node) {
        SupportNode there = nodes.find(node).orElseThrow(() -> new InvalidValue("node", "unknown-node"));
        caller.demand(Permission.PARTICIPANTS_WRITE, at(there.host()));
    }

    /** Whom the caller counts: all who are theirs to count, and of whom they see one by one no others than those. */
    public Sight counted() {
        Sight counted = sight(Permission.PARTICIPANT_COUNTS_READ);
        Sight seen = sight(Permission.PARTICIPANTS_READ);
        return seen.isFreeAlone() && counted.isRegional() ? seen : counted;
    }

    /** Whether {@code permission} lets the caller come near the participant, and what is held of them may be used. */
    public boolean isFree(Permission permission, ParticipantId id) {
        return participants
                .find(id, sight(permission))
                .filter(it -> it.restriction() == null)
                .isPresent();
    }

    /** Whether {@code permission} lets the caller come near the participant. */
    public boolean isThere(Permission permission, ParticipantId id) {
        return participants.find(id, sight(permission)).isPresent();
    }

    /** Whether {@code permission} lets the caller come near the participant, who is still with the organisation of {@code node}. */
    public boolean isStillAt(NodeId node, Permission permission, ParticipantId id) {
        return participants
                .find(id, sight(permission))
                .filter(it -> it.node().equals(node)
                        || of(it).equals(at(nodes.get(node).host())))
                .isPresent();
    }

    /** Whether the caller has {@code permission} for it. */
    public boolean may(Permission permission, Participant it) {
        return caller.may(permission, of(it));
    }

    private Belonging of(Participant it) {
        return at(nodes.get(it.node()).host());
    }
}
