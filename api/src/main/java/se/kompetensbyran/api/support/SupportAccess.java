package se.kompetensbyran.api.support;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EnterpriseOwnership;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.support.SupportCase;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.support.SupportCases.Sight;
import se.kompetensbyran.domain.support.SupportOverview;
import se.kompetensbyran.domain.support.SupportProblem;

/**
 * Whose a support case is: of the enterprise's organisation, and of the organisation that hosts the node that has it,
 * unless that has closed; while none has, of all that host nodes near it. It is never open, so what is not the caller's is not there for them.
 */
@Singleton
final class SupportAccess {

    private final SupportCases cases;
    private final EnterpriseOwnership ownership;
    private final Caller caller;
    private final Time time;

    SupportAccess(SupportCases cases, EnterpriseOwnership ownership, Caller caller, Time time) {
        this.cases = cases;
        this.ownership = ownership;
        this.caller = caller;
        this.time = time;
    }

    /** Whose it is. */
    static Belonging of(SupportOverview it) {
        return new Belonging(
                Set.of(it.enterprise().organisation().value()),
                it.hosts().stream().map(OrganisationId::value).collect(toSet()));
    }

    /** Who works on it: those who have it at their node, without the enterprise's own part in it. */
    static Belonging supportersOf(SupportOverview it) {
        return EnterpriseOwnership.supportersIn(of(it));
    }

    /** The case, for somebody who may read it. @throws SupportProblem.Unknown for anybody else */
    SupportOverview readable(SupportCaseId id) {
        return cases.overview(id, time.today())
                .filter(it -> caller.may(Permission.SUPPORT_READ, of(it)))
                .orElseThrow(() -> new SupportProblem.Unknown(id));
    }

    /**
     * The case, for somebody who has {@code permission} for it.
     *
     * @throws SupportProblem.Unknown for somebody who may not even read it
     * @throws EdgeProblem 403 for somebody who may read it only
     */
    SupportCase demand(Permission permission, SupportCaseId id) {
        SupportOverview it = cases.overview(id, time.today()).orElseThrow(() -> new SupportProblem.Unknown(id));
        Belonging whose = permission == Permission.SUPPORT_WORK ? supportersOf(it) : of(it);
        boolean isKnown = caller.may(permission, whose) || caller.may(Permission.SUPPORT_READ, of(it));
        if (!isKnown) throw new SupportProblem.Unknown(id);
        caller.demand(permission, whose);
        return cases.get(id);
    }

    /**
     * Goes on for somebody who may read the case and its history.
     *
     * @throws SupportProblem.Unknown for somebody who may not read the case
     * @throws EdgeProblem 403 for somebody who may read the case only
     */
    void demandHistory(SupportCaseId id) {
        caller.demand(Permission.HISTORY_READ, of(readable(id)));
    }

    /** Whether the caller works at {@code node}, or in the region. */
    boolean worksAt(NodeId node) {
        return caller.may(Permission.SUPPORT_WORK, ownership.supportersAt(node));
    }

    /** Goes on when the caller works at {@code node}, or in the region. @throws EdgeProblem 403 when not */
    void demandAt(NodeId node) {
        caller.demand(Permission.SUPPORT_WORK, ownership.supportersAt(node));
    }

    /** Which cases the caller may read; null for all. */
    @Nullable
    Sight sight() {
        Within within = ownership.within(Permission.SUPPORT_READ);
        return within == null ? null : new Sight(within.organisations(), within.hosts());
    }

    /** The organisations at whose nodes the caller works; null for all. */
    @Nullable
    Set<OrganisationId> hosts() {
        Within within = ownership.within(Permission.SUPPORT_WORK);
        return within == null ? null : within.hosts();
    }
}
