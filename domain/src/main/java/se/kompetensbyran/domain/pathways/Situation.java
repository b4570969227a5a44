package se.kompetensbyran.domain.pathways;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * How somebody stands to work at some time.
 *
 * @param monthsWithoutWork for how many months the person has not worked, 0–720; nothing but 0 for who works
 * @param ladder the version of the ladder on which {@code step} is, from 1
 * @throws InvalidValue {@code bounds}, {@code though-working}
 */
public record Situation(
        LabourStatus status,
        Livelihood livelihood,
        Education education,
        @Nullable Integer monthsWithoutWork,
        LadderStep step,
        int ladder) {

    /** The most months without work: sixty years. */
    public static final int MAX_MONTHS = 720;

    public Situation {
        InvalidValue.unless(
                monthsWithoutWork == null || (monthsWithoutWork >= 0 && monthsWithoutWork <= MAX_MONTHS),
                "situation/monthsWithoutWork",
                "bounds",
                0,
                MAX_MONTHS);
        InvalidValue.unless(
                monthsWithoutWork == null || monthsWithoutWork == 0 || !status.isWork(),
                "situation/monthsWithoutWork",
                "though-working");
        InvalidValue.unless(ladder >= 1, "situation/ladder", "bounds", 1, Integer.MAX_VALUE);
    }

    /** One on the ladder of today. */
    public static Situation of(
            LabourStatus status,
            Livelihood livelihood,
            Education education,
            @Nullable Integer monthsWithoutWork,
            LadderStep step) {
        return new Situation(status, livelihood, education, monthsWithoutWork, step, LadderStep.LADDER);
    }
}
