package se.kompetensbyran.domain.support;

import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;

import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.EnterprisesInMemory;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.incubation.InitiativesInMemory;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;

class SupportCasesInMemoryTest extends SupportCasesContract {

    private final CodeLists lists = theLists();
    private final Organisations organisations = new OrganisationsInMemory();
    private final Municipalities municipalities = new MunicipalitiesInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, municipalities);
    private final Enterprises enterprises = new EnterprisesInMemory(organisations, nodes, lists);
    private final Initiatives initiatives = new InitiativesInMemory(nodes, organisations, enterprises);
    private final SupportCases cases = new SupportCasesInMemory(nodes, enterprises, initiatives);

    @Override
    protected SupportCases cases() {
        return cases;
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
    protected Enterprises enterprises() {
        return enterprises;
    }

    @Override
    protected Initiatives initiatives() {
        return initiatives;
    }

    @Override
    protected CodeLists lists() {
        return lists;
    }
}
