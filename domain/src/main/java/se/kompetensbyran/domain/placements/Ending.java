package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;

/**
 * The assessment that the end of a placement demands (sv: slutbedömning).
 *
 * @param lastDay the last day on which the participant was there
 * @param hoursMissed how many of the planned hours were missed, 0 or more
 * @param cause of what was missed, or why it ended early; never left out of either
 * @param job the job that it led to; null when it led to none
 * @param word what the participant says of it
 * @param by who recorded it, and when
 * @param former what was put down wrongly before it, the oldest first
 * @throws InvalidValue {@code date-range}, {@code negative}, {@code missing}, {@code too-many}
 */
public record Ending(
        LocalDate lastDay,
        int hoursMissed,
        @Nullable Cause cause,
        @Nullable Job job,
        Word word,
        Actor by,
        List<Ending> former) {

    /** The most corrections of one ending. */
    public static final int MAX_CORRECTIONS = 100;

    public Ending {
        former = List.copyOf(former);
        InvalidValue.unless(former.size() <= MAX_CORRECTIONS, "endingCorrections", "too-many", MAX_CORRECTIONS);
        DateRange.check("lastDay", lastDay);
        InvalidValue.unless(hoursMissed >= 0, "hoursMissed", "negative");
        InvalidValue.unless(hoursMissed == 0 || cause != null, "cause", "missing");
    }

    /** One before which nothing was put down. @throws InvalidValue {@code date-range}, {@code negative}, {@code missing} */
    public Ending(LocalDate lastDay, int hoursMissed, @Nullable Cause cause, @Nullable Job job, Word word, Actor by) {
        this(lastDay, hoursMissed, cause, job, word, by, List.of());
    }

    /** The same with that word. */
    Ending with(Word anew) {
        return new Ending(lastDay, hoursMissed, cause, job, anew, by, former);
    }

    /** The same, instead of {@code wrong}, which stays. @throws InvalidValue {@code says-the-same} */
    Ending instead(Ending wrong) {
        boolean isAsItWas = lastDay.equals(wrong.lastDay)
                && hoursMissed == wrong.hoursMissed
                && cause == wrong.cause
                && Objects.equals(job, wrong.job);
        InvalidValue.unless(!isAsItWas, "lastDay", "says-the-same");
        Ending alone = new Ending(wrong.lastDay, wrong.hoursMissed, wrong.cause, wrong.job, wrong.word, wrong.by);
        return new Ending(lastDay, hoursMissed, cause, job, word, by, Part.append(wrong.former, alone));
    }
}
