package se.kompetensbyran.domain.enterprises;

import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;

import java.time.LocalDate;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.shared.Period;

class EnterpriseSearchInMemoryTest extends EnterpriseSearchContract {

    private final CodeLists lists = theLists();
    private final Organisations organisations = new OrganisationsInMemory();
    private final Municipalities municipalities = new MunicipalitiesInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, municipalities);
    private final EnterprisesInMemory enterprises = new EnterprisesInMemory(organisations, nodes, lists);

    @Override
    protected Enterprises enterprises() {
        return enterprises;
    }

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Municipalities municipalities() {
        return municipalities;
    }

    @Override
    protected Nodes nodes() {
        return nodes;
    }

    @Override
    protected void confirm(EnterpriseId id, LocalDate first) {
        enterprises.confirm(id, new Period(first, first.plusMonths(12)));
    }

    @Override
    protected CodeLists lists() {
        return lists;
    }
}
