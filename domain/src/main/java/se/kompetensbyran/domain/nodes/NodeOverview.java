package se.kompetensbyran.domain.nodes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Period;

/**
 * A node as it is shown in a list and on its own on some day, read with one statement.
 *
 * @param competenceAreas in order of code
 * @param covers the municipalities that it covers on that day, by name in Swedish order
 * @param root the regional structure of that day, when there is one and this is not it
 */
public record NodeOverview(
        NodeId id,
        long revision,
        SupportNode.Kind kind,
        String name,
        Host host,
        List<String> competenceAreas,
        List<MunicipalityCode> covers,
        Period open,
        @Nullable NodeId root) {

    /** The organisation that runs it. */
    public record Host(OrganisationId id, String name) {}

    public NodeOverview {
        competenceAreas = List.copyOf(competenceAreas);
        covers = List.copyOf(covers);
    }
}
