package se.kompetensbyran.domain.shared;

import java.time.LocalDate;

/**
 * The days that the register can tell of: the years 1900–2199. A day far outside living memory is a slip of the pen, and
 * PostgreSQL's dates end before Java's do.
 */
public final class DateRange {

    private DateRange() {}

    /** @throws InvalidValue {@code date-range} when {@code day} lies outside it */
    public static void check(String field, LocalDate day) {
        InvalidValue.unless(day.getYear() >= 1900 && day.getYear() <= 2199, field, "date-range");
    }
}
