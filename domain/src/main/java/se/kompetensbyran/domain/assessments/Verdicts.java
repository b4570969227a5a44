package se.kompetensbyran.domain.assessments;

import java.util.stream.Stream;

/** Whether each of the four criteria is met. */
public record Verdicts(Verdict integration, Verdict participation, Verdict reinvestment, Verdict independence) {

    /** Nobody has looked yet. */
    public static final Verdicts UNKNOWN =
            new Verdicts(Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN);

    /** Whether all four are met. */
    public boolean areAllMet() {
        return Stream.of(integration, participation, reinvestment, independence).allMatch(it -> it == Verdict.MET);
    }
}
