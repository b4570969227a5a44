package se.kompetensbyran.domain.pathways;

import java.time.LocalDate;
import se.kompetensbyran.domain.pathways.Reading.Moment;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * That the day of the entry or of the exit was put down wrongly.
 *
 * @param moment of the entry or of the exit
 * @param was the day that was put down
 * @param on the day that it was
 * @param by who recorded it, and when
 * @throws InvalidValue {@code not-here} for another moment, {@code date-range}, {@code same-day}
 */
public record DayCorrection(Moment moment, LocalDate was, LocalDate on, Reason reason, Actor by) {

    /** Why it is corrected; labels stand in the code list day-correction-reasons. */
    public enum Reason {
        /** Another day was meant. */
        MISWRITTEN,
        /** The day became known afterwards. */
        LEARNT_LATER,
        OTHER
    }

    public DayCorrection {
        InvalidValue.unless(moment != Moment.FOLLOW_UP, "moment", "not-here");
        DateRange.check("on", on);
        InvalidValue.unless(!on.equals(was), "on", "as-it-was");
    }
}
