package se.kompetensbyran.domain.figures;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.Text;

/**
 * What was reported for a year, once.
 *
 * @param referenceDay the day on which persons are counted
 * @param employed on the payroll on that day
 * @param fullTime what the employed work, in full-time equivalents
 * @param occupied the employed and those in work training or internship (sv: sysselsatta), a person counted once
 * @param targetGroup those of the occupied who belong to the target group
 * @param turnover of the year, when known
 * @param reason why it corrects what was confirmed; null for what corrects nothing, at most 2000 characters
 * @param reported who reported it and when
 * @param confirmed who confirmed it and when; null until then
 * @throws InvalidValue {@code less-than-employed}, {@code more-than-occupied}, {@code more-than-employed}
 */
public record FigureSet(
        LocalDate referenceDay,
        Headcount employed,
        FullTime fullTime,
        Headcount occupied,
        Headcount targetGroup,
        @Nullable Money turnover,
        @Nullable String reason,
        Actor reported,
        @Nullable Actor confirmed) {

    public FigureSet {
        InvalidValue.unless(occupied.holds(employed), "occupied", "less-than-employed");
        InvalidValue.unless(occupied.holds(targetGroup), "targetGroup", "more-than-occupied");
        InvalidValue.unless(
                fullTime.hundredths() <= employed.total() * 100L, "fullTimeEquivalents", "more-than-employed");
        if (reason != null) Text.prose("reason", reason, 2000);
    }

    /** Whether it has been confirmed. */
    public boolean isConfirmed() {
        return confirmed != null;
    }

    /** The part of the occupied who belong to the target group, from 0 to 1; null when nobody is occupied. */
    public @Nullable Double targetGroupShare() {
        return occupied.total() == 0 ? null : (double) targetGroup.total() / occupied.total();
    }

    FigureSet confirmed(Actor by) {
        return new FigureSet(referenceDay, employed, fullTime, occupied, targetGroup, turnover, reason, reported, by);
    }
}
