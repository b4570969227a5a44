package se.kompetensbyran.persistence.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.quality.QualityFixture;
import se.kompetensbyran.domain.quality.QualityProblem.ReviewedAlready;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Race.Write;
import se.kompetensbyran.persistence.shared.Racing;

/** What two at once can do to quality reviews. */
@QuarkusTest
class QualityRacesTest extends Racing {

    @Inject
    Enterprises enterprises;

    @Inject
    QualityReviews reviews;

    @RepeatedTest(5)
    void an_enterprise_is_reviewed_twice_on_a_day_at_once() {
        var enterprise = inTransaction(() ->
                        enterprises.save(anEnterprise(saved(anOrganisation()).id())))
                .id();
        Supplier<Write> review = () -> {
            var it = QualityFixture.aReview(enterprise, QualityFixture.MONDAY);
            return () -> reviews.save(it);
        };

        assertThat(Race.between(review, review)).singleElement().isInstanceOf(ReviewedAlready.class);
        assertThat(reviews.search(
                                new QualityReviews.Search(enterprise, null),
                                PageRequest.first(10),
                                QualityFixture.MONDAY)
                        .items())
                .hasSize(1);
    }
}
