package se.kompetensbyran.domain.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/** The reviews of the quality of enterprises. */
public interface QualityReviews {

    /**
     * What a search looks for; each part narrows it.
     *
     * @param within the enterprises whose reviews may be seen; all when null
     */
    record Search(
            @Nullable EnterpriseId enterprise, @Nullable Within within) {}

    /**
     * What a search among actions looks for; each part narrows it.
     *
     * @param overdueOn only those that are open and were due before this day
     * @param within the enterprises whose actions may be seen; all when null
     */
    record ActionSearch(
            @Nullable EnterpriseId enterprise,
            Action.@Nullable State state,
            @Nullable LocalDate overdueOn,
            @Nullable Within within) {}

    /** A review in a list. */
    record ReviewLine(QualityReviewId id, EnterpriseId enterprise, String enterpriseName, LocalDate on) {}

    /**
     * An action in a list of those of many reviews.
     *
     * @param reviewer on whose side the review was made
     * @param organisation whose the enterprise is
     * @param host who runs the support node to which it belongs today, if to one that is open
     */
    record ActionLine(
            Action action,
            QualityReviewId review,
            Reviewer reviewer,
            EnterpriseId enterprise,
            String enterpriseName,
            OrganisationId organisation,
            @Nullable OrganisationId host) {}

    /** The review, if there is one. */
    Optional<QualityReview> find(QualityReviewId id);

    /** The review. @throws QualityProblem.Unknown when there is none */
    default QualityReview get(QualityReviewId id) {
        return find(id).orElseThrow(() -> new QualityProblem.Unknown(id));
    }

    /**
     * Adds or replaces it. The enterprise must be known, and the owners of actions: {@link KeepQualityReview} checks who they
     * are.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     * @throws QualityProblem.ReviewedAlready when the enterprise has another review of that day
     */
    QualityReview save(QualityReview review);

    /** Those that fit {@code search}, the latest first. */
    Page<ReviewLine> search(Search search, PageRequest wanted, LocalDate today);

    /** The actions that fit {@code search}, by the day on which they are due. */
    Page<ActionLine> actions(ActionSearch search, PageRequest wanted, LocalDate today);

    /** Those that name {@code organisation}, the oldest first. */
    List<QualityReviewId> naming(OrganisationId organisation);
}
