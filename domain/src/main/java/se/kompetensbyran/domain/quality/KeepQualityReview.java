package se.kompetensbyran.domain.quality;

import java.time.LocalDate;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview.AtNode;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Plans actions; here a review meets those who look after the enterprise, and who alone see what they are to do. */
public record KeepQualityReview(QualityReviews reviews, Enterprises enterprises) {

    /**
     * Adds or replaces an action, and saves. Who was to do it goes on being that, also when they look after the enterprise
     * no more.
     *
     * @throws InvalidValue {@code not-of-enterprise} unless it is the organisation of the enterprise that is to do it, or who
     *     runs its support node on {@code today}
     */
    public QualityReview plan(QualityReview review, Action one, LocalDate today) {
        QualityReview planned = review.with(one);
        boolean isAsBefore = review.actions().stream()
                .anyMatch(it -> it.id().equals(one.id()) && it.owner().equals(one.owner()));
        InvalidValue.unless(
                isAsBefore || looksAfter(one.owner(), review.enterprise(), today), "owner", "not-of-enterprise");
        return reviews.save(planned);
    }

    private boolean looksAfter(OrganisationId owner, EnterpriseId id, LocalDate today) {
        EnterpriseOverview it = enterprises.overview(id, today).orElseThrow(() -> new EnterpriseProblem.Unknown(id));
        AtNode node = it.node();
        return owner.equals(it.organisation().id()) || (node != null && owner.equals(node.host()));
    }
}
