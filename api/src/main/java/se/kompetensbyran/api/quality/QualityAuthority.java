package se.kompetensbyran.api.quality;

import jakarta.inject.Singleton;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EnterpriseOwnership;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.quality.QualityProblem;
import se.kompetensbyran.domain.quality.QualityReview;
import se.kompetensbyran.domain.quality.QualityReviewId;
import se.kompetensbyran.domain.quality.QualityReviews;

/** Whose a quality review is: the enterprise's, and its node's. To everybody else it is not there. */
@Singleton
final class QualityAuthority {

    private final QualityReviews reviews;
    private final EnterpriseOwnership ownership;
    private final Caller caller;

    QualityAuthority(QualityReviews reviews, EnterpriseOwnership ownership, Caller caller) {
        this.reviews = reviews;
        this.ownership = ownership;
        this.caller = caller;
    }

    /** The review, for somebody whose it is. @throws QualityProblem.Unknown for anybody else too */
    QualityReview own(QualityReviewId id) {
        QualityReview it = reviews.get(id);
        Belonging whose = ownership.of(it.enterprise());
        if (!caller.may(Permission.QUALITY_WRITE, whose)) throw new QualityProblem.Unknown(id);
        caller.demand(Permission.QUALITY_WRITE, whose);
        return it;
    }
}
