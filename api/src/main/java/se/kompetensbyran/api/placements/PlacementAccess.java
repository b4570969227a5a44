package se.kompetensbyran.api.placements;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import se.kompetensbyran.api.participants.ParticipantAccess;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.placements.Between;
import se.kompetensbyran.domain.placements.Placement;
import se.kompetensbyran.domain.placements.PlacementId;
import se.kompetensbyran.domain.placements.PlacementProblem;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Side;
import se.kompetensbyran.domain.placements.Vantage;

/**
 * Whose a placement is: the node's whose participant it is; the enterprise sees its own while they last. To everybody else it is not
 * there.
 */
@Singleton
public final class PlacementAccess {

    private final Placements placements;
    private final ParticipantAccess participants;
    private final Nodes nodes;
    private final Enterprises enterprises;
    private final Caller caller;
    private final Time time;

    PlacementAccess(
            Placements placements,
            ParticipantAccess participants,
            Nodes nodes,
            Enterprises enterprises,
            Caller caller,
            Time time) {
        this.placements = placements;
        this.participants = participants;
        this.nodes = nodes;
        this.enterprises = enterprises;
        this.caller = caller;
        this.time = time;
    }

    /** From where the caller looks by {@code permission}: at those of the own node, and at those of the own enterprises. */
    public Vantage vantage(Permission permission) {
        Set<OrganisationId> hosts =
                theirs(permission).stream().map(OrganisationId::new).collect(toSet());
        return new Vantage(participants.sight(permission), hosts, time.today());
    }

    /** From where the caller looks by {@code permission} at those of the own node alone. */
    Vantage atNode(Permission permission) {
        return Vantage.of(participants.sight(permission), time.today());
    }

    /** The placement, for somebody who has {@code permission} for it on either side. @throws PlacementProblem.Unknown for anybody else */
    Placement demand(Permission permission, PlacementId id) {
        Placement it = placements.get(id, vantage(permission));
        caller.demand(permission, whose(it.between()));
        return it;
    }

    /** The placement, for somebody who has {@code permission} for it at the participant's node. @throws PlacementProblem.Unknown for anybody else */
    Placement demandAtNode(Permission permission, PlacementId id) {
        Placement it = placements.get(id, atNode(permission));
        caller.demand(permission, atNode(it.between()));
        return it;
    }

    /**
     * The placement, for somebody who writes of a participant of their own node.
     *
     * @throws PlacementProblem.ParticipantLeft when the participant has been handed over
     */
    Placement demandOfOwn(PlacementId id) {
        Placement it = demandAtNode(Permission.PLACEMENTS_WRITE, id);
        if (!isOfOwn(it.between())) throw new PlacementProblem.ParticipantLeft();
        return it;
    }

    /** Whether the participant is still one of the caller's node. */
    boolean isOfOwn(Between it) {
        return participants.isStillAt(it.node(), Permission.PLACEMENTS_WRITE, it.participant());
    }

    /** Goes on when the caller may permit that the placement be longer. @throws EdgeProblem 403 when not */
    void demandExceeding(Between it) {
        caller.demand(Permission.LIMITS_EXCEED, atNode(it));
    }

    /** Whether the caller has {@code permission} for it at the participant's node. */
    boolean mayAtNode(Permission permission, Between it) {
        return caller.may(permission, atNode(it));
    }

    /** On which sides the caller may sign. */
    Set<Side> sides(Between it) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        if (mayAtNode(Permission.PLACEMENTS_SIGN, it)) sides.add(Side.NODE);
        if (theirs(Permission.PLACEMENTS_SIGN)
                .contains(enterprises.get(it.enterprise()).organisation().value())) sides.add(Side.ENTERPRISE);
        return sides;
    }

    /** Whether what is held of the participant may be used, and the business has not closed. */
    boolean isFree(Between it) {
        return isUsable(Permission.PARTICIPANTS_WRITE, it)
                && enterprises.get(it.enterprise()).stage() != Stage.CLOSED;
    }

    /** Whether what is held of the participant may be used. */
    boolean isUsable(Permission permission, Between it) {
        return participants.isFree(permission, it.participant());
    }

    private Belonging atNode(Between it) {
        return ParticipantAccess.at(nodes.get(it.node()).host());
    }

    private Belonging whose(Between it) {
        return new Belonging(
                Set.of(enterprises.get(it.enterprise()).organisation().value()),
                Set.of(nodes.get(it.node()).host().value()));
    }

    // Who supports enterprises from a node does not stand on their side.
    private Set<UUID> theirs(Permission permission) {
        return caller.authority().alone(permission);
    }
}
