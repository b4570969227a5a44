package se.kompetensbyran.domain.figures;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Text;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * What was reported for a year, once.
 *
 * @param referenceDay the day on which persons are counted
 * @param employed on the payroll on that day
 * @param fullTime what the employed work, in full-time equivalents
 * @param occupied the employed and those in work training or internship (sv: sysselsatta), a person counted once
 * @param targetGroup those of the occupied who belong to the target group
 * @param turnover of the year, when known
 * @param reason why it corrects what was confirmed; null for what corrects nothing, at most 2000 characters; it
 *     tells of no person, and no journal holds it
 * @param reported who reported it and when
 * @param confirmed who confirmed it and when; null until then
 * @throws InvalidValue {@code less-than-employed}, {@code more-than-occupied}, {@code more-than-employed}
 */
public record FigureSet(
        Id id,
        LocalDate referenceDay,
        Headcount employed,
        FullTime fullTime,
        Headcount occupied,
        Headcount targetGroup,
        @Nullable Money turnover,
        @Personal @Nullable String reason,
        Actor reported,
        @Nullable Actor confirmed)
        implements Part {

    /** Identifies a set for ever. */
    public record Id(UUID value) {

        /** A new one. */
        public static Id next() {
            return new Id(Uuid7.next());
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    public FigureSet {
        InvalidValue.unless(occupied.holds(employed), "occupied", "less-than-employed");
        InvalidValue.unless(occupied.holds(targetGroup), "targetGroup", "more-than-occupied");
        InvalidValue.unless(
                fullTime.hundredths() <= employed.total() * 100L, "fullTimeEquivalents", "more-than-employed");
        if (reason != null) Text.impersonal("reason", reason, 2000);
    }

    /** Whether it has been confirmed. */
    public boolean isConfirmed() {
        return confirmed != null;
    }

    /** Whether {@code who} reported it, and has therefore nothing to confirm. */
    public boolean isReportedBy(String who) {
        return reported.who().equals(who);
    }

    /** The part of the occupied who belong to the target group, from 0 to 1; null when nobody is occupied. */
    public @Nullable Double targetGroupShare() {
        return occupied.total() == 0 ? null : (double) targetGroup.total() / occupied.total();
    }

    FigureSet confirmed(Actor by) {
        return new FigureSet(
                id, referenceDay, employed, fullTime, occupied, targetGroup, turnover, reason, reported, by);
    }
}
