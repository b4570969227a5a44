package se.kompetensbyran.domain.placements;

import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;

import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.EnterprisesInMemory;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;

class PlacesInMemoryTest extends PlacesContract {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Municipalities municipalities = new MunicipalitiesInMemory();
    private final Enterprises enterprises =
            new EnterprisesInMemory(organisations, new NodesInMemory(organisations, municipalities), theLists());
    private final Places places = new PlacesInMemory(enterprises);

    @Override
    protected Places places() {
        return places;
    }

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
}
