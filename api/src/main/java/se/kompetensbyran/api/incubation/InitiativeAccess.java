package se.kompetensbyran.api.incubation;

import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EnterpriseOwnership;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.incubation.Initiative;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.incubation.InitiativeOverview;
import se.kompetensbyran.domain.incubation.InitiativeProblem;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;

/**
 * Whose an initiative is: of the organisation that hosts the node that helps it, unless that has closed. It is not open, so what is not the
 * caller's is not there for them.
 */
@Singleton
final class InitiativeAccess {

    private final Initiatives initiatives;
    private final EnterpriseOwnership ownership;
    private final Caller caller;
    private final Time time;

    InitiativeAccess(Initiatives initiatives, EnterpriseOwnership ownership, Caller caller, Time time) {
        this.initiatives = initiatives;
        this.ownership = ownership;
        this.caller = caller;
        this.time = time;
    }

    /** Whose it is. */
    static Belonging of(InitiativeOverview it) {
        OrganisationId host = it.node().host();
        return host == null ? Belonging.REGION : new Belonging(Set.of(), Set.of(host.value()));
    }

    /** Whose what belongs to the node is. */
    Belonging of(NodeId node) {
        return ownership.supportersAt(node);
    }

    /** The initiative, for somebody who may read it. @throws InitiativeProblem.Unknown for anybody else */
    Initiative readable(InitiativeId id) {
        return initiatives.get(shown(id).id());
    }

    /** The same as it is shown. @throws InitiativeProblem.Unknown for anybody else */
    InitiativeOverview shown(InitiativeId id) {
        return initiatives
                .overview(id, time.today())
                .filter(it -> caller.may(Permission.INCUBATION_READ, of(it)))
                .orElseThrow(() -> new InitiativeProblem.Unknown(id));
    }

    /**
     * The initiative, for somebody who may change it.
     *
     * @throws InitiativeProblem.Unknown for somebody who may not even read it
     * @throws EdgeProblem 403 for somebody who may read it only
     */
    Initiative writable(InitiativeId id) {
        Initiative it = initiatives.get(id);
        if (!mayWrite(it)) it = readable(id);
        caller.demand(Permission.INCUBATION_WRITE, of(it.node()));
        return it;
    }

    /**
     * The initiative, for the region to correct.
     *
     * @throws InitiativeProblem.Unknown for somebody who may not even read it
     * @throws EdgeProblem 403 for anybody else who is not the region
     */
    Initiative correctable(InitiativeId id) {
        Initiative it = readable(id);
        caller.demand(Permission.INCUBATION_WRITE, Belonging.REGION);
        return it;
    }

    /**
     * Goes on for somebody who may read it and its history.
     *
     * @throws InitiativeProblem.Unknown for somebody who may not read it
     * @throws EdgeProblem 403 for somebody who may read it only
     */
    void demandHistory(InitiativeId id) {
        caller.demand(Permission.HISTORY_READ, of(shown(id)));
    }

    /** Whether the caller may change it. */
    boolean mayWrite(Initiative it) {
        return caller.may(Permission.INCUBATION_WRITE, of(it.node()));
    }

    /** The organisations whose nodes' initiatives the caller may read; null for all. */
    @Nullable
    Set<OrganisationId> hosts() {
        Within within = ownership.within(Permission.INCUBATION_READ);
        return within == null ? null : within.hosts();
    }
}
