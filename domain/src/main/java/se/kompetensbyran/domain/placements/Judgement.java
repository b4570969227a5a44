package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Text;

/**
 * By which rule the length of a placement was judged, kept as the rule was then.
 *
 * @param version the version of the rule of its kind
 * @param months what the rule said
 * @param latestDay the last day that it could have had within the rule
 * @param permit that it may be longer than that
 */
public record Judgement(
        int version,
        int months,
        LocalDate latestDay,
        @Nullable Permit permit) {

    /**
     * That a placement may be longer than the rule says.
     *
     * @param reason why, at most 2000 characters that tell of no person
     * @param by who said so, and when
     * @throws InvalidValue {@code blank}, {@code too-long}, {@code characters}, {@code personal-number}
     */
    public record Permit(String reason, Actor by) {

        public Permit {
            Text.impersonal("exceedingReason", reason, 2000);
        }
    }

    /** What {@code rule} says of {@code terms}, of which nothing more is permitted. */
    static Judgement of(Terms terms, LengthLimit rule) {
        return new Judgement(rule.version(), rule.months(), rule.latestDay(terms.firstDay()), null);
    }

    /** The same, with that permit or without one. */
    Judgement with(@Nullable Permit anew) {
        return new Judgement(version, months, latestDay, anew);
    }

    /** Whether a placement until {@code lastDay} is longer than the rule says. */
    public boolean isExceeded(LocalDate lastDay) {
        return lastDay.isAfter(latestDay);
    }
}
