package se.kompetensbyran.domain.nodes;

import static java.util.stream.Collectors.toSet;

import java.util.Set;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Enters a node, or changes it; here nodes meet organisations, municipalities and code lists. */
public record KeepNode(Nodes nodes, Organisations organisations, Municipalities municipalities, CodeLists lists) {

    /**
     * Saves it.
     *
     * @throws InvalidValue {@code unknown-organisation}, {@code unknown-municipality}, {@code unknown-code}
     * @throws NodeProblem.SecondRoot when there would be two regional structures on a day
     */
    public SupportNode keep(SupportNode node) {
        node.check(lists);
        InvalidValue.unless(organisations.has(node.host()), "host", "unknown-organisation");
        Set<MunicipalityCode> covered =
                node.coverage().stream().map(Coverage::municipality).collect(toSet());
        InvalidValue.unless(municipalities.hasAll(covered), "municipality", "unknown-municipality");
        return nodes.save(node);
    }
}
