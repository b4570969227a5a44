package se.kompetensbyran.domain.nodes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Stale;

/** The support nodes. */
public interface Nodes {

    /** The fields that a list of nodes can be sorted by. */
    List<String> SORTABLE = List.of("name");

    /**
     * What a search looks for; each part narrows it.
     *
     * @param covers a municipality that it covers on {@code asOf}
     * @param host the organisation that runs it
     * @param competenceArea something that it helps with
     * @param asOf only those that are there on this day, covering what they cover then
     */
    record Search(
            @Nullable MunicipalityCode covers,
            @Nullable OrganisationId host,
            @Nullable String competenceArea,
            SupportNode.@Nullable Kind kind,
            LocalDate asOf) {}

    /** A coverage with the name of its municipality. */
    record CoverageLine(Coverage coverage, String municipalityName) {}

    /** The node, if there is one. */
    Optional<SupportNode> find(NodeId id);

    /** The node. @throws NodeProblem.Unknown when there is none */
    default SupportNode get(NodeId id) {
        return find(id).orElseThrow(() -> new NodeProblem.Unknown(id));
    }

    /** Whether there is such a node. */
    boolean has(NodeId id);

    /** When those of {@code some} are there; one that is not known is left out. */
    Map<NodeId, Period> openOf(Collection<NodeId> some);

    /**
     * Adds or replaces it.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     * @throws NodeProblem.SecondRoot when there would be two regional structures on a day
     */
    SupportNode save(SupportNode node);

    /** The node as it is shown on {@code day}. */
    Optional<NodeOverview> overview(NodeId id, LocalDate day);

    /** Those that fit {@code search}, the regional structure first, then by name in Swedish order. */
    Page<NodeOverview> search(Search search, PageRequest wanted);

    /** What it covers and has covered, by name of the municipality in Swedish order, then by the first day. */
    List<CoverageLine> coverageOf(NodeId id);

    /** The organisations that host the nodes that cover {@code municipality} on {@code day}. */
    Set<OrganisationId> hostsOf(MunicipalityCode municipality, LocalDate day);

    /** The organisations that host nodes, open or closed, each once. */
    List<OrganisationId> hosts();

    /** Those that name {@code organisation}, the oldest first. */
    List<NodeId> naming(OrganisationId organisation);
}
