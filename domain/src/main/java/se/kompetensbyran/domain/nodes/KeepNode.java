package se.kompetensbyran.domain.nodes;

import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.organisations.Municipalities;
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
        node.coverage()
                .forEach(it -> InvalidValue.unless(
                        municipalities.has(it.municipality()), "municipality", "unknown-municipality"));
        return nodes.save(node);
    }
}
