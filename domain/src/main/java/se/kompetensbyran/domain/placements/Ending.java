package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * The assessment that the end of a placement demands (sv: slutbedömning).
 *
 * @param lastDay the last day on which the participant was there
 * @param hoursMissed how many of the planned hours were missed, 0 or more
 * @param cause of what was missed, or why it ended early; never left out of either
 * @param job the job that it led to; null when it led to none
 * @param word what the participant says of it
 * @param by who recorded it, and when
 * @throws InvalidValue {@code date-range}, {@code negative}, {@code missing}
 */
public record Ending(
        LocalDate lastDay,
        int hoursMissed,
        @Nullable Cause cause,
        @Nullable Job job,
        Word word,
        Actor by) {

    public Ending {
        DateRange.check("lastDay", lastDay);
        InvalidValue.unless(hoursMissed >= 0, "hoursMissed", "negative");
        InvalidValue.unless(hoursMissed == 0 || cause != null, "cause", "missing");
    }

    /** The same with that word. */
    Ending with(Word anew) {
        return new Ending(lastDay, hoursMissed, cause, job, anew, by);
    }
}
