package se.kompetensbyran.domain.rules;

import java.time.LocalDate;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * So long after a day: first the months, then the days, which may lead back.
 *
 * @param months 0–120
 * @param days -366–366
 * @throws InvalidValue {@code bounds} for others, and when both together do not lead ahead
 */
public record Span(int months, int days) {

    public Span {
        InvalidValue.unless(months >= 0 && months <= 120, "months", "bounds", 0, 120);
        InvalidValue.unless(days >= -366 && days <= 366, "days", "bounds", -366, 366);
        // The shortest month has 28 days.
        InvalidValue.unless(months * 28 + days >= 1, "days", "bounds", 1, 366);
    }

    /** So many months. */
    public static Span ofMonths(int months) {
        return new Span(months, 0);
    }

    /** The day that is so long after {@code day}. */
    LocalDate after(LocalDate day) {
        return day.plusMonths(months).plusDays(days);
    }
}
