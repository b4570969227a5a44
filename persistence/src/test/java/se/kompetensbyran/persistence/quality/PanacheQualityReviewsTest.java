package se.kompetensbyran.persistence.quality;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.quality.QualityReviewsContract;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheQualityReviewsTest extends QualityReviewsContract {

    @Inject
    QualityReviews reviews;

    @Inject
    Organisations organisations;

    @Inject
    Nodes nodes;

    @Inject
    Enterprises enterprises;

    @Override
    protected QualityReviews reviews() {
        return OwnTransaction.each(QualityReviews.class, reviews);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }

    @Override
    protected Nodes nodes() {
        return OwnTransaction.each(Nodes.class, nodes);
    }

    @Override
    protected Enterprises enterprises() {
        return OwnTransaction.each(Enterprises.class, enterprises);
    }
}
