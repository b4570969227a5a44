package se.kompetensbyran.domain.quality;

import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;

import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.EnterprisesInMemory;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;

class QualityReviewsInMemoryTest extends QualityReviewsContract {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, new MunicipalitiesInMemory());
    private final Enterprises enterprises = new EnterprisesInMemory(organisations, nodes, theLists());
    private final QualityReviews reviews = new QualityReviewsInMemory(enterprises);

    @Override
    protected QualityReviews reviews() {
        return reviews;
    }

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Nodes nodes() {
        return nodes;
    }

    @Override
    protected Enterprises enterprises() {
        return enterprises;
    }
}
