package se.kompetensbyran.domain.assessments;

import java.util.Arrays;
import java.util.List;

/** Whether each of the four criteria is met. */
public record Verdicts(Verdict integration, Verdict participation, Verdict reinvestment, Verdict independence) {

    /** Nobody has looked yet. */
    public static final Verdicts UNKNOWN =
            new Verdicts(Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN);

    /** Whether all four are met. */
    public boolean areAllMet() {
        return unmet().isEmpty();
    }

    /** The criteria that are not met, or of which nobody knows. */
    public List<Criterion> unmet() {
        return Arrays.stream(Criterion.values())
                .filter(it -> of(it) != Verdict.MET)
                .toList();
    }

    private Verdict of(Criterion criterion) {
        return switch (criterion) {
            case INTEGRATION -> integration;
            case PARTICIPATION -> participation;
            case REINVESTMENT -> reinvestment;
            case INDEPENDENCE -> independence;
        };
    }
}
