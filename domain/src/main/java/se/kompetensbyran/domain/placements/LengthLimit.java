package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Period;

/**
 * How long a placement of a kind is at the most, as a rule that holds for placements that begin on certain days.
 *
 * @param version counts the rules of the kind, from 1
 * @param months the most months, 1–60
 * @param validity the first days of the placements that are judged by it
 * @throws InvalidValue {@code bounds}
 */
public record LengthLimit(PlaceKind kind, int version, int months, Period validity) {

    public LengthLimit {
        InvalidValue.unless(version >= 1, "version", "bounds", 1, Integer.MAX_VALUE);
        InvalidValue.unless(months >= 1 && months <= 60, "months", "bounds", 1, 60);
    }

    /** The last day that a placement that begins on {@code firstDay} can have within it. */
    public LocalDate latestDay(LocalDate firstDay) {
        return firstDay.plusMonths(months).minusDays(1);
    }
}
