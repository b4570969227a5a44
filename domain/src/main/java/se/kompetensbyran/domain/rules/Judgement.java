package se.kompetensbyran.domain.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * By which rule something was judged, kept as the rule was then.
 *
 * @param version the version of the rule
 * @param span what the rule said
 * @param from the day from which it counts
 * @param permit that the limit may be exceeded
 * @throws InvalidValue {@code not-here} for a permit of what nobody can permit
 */
public record Judgement(
        RuleKind rule,
        int version,
        Span span,
        LocalDate from,
        @Nullable Permit permit) {

    public Judgement {
        InvalidValue.unless(permit == null || rule.isPermissible(), "exceedingReason", "not-here");
    }

    /** The limit: the last day within it, or the first of what can come too early. */
    public LocalDate limit() {
        LocalDate after = span.after(from);
        return rule.isLength() ? after.minusDays(1) : after;
    }

    /** Whether {@code day} lies beyond the limit. */
    public boolean isExceeded(LocalDate day) {
        return rule.isEarliest() ? day.isBefore(limit()) : day.isAfter(limit());
    }

    /** The same, with that permit or without one. */
    public Judgement with(@Nullable Permit anew) {
        return new Judgement(rule, version, span, from, anew);
    }
}
