package se.kompetensbyran.domain.pathways;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * How somebody stood to work when they entered, left, or were asked afterwards. The last of each moment is what holds; those before
 * it were corrected, and stay.
 *
 * @param on the day that it tells of
 * @param by who recorded it, and when
 * @throws InvalidValue {@code date-range}
 */
public record Reading(Moment moment, LocalDate on, Situation situation, Actor by) {

    /** Of when it tells; labels stand in the code list reading-moments. */
    public enum Moment {
        ENTRY,
        EXIT,
        /** Six months after the exit. */
        FOLLOW_UP
    }

    public Reading {
        DateRange.check("on", on);
    }

    /** What holds of {@code moment} among {@code all}, the oldest first. */
    static Optional<Reading> last(Moment moment, List<Reading> all) {
        return all.stream().filter(it -> it.moment() == moment).reduce((former, later) -> later);
    }

    /** The same, of that day. */
    Reading on(LocalDate anew) {
        return new Reading(moment, anew, situation, by);
    }
}
