package se.kompetensbyran.domain.enterprises;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Period;

/** Enters an enterprise in the register, or changes it; here enterprises meet organisations, nodes and code lists. */
public record RegisterEnterprise(
        Enterprises enterprises,
        Organisations organisations,
        Nodes nodes,
        Municipalities municipalities,
        CodeLists lists) {

    /**
     * Saves it. What it is affiliated to is looked at when it is new.
     *
     * @throws InvalidValue {@code unknown-organisation}, {@code unknown-municipality}, {@code unknown-node}, {@code
     *     unknown-code}
     * @throws EnterpriseProblem.NodeNotThere when it would belong to a node on a day when that is not there
     */
    public Enterprise register(Enterprise enterprise) {
        enterprise.business().check(lists);
        InvalidValue.unless(organisations.has(enterprise.organisation()), "organisation", "unknown-organisation");
        @Nullable MunicipalityCode municipality = enterprise.business().municipality();
        InvalidValue.unless(
                municipality == null || municipalities.has(municipality), "municipality", "unknown-municipality");
        boolean isNew = enterprise.revision() == 0;
        if (isNew) check(enterprise.affiliations());
        return enterprises.save(enterprise);
    }

    /**
     * Saves it with an affiliation more, or with one changed.
     *
     * @throws InvalidValue {@code unknown-node}
     * @throws EnterpriseProblem.NodeNotThere when it would belong to a node on a day when that is not there
     */
    public Enterprise affiliate(Enterprise enterprise, Affiliation one) {
        Enterprise anew = enterprise.with(one);
        check(List.of(one));
        return enterprises.save(anew);
    }

    private void check(List<Affiliation> affiliations) {
        if (affiliations.isEmpty()) return;
        Map<NodeId, Period> open =
                nodes.openOf(affiliations.stream().map(Affiliation::node).collect(toSet()));
        for (Affiliation it : affiliations) {
            Period days = open.get(it.node());
            if (days == null) throw new InvalidValue("node", "unknown-node");
            if (!it.fits(days)) throw new EnterpriseProblem.NodeNotThere();
        }
    }
}
