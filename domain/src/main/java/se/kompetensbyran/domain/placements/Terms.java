package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Text;

/**
 * What is agreed of a placement. All of it is substance: when any of it changes, nobody has signed.
 *
 * @param firstDay the first planned day
 * @param lastDay the last planned day, which belongs to it; at most five years after the first
 * @param hoursPerWeek 1–40
 * @param tasks what the participant does, at most 2000 characters that tell of no person
 * @throws InvalidValue {@code date-range}, {@code before-start}, {@code too-long-a-time}, {@code bounds}, {@code blank},
 *     {@code too-long}, {@code characters}, {@code personal-number}
 */
public record Terms(LocalDate firstDay, LocalDate lastDay, int hoursPerWeek, String tasks) {

    /** The most hours of a week. */
    public static final int MAX_HOURS = 40;

    /** The most years that can be agreed on at once. */
    public static final int MAX_YEARS = 5;

    public Terms {
        DateRange.check("firstDay", firstDay);
        DateRange.check("lastDay", lastDay);
        InvalidValue.unless(!lastDay.isBefore(firstDay), "lastDay", "before-start");
        InvalidValue.unless(lastDay.isBefore(firstDay.plusYears(MAX_YEARS)), "lastDay", "too-long-a-time", MAX_YEARS);
        InvalidValue.unless(hoursPerWeek >= 1 && hoursPerWeek <= MAX_HOURS, "hoursPerWeek", "bounds", 1, MAX_HOURS);
        Text.impersonal("tasks", tasks, 2000);
    }

    /** How many hours are planned from {@code from} to {@code to}, both included: a seventh of a week's each day, rounded up. */
    public int plannedHours(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        return (int) ((days * hoursPerWeek + 6) / 7);
    }
}
