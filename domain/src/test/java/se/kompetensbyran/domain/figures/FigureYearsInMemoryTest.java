package se.kompetensbyran.domain.figures;

import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;

import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.EnterprisesInMemory;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;

class FigureYearsInMemoryTest extends FigureYearsContract {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Enterprises enterprises = new EnterprisesInMemory(
            organisations, new NodesInMemory(organisations, new MunicipalitiesInMemory()), theLists());
    private final FigureYears figures = new FigureYearsInMemory();

    @Override
    protected FigureYears figures() {
        return figures;
    }

    @Override
    protected Enterprises enterprises() {
        return enterprises;
    }

    @Override
    protected Organisations organisations() {
        return organisations;
    }
}
