package se.kompetensbyran.domain.quality;

import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Saves a review; here it meets the organisations that are to do something. */
public record KeepQualityReview(QualityReviews reviews, Organisations organisations) {

    /**
     * Saves it.
     *
     * @throws InvalidValue {@code unknown-organisation}
     * @throws QualityProblem.ReviewedAlready when the enterprise has another review of that day
     */
    public QualityReview keep(QualityReview review) {
        review.actions().stream()
                .map(Action::owner)
                .distinct()
                .forEach(it -> InvalidValue.unless(organisations.has(it), "owner", "unknown-organisation"));
        return reviews.save(review);
    }
}
