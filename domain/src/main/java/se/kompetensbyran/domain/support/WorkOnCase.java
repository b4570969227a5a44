package se.kompetensbyran.domain.support;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.incubation.Initiative;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.NodeOverview;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.support.SupportProblem.DeclinedAlready;
import se.kompetensbyran.domain.support.SupportProblem.EnterpriseClosed;
import se.kompetensbyran.domain.support.SupportProblem.InitiativeEnded;
import se.kompetensbyran.domain.support.SupportProblem.NotCovering;

/** Asks for support and works on it; here cases meet enterprises, initiatives, nodes and code lists. */
public record WorkOnCase(
        SupportCases cases, Enterprises enterprises, Initiatives initiatives, Nodes nodes, CodeLists lists) {

    // A municipality is covered by a handful; who is left to ask is not counted further.
    private static final PageRequest MANY = PageRequest.first(100);

    /**
     * Saves a new case.
     *
     * @throws InvalidValue {@code unknown-enterprise}, {@code unknown-initiative}, {@code unknown-code}
     * @throws EnterpriseClosed when the business has closed
     * @throws InitiativeEnded when the initiative is over
     * @throws Stale when the enterprise or the initiative has been changed meanwhile
     */
    public SupportCase request(SupportCase it) {
        it.question().check(lists);
        @Nullable InitiativeId of = it.initiative();
        if (of != null) {
            Initiative initiative =
                    initiatives.find(of).orElseThrow(() -> new InvalidValue("initiative", "unknown-initiative"));
            if (initiative.stage().isFinal()) throw new InitiativeEnded();
            return cases.save(it, initiative, null);
        }
        Enterprise enterprise = enterprises
                .find(Objects.requireNonNull(it.enterprise()))
                .orElseThrow(() -> new InvalidValue("enterprise", "unknown-enterprise"));
        if (enterprise.stage() == se.kompetensbyran.domain.enterprises.Stage.CLOSED) throw new EnterpriseClosed();
        return cases.save(it, enterprise, null);
    }

    /**
     * Saves the case moved on. A node takes it, or says no, on a day when it covers the municipality of the enterprise, or
     * helps the initiative; where none does, any node that is there: the region sees to that. The no of one ends nothing
     * as long as another could take it: the case is still requested, and the last no refuses it.
     *
     * @throws InvalidValue {@code unknown-node}, {@code node-unfit} for a step that is no node's
     * @throws NotCovering when the node has closed, or does not cover that municipality today and another does
     * @throws DeclinedAlready when the node has said no before
     * @throws Stale when the enterprise, the initiative or the node has been changed meanwhile
     */
    public SupportCase move(SupportCase it, Step step, LocalDate today) {
        InvalidValue.unless(!step.isDecline(), "node", "node-unfit");
        SupportCase moved = it.become(step);
        @Nullable NodeId id = step.node();
        if (id == null) return cases.save(moved);
        SupportNode node = nodes.find(id).orElseThrow(() -> new InvalidValue("node", "unknown-node"));
        @Nullable InitiativeId of = it.initiative();
        if (of != null) {
            Initiative initiative = initiatives.get(of);
            if (!isFor(node, initiative, today)) throw new NotCovering();
            return cases.save(moved, initiative, node);
        }
        Enterprise enterprise = enterprises.get(Objects.requireNonNull(it.enterprise()));
        Set<NodeId> others = othersFor(enterprise, id, today);
        @Nullable MunicipalityCode municipality = enterprise.business().municipality();
        boolean isFor = (municipality != null && node.covers(municipality, today))
                || (others.isEmpty() && node.open().contains(today));
        if (!isFor) throw new NotCovering();
        boolean goesOn = step.to() == Stage.REFUSED && !it.declinedBy().containsAll(others);
        return cases.save(goesOn ? it.become(step.declining()) : moved, enterprise, node);
    }

    /** Saves the case with a session added or told anew. @throws InvalidValue {@code unknown-code} */
    public SupportCase keep(SupportCase it, SupportSession session, LocalDate today) {
        SupportCase anew = it.with(session, today);
        lists.get("competence-areas").check("competenceArea", Set.of(session.competenceArea()));
        return cases.save(anew);
    }

    private boolean isFor(SupportNode node, Initiative initiative, LocalDate today) {
        boolean isHelped =
                nodes.openOf(Set.of(initiative.node())).values().stream().anyMatch(it -> it.contains(today));
        return node.open().contains(today) && (!isHelped || node.id().equals(initiative.node()));
    }

    private Set<NodeId> othersFor(Enterprise enterprise, NodeId node, LocalDate today) {
        @Nullable MunicipalityCode municipality = enterprise.business().municipality();
        if (municipality == null) return Set.of();
        return nodes.search(new Nodes.Search(municipality, null, null, null, today), MANY).items().stream()
                .map(NodeOverview::id)
                .filter(it -> !it.equals(node))
                .collect(toUnmodifiableSet());
    }
}
