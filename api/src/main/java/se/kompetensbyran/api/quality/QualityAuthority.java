package se.kompetensbyran.api.quality;

import jakarta.inject.Singleton;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.EnterpriseOwnership;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.quality.QualityProblem;
import se.kompetensbyran.domain.quality.QualityReview;
import se.kompetensbyran.domain.quality.QualityReviewId;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.quality.Reviewer;

/**
 * Whose a quality review is: the enterprise's, and its node's; the region reads it. To everybody else it is not there. What
 * a supporter wrote is changed by supporters.
 */
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

    /** What the caller may do with a review: end its actions, and change what it says and plans. */
    record May(boolean act, boolean change) {}

    /** The review, for somebody who may read it. @throws QualityProblem.Unknown for anybody else too */
    QualityReview readable(QualityReviewId id) {
        QualityReview it = reviews.get(id);
        if (!caller.may(Permission.QUALITY_READ, ownership.of(it.enterprise()))) throw new QualityProblem.Unknown(id);
        return it;
    }

    /** The same review, for somebody who may also look back. @throws EdgeProblem 403 for anybody else */
    QualityReview demandHistory(QualityReview it) {
        caller.demand(Permission.HISTORY_READ, ownership.of(it.enterprise()));
        return it;
    }

    /**
     * The review, for somebody whose it is.
     *
     * @throws QualityProblem.Unknown when the caller may not even know of it
     * @throws EdgeProblem 403 when it is only shown to the caller
     */
    QualityReview own(QualityReviewId id) {
        QualityReview it = reviews.get(id);
        demandWrite(it, ownership.of(it.enterprise()));
        return it;
    }

    /**
     * The review, for somebody who may change what it says and plans.
     *
     * @throws QualityProblem.Unknown when the caller may not even know of it
     * @throws EdgeProblem 403 when it is only shown to the caller
     * @throws QualityProblem.BySupporter when a supporter wrote it and the caller is none
     */
    QualityReview writable(QualityReviewId id) {
        QualityReview it = reviews.get(id);
        Belonging whose = ownership.of(it.enterprise());
        demandWrite(it, whose);
        return it.writableBy(reviewer(whose));
    }

    /** On whose side the caller reviews that enterprise. @throws EdgeProblem 403 when on none */
    Reviewer demandReview(Enterprise it) {
        Belonging whose = ownership.of(it);
        caller.demand(Permission.QUALITY_WRITE, whose);
        return reviewer(whose);
    }

    /** What the caller may do with a review that was made on that side, of what belongs to {@code whose}. */
    May may(Belonging whose, Reviewer made) {
        boolean mayAct = caller.may(Permission.QUALITY_WRITE, whose);
        boolean isOwn = made == Reviewer.ENTERPRISE || reviewer(whose) == Reviewer.SUPPORTER;
        return new May(mayAct, mayAct && isOwn);
    }

    private void demandWrite(QualityReview it, Belonging whose) {
        boolean isKnown = caller.may(Permission.QUALITY_WRITE, whose) || caller.may(Permission.QUALITY_READ, whose);
        if (!isKnown) throw new QualityProblem.Unknown(it.id());
        caller.demand(Permission.QUALITY_WRITE, whose);
    }

    private Reviewer reviewer(Belonging whose) {
        boolean isSupporter = caller.may(Permission.QUALITY_WRITE, EnterpriseOwnership.supportersIn(whose));
        return isSupporter ? Reviewer.SUPPORTER : Reviewer.ENTERPRISE;
    }
}
