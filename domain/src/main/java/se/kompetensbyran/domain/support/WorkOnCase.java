package se.kompetensbyran.domain.support;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.support.SupportProblem.EnterpriseClosed;
import se.kompetensbyran.domain.support.SupportProblem.NotCovering;

/** Asks for support and works on it; here cases meet enterprises, nodes and code lists. */
public record WorkOnCase(SupportCases cases, Enterprises enterprises, Nodes nodes, CodeLists lists) {

    /**
     * Saves a new case.
     *
     * @throws InvalidValue {@code unknown-enterprise}, {@code unknown-code}
     * @throws EnterpriseClosed when the business has closed
     * @throws Stale when the enterprise has been changed meanwhile
     */
    public SupportCase request(SupportCase it) {
        it.question().check(lists);
        Enterprise enterprise = enterprises
                .find(it.enterprise())
                .orElseThrow(() -> new InvalidValue("enterprise", "unknown-enterprise"));
        if (enterprise.stage() == Stage.CLOSED) throw new EnterpriseClosed();
        return cases.save(it, enterprise, null);
    }

    /**
     * Saves the case moved on. A node takes it, or says no, on a day when it covers the municipality of the enterprise;
     * where none does, any node that is there: the region sees to that.
     *
     * @throws InvalidValue {@code unknown-node}
     * @throws NotCovering when the node has closed, or does not cover that municipality today and another does
     * @throws Stale when the enterprise or the node has been changed meanwhile
     */
    public SupportCase move(SupportCase it, Step step, LocalDate today) {
        SupportCase moved = it.become(step);
        @Nullable NodeId id = step.node();
        if (id == null) return cases.save(moved);
        SupportNode node = nodes.find(id).orElseThrow(() -> new InvalidValue("node", "unknown-node"));
        Enterprise enterprise = enterprises.get(it.enterprise());
        if (!isFor(node, enterprise, today)) throw new NotCovering();
        return cases.save(moved, enterprise, node);
    }

    /** Saves the case with a session added or told anew. @throws InvalidValue {@code unknown-code} */
    public SupportCase keep(SupportCase it, SupportSession session, LocalDate today) {
        SupportCase anew = it.with(session, today);
        lists.get("competence-areas").check("competenceArea", Set.of(session.competenceArea()));
        return cases.save(anew);
    }

    private boolean isFor(SupportNode node, Enterprise enterprise, LocalDate today) {
        @Nullable MunicipalityCode municipality = enterprise.business().municipality();
        if (municipality != null && node.covers(municipality, today)) return true;
        boolean isCovered =
                municipality != null && !nodes.hostsOf(municipality, today).isEmpty();
        return !isCovered && node.open().contains(today);
    }
}
