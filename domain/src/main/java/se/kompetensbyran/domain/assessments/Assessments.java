package se.kompetensbyran.domain.assessments;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Stale;

/** The assessments of all enterprises. */
public interface Assessments {

    /**
     * What a search looks for; each part narrows it.
     *
     * @param within the enterprises whose assessments may be seen; all when null
     */
    record Search(
            @Nullable EnterpriseId enterprise,
            @Nullable State state,
            @Nullable Within within) {}

    /** The assessment, if there is one. */
    Optional<Assessment> find(AssessmentId id);

    /** The assessment. @throws AssessmentProblem.Unknown when there is none */
    default Assessment get(AssessmentId id) {
        return find(id).orElseThrow(() -> new AssessmentProblem.Unknown(id));
    }

    /**
     * Adds or replaces it. The enterprise must be known: {@link AssessEnterprise} checks that first.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     * @throws EnterpriseProblem.Closed when it is confirmed and the business has closed, also while it was decided
     * @throws AssessmentProblem.OpenAlready when another assessment of the enterprise is open, and this one too
     * @throws AssessmentProblem.ValidAlready when another confirmation is valid on one of its days
     */
    Assessment save(Assessment assessment);

    /** Those that fit {@code search}, the latest begun first. */
    Page<AssessmentLine> search(Search search, PageRequest wanted, LocalDate today);

    /** The days of the confirmation of the enterprise that is valid the longest, if there is one. */
    Optional<Period> lastValidity(EnterpriseId enterprise);
}
