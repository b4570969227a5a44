package se.kompetensbyran.api.support;

import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EnterpriseOwnership;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.support.SupportCase;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.support.SupportCases.Sight;
import se.kompetensbyran.domain.support.SupportOverview;
import se.kompetensbyran.domain.support.SupportProblem;

/**
 * Whose a support case is: of the enterprise's organisation, if an enterprise asks, and of the organisation that hosts the node that has it,
 * unless that has closed; while none has, of all that host nodes near it, or the one that helps the initiative. It is never open, so what is not the caller's is not there for them.
 */
@Singleton
public final class SupportAccess {

    private final SupportCases cases;
    private final Enterprises enterprises;
    private final Initiatives initiatives;
    private final EnterpriseOwnership ownership;
    private final Caller caller;
    private final Time time;

    SupportAccess(
            SupportCases cases,
            Enterprises enterprises,
            Initiatives initiatives,
            EnterpriseOwnership ownership,
            Caller caller,
            Time time) {
        this.cases = cases;
        this.enterprises = enterprises;
        this.initiatives = initiatives;
        this.ownership = ownership;
        this.caller = caller;
        this.time = time;
    }

    /** Whose it is. */
    static Belonging of(SupportOverview it) {
        return new Belonging(ownersOf(it), ids(it.hosts()));
    }

    /** Who asks, and asks no more: the enterprise's own organisation, or who helps the initiative. */
    static Belonging askersOf(SupportOverview it) {
        return it.initiative() == null
                ? new Belonging(ownersOf(it), Set.of())
                : new Belonging(Set.of(), ids(it.coveredBy()));
    }

    private static Set<UUID> ownersOf(SupportOverview it) {
        SupportOverview.Asker enterprise = it.enterprise();
        return enterprise == null ? Set.of() : Set.of(enterprise.organisation().value());
    }

    private static Set<UUID> ids(Set<OrganisationId> all) {
        return all.stream().map(OrganisationId::value).collect(toSet());
    }

    /** Who works on it: those who have it at their node, without the enterprise's own part in it. */
    static Belonging supportersOf(SupportOverview it) {
        return EnterpriseOwnership.supportersIn(of(it));
    }

    /** Who could say no to it. */
    static Belonging refusersOf(SupportOverview it) {
        return new Belonging(Set.of(), ids(it.refusers()));
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
        Belonging whose = permission == Permission.SUPPORT_WORK ? supportersOf(it) : askersOf(it);
        boolean isKnown = caller.may(permission, whose) || caller.may(Permission.SUPPORT_READ, of(it));
        if (!isKnown) throw new SupportProblem.Unknown(id);
        caller.demand(permission, whose);
        return cases.get(id);
    }

    /**
     * Goes on when the caller may ask for the enterprise: it is their own.
     *
     * @throws InvalidValue {@code unknown-enterprise}
     * @throws EdgeProblem 403 when it is not
     */
    void demandFor(EnterpriseId id) {
        Enterprise it = enterprises.find(id).orElseThrow(() -> new InvalidValue("enterprise", "unknown-enterprise"));
        caller.demand(Permission.SUPPORT_REQUEST, Belonging.to(it.organisation().value()));
    }

    /** Goes on when the caller may ask for the initiative: they help it. @throws InvalidValue {@code unknown-initiative} */
    void demandFor(InitiativeId id) {
        Belonging helpers = initiatives
                .find(id)
                .map(it -> ownership.supportersAt(it.node()))
                .filter(it -> caller.may(Permission.SUPPORT_REQUEST, it))
                .orElseThrow(() -> new InvalidValue("initiative", "unknown-initiative"));
        caller.demand(Permission.SUPPORT_REQUEST, helpers);
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

    /** Which of {@code some} the caller may read: one statement at the most. */
    public Predicate<SupportCaseId> readable(Collection<SupportCaseId> some) {
        if (!caller.authority().may(Permission.SUPPORT_READ)) return it -> false;
        Sight sight = sight();
        return sight == null ? it -> true : cases.seen(some, sight, time.today())::contains;
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
