package se.kompetensbyran.domain.assessments;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Period;

/** Assesses an enterprise that runs a business; here assessments meet enterprises. */
public record AssessEnterprise(Assessments assessments, Enterprises enterprises) {

    /** The enterprise to assess. @throws InvalidValue {@code unknown-enterprise} */
    public Enterprise known(EnterpriseId id) {
        return enterprises.find(id).orElseThrow(() -> new InvalidValue("enterprise", "unknown-enterprise"));
    }

    /**
     * Begins an assessment.
     *
     * @throws EnterpriseProblem.Closed when the business has closed
     * @throws AssessmentProblem.OpenAlready when one is open
     */
    public Assessment draft(Enterprise enterprise, Evidence evidence, Actor by) {
        if (enterprise.stage() == Stage.CLOSED) throw new EnterpriseProblem.Closed();
        return assessments.save(Assessment.draft(AssessmentId.next(), enterprise.id(), evidence, by));
    }

    /**
     * Decides.
     *
     * @param verdicts what the decision says of each criterion; as before when null
     * @param validFrom the first day on which a confirmation is valid; when null today, or the day after the last on which
     *     the one before it is valid
     * @throws AssessmentProblem.Own when who decides has begun, submitted or contested it
     * @throws EnterpriseProblem.Closed when it would be confirmed and the business has closed
     * @throws AssessmentProblem.ConfirmedAhead when none is given and the one before it is valid for more than a year ahead
     * @throws AssessmentProblem.ValidAlready when another confirmation is valid on one of its days
     */
    public Assessment decide(
            Assessment assessment,
            StateChange step,
            @Nullable Verdicts verdicts,
            @Nullable LocalDate validFrom,
            LocalDate today) {
        EnterpriseId enterprise = assessment.enterprise();
        LocalDate first = validFrom == null ? next(enterprise, today) : validFrom;
        boolean isFarAhead = validFrom == null && first.isAfter(Assessment.until(today));
        boolean isConfirmed = step.to() == State.CONFIRMED && assessment.state().mayBecome(step.to());
        if (isConfirmed && isFarAhead) throw new AssessmentProblem.ConfirmedAhead(first.minusDays(1));
        Assessment decided = assessment.decide(step, verdicts == null ? assessment.verdicts() : verdicts, first, today);
        boolean isClosed = enterprises.get(enterprise).stage() == Stage.CLOSED;
        if (step.to() == State.CONFIRMED && isClosed) throw new EnterpriseProblem.Closed();
        return assessments.save(decided);
    }

    private LocalDate next(EnterpriseId enterprise, LocalDate today) {
        Optional<LocalDate> end = assessments.lastValidity(enterprise).map(Period::until);
        return end.filter(it -> it.isAfter(today)).orElse(today);
    }
}
