package se.kompetensbyran.domain.figures;

import java.math.BigDecimal;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * Full-time equivalents (sv: årsarbetskrafter): the sum of everybody's part of full time, which is 40 hours a week.
 *
 * @param hundredths one in full time is 100
 * @throws InvalidValue {@code full-time-range} when it is negative or more than {@link Headcount#MAX} persons work
 */
public record FullTime(int hundredths) {

    public FullTime {
        InvalidValue.unless(
                hundredths >= 0 && hundredths <= Headcount.MAX * 100, "fullTimeEquivalents", "full-time-range");
    }

    /** Reads {@code 4}, {@code 4.5} or {@code 4.75}. @throws InvalidValue {@code full-time-shape} for another shape */
    public static FullTime fromString(String text) {
        InvalidValue.unless(text.matches("\\d{1,6}(\\.\\d{1,2})?"), "fullTimeEquivalents", "full-time-shape");
        return new FullTime(new BigDecimal(text).movePointRight(2).intValueExact());
    }

    /** With two decimals, {@code 4.75}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(hundredths, 2).toPlainString();
    }
}
