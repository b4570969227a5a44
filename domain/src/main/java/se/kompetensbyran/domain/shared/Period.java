package se.kompetensbyran.domain.shared;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of local dates in Sweden, half-open: {@code from} belongs to it, {@code until} does not; no {@code until}
 * means that it goes on. The edge shows inclusive dates, through {@link #inclusive} and {@link #lastDay}.
 *
 * @throws InvalidValue {@code before-start} unless {@code from} is before {@code until}, {@code date-range} when its first
 *     or last day lies outside {@link DateRange}
 */
public record Period(LocalDate from, @Nullable LocalDate until) {

    public Period {
        DateRange.check("from", from);
        InvalidValue.unless(until == null || from.isBefore(until), "until", "before-start");
        if (until != null) DateRange.check("until", until.minusDays(1));
    }

    /** From {@code first} to {@code last}, both included; open when {@code last} is null. */
    public static Period inclusive(LocalDate first, @Nullable LocalDate last) {
        return new Period(first, last == null || last.equals(LocalDate.MAX) ? null : last.plusDays(1));
    }

    /** The last day that belongs to it; empty while it goes on. */
    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(until).map(it -> it.minusDays(1));
    }

    /** Whether {@code day} belongs to it. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** Whether some day belongs to both. */
    public boolean overlaps(Period other) {
        return (other.until == null || from.isBefore(other.until)) && (until == null || other.from.isBefore(until));
    }

    /** Whether every day of {@code other} belongs to this. */
    public boolean encloses(Period other) {
        LocalDate end = other.until();
        boolean endsWithin = until == null || (end != null && !end.isAfter(until));
        return !other.from().isBefore(from) && endsWithin;
    }
}
