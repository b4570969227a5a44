package se.kompetensbyran.api.shared;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.Affiliation;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview.AtNode;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.OrganisationId;

/**
 * Whose an enterprise is, and all that comes from it: its organisation's, and of the organisation that runs the support
 * node to which it belongs today. What the caller may do with it hangs on that.
 */
@Singleton
public final class EnterpriseOwnership {

    private final Enterprises enterprises;
    private final Nodes nodes;
    private final Caller caller;
    private final Time time;

    EnterpriseOwnership(Enterprises enterprises, Nodes nodes, Caller caller, Time time) {
        this.enterprises = enterprises;
        this.nodes = nodes;
        this.caller = caller;
        this.time = time;
    }

    /** Whose it is on the day of which it is shown. */
    public static Belonging of(EnterpriseOverview it) {
        AtNode node = it.node();
        return new Belonging(
                Set.of(it.organisation().id().value()),
                node == null ? Set.of() : Set.of(node.host().value()));
    }

    /** Whose it is. */
    public Belonging of(Enterprise it) {
        return new Belonging(
                Set.of(it.organisation().value()),
                it.affiliationOn(time.today())
                        .map(Affiliation::node)
                        .map(this::hostsOf)
                        .orElse(Set.of()));
    }

    /** Whose it is; one statement, and the region's while there is no such enterprise. */
    public Belonging of(EnterpriseId id) {
        return enterprises
                .overview(id, time.today())
                .map(EnterpriseOwnership::of)
                .orElse(Belonging.REGION);
    }

    /** Whose support it has, without the organisation's own part in it. */
    public static Belonging supportersIn(Belonging whose) {
        return new Belonging(Set.of(), whose.hosts());
    }

    /** Who would support what belongs to that node. */
    public Belonging supportersAt(@Nullable NodeId node) {
        return node == null ? Belonging.REGION : new Belonging(Set.of(), hostsOf(node));
    }

    /** The same enterprise, for somebody who has {@code permission} for it. @throws EdgeProblem 403 for anybody else */
    public Enterprise demand(Permission permission, Enterprise it) {
        caller.demand(permission, of(it));
        return it;
    }

    /**
     * The same enterprise, for somebody who has {@code permission} for it and not only because it is their own.
     *
     * @throws EdgeProblem 403 for anybody else
     */
    public Enterprise demandAsSupporter(Permission permission, Enterprise it) {
        caller.demand(permission, supportersIn(of(it)));
        return it;
    }

    /** Whether the caller has {@code permission} for the enterprise and not only because it is their own. */
    public boolean maySupport(Permission permission, Enterprise it) {
        return caller.may(permission, supportersIn(of(it)));
    }

    /** The enterprises for which the caller has {@code permission}; null where it is all of them. */
    public @Nullable Within within(Permission permission) {
        Authority authority = caller.authority();
        if (authority.isRegional(permission)) return null;
        return new Within(ids(authority.organisations(permission)), ids(authority.hosts(permission)));
    }

    private static Set<OrganisationId> ids(Set<UUID> all) {
        return all.stream().map(OrganisationId::new).collect(Collectors.toSet());
    }

    private Set<UUID> hostsOf(NodeId node) {
        return nodes.find(node).stream()
                .filter(it -> it.open().contains(time.today()))
                .map(SupportNode::host)
                .map(it -> it.value())
                .collect(Collectors.toSet());
    }
}
