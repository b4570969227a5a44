package se.kompetensbyran.domain.enterprises;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Enters an enterprise in the register, or changes it; here enterprises meet organisations, nodes and code lists. */
public record RegisterEnterprise(
        Enterprises enterprises,
        Organisations organisations,
        Nodes nodes,
        Municipalities municipalities,
        CodeLists lists) {

    /**
     * Saves it.
     *
     * @throws InvalidValue {@code unknown-organisation}, {@code unknown-municipality}, {@code unknown-node}, {@code
     *     unknown-code}
     */
    public Enterprise register(Enterprise enterprise) {
        enterprise.business().check(lists);
        InvalidValue.unless(organisations.has(enterprise.organisation()), "organisation", "unknown-organisation");
        @Nullable MunicipalityCode municipality = enterprise.business().municipality();
        InvalidValue.unless(
                municipality == null || municipalities.has(municipality), "municipality", "unknown-municipality");
        enterprise.affiliations().forEach(it -> InvalidValue.unless(nodes.has(it.node()), "node", "unknown-node"));
        return enterprises.save(enterprise);
    }
}
