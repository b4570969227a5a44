package se.kompetensbyran.domain.support;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.OrganisationId;

/**
 * A support case as it is shown in a list and on its own, read with one statement.
 *
 * @param enterprise the enterprise that asks, if one does
 * @param initiative the initiative for which it is asked, if it is for one
 * @param declinedBy as {@link SupportCase#declinedBy} says
 * @param requestedOn as {@link SupportCase#requestedOn} says
 * @param node as {@link SupportCase#node} says
 * @param adviser as {@link SupportCase#adviser} says
 * @param result what came of it, while it is closed
 * @param firstSessionOn as {@link SupportCase#firstSessionOn} says
 * @param minutes of all sessions together
 * @param minutesByArea those of each competence area that has had a session, by code
 * @param coveredBy the organisations that host nodes that cover the municipality of the enterprise that day, or the node that
 *     helps the initiative
 * @param refusers those of {@code coveredBy} who host a node that can say no: one that has not yet, or any when all have
 */
public record SupportOverview(
        SupportCaseId id,
        long revision,
        @Nullable Asker enterprise,
        @Nullable AskingInitiative initiative,
        Question question,
        Stage stage,
        LocalDate requestedOn,
        @Nullable AtNode node,
        @Nullable String adviser,
        @Nullable SupportResult result,
        @Nullable LocalDate firstSessionOn,
        int minutes,
        SortedMap<String, Integer> minutesByArea,
        Set<NodeId> declinedBy,
        Set<OrganisationId> coveredBy,
        Set<OrganisationId> refusers) {

    public SupportOverview {
        minutesByArea = Collections.unmodifiableSortedMap(minutesByArea);
        declinedBy = Set.copyOf(declinedBy);
        coveredBy = Set.copyOf(coveredBy);
        refusers = Set.copyOf(refusers);
    }

    /** The enterprise that asked, and whose it is. */
    public record Asker(EnterpriseId id, String name, OrganisationId organisation) {}

    /** The initiative for which it was asked. */
    public record AskingInitiative(InitiativeId id, String name) {}

    /**
     * The support node that has it, had it or said no.
     *
     * @param host the organisation that runs that node now; null when the node has closed, and the region alone is left
     */
    public record AtNode(NodeId id, String name, @Nullable OrganisationId host) {}

    /** The organisations that host the nodes whose it is: none of a node that has closed. */
    public Set<OrganisationId> hosts() {
        if (node == null) return coveredBy;
        OrganisationId host = node.host();
        return host == null ? Set.of() : Set.of(host);
    }
}
