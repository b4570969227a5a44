package se.kompetensbyran.api.needs;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.needs.NeedsAnalysis;
import se.kompetensbyran.domain.needs.NeedsAnalysisOverview;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.PageRequest;

/**
 * What the caller may do with needs analyses. They are the whole support structure's: they belong to the region and to
 * every node, and so to whoever runs one today.
 */
@Singleton
final class NeedsAuthority {

    private final Nodes nodes;
    private final Time time;
    private final Caller caller;

    NeedsAuthority(Nodes nodes, Time time, Caller caller) {
        this.nodes = nodes;
        this.time = time;
        this.caller = caller;
    }

    /** Whether the caller may write analyses. */
    boolean mayWrite() {
        return caller.may(Permission.NEEDS_WRITE, structure());
    }

    /** The same analysis, for somebody who may write it. @throws EdgeProblem 403 for anybody else */
    NeedsAnalysis demandWrite(NeedsAnalysis it) {
        demandWrite();
        return it;
    }

    /** Goes on when the caller may write analyses. @throws EdgeProblem 403 when not */
    void demandWrite() {
        caller.demand(Permission.NEEDS_WRITE, structure());
    }

    /** Whether the caller may adopt priorities. */
    boolean mayAdopt() {
        return caller.may(Permission.NEEDS_ADOPT, Belonging.REGION);
    }

    /** The same analysis, for somebody who may adopt its priorities. @throws EdgeProblem 403 for anybody else */
    NeedsAnalysis demandAdopt(NeedsAnalysis it) {
        caller.demand(Permission.NEEDS_ADOPT, Belonging.REGION);
        return it;
    }

    /** Whether the caller sees priorities also before they are adopted. */
    boolean seesAll() {
        return mayAdopt() || mayWrite();
    }

    /** Whether everybody sees its priorities. */
    static boolean isOpen(NeedsAnalysisOverview it) {
        return it.adopted() != null;
    }

    /** The same analysis, for somebody who may see its priorities. @throws EdgeProblem 404 for anybody else */
    NeedsAnalysis demandPriorities(NeedsAnalysis it) {
        if (it.adoption() == null && !seesAll()) throw new EdgeProblem(EdgeProblem.Code.NOT_FOUND);
        return it;
    }

    // Asked only of the few organisations through which the caller has the permission.
    private Belonging structure() {
        if (caller.authority().isRegional(Permission.NEEDS_WRITE)) return Belonging.REGION;
        Set<UUID> hosts = caller.authority().organisations(Permission.NEEDS_WRITE).stream()
                .filter(this::runsANode)
                .collect(Collectors.toSet());
        return new Belonging(Set.of(), hosts);
    }

    private boolean runsANode(UUID organisation) {
        var theirs = new Nodes.Search(null, new OrganisationId(organisation), null, null, time.today());
        return !nodes.search(theirs, PageRequest.first(1)).items().isEmpty();
    }
}
