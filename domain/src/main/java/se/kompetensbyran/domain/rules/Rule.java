package se.kompetensbyran.domain.rules;

import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Period;

/**
 * A rule that holds for what is counted from certain days.
 *
 * @param version counts the rules of the kind, from 1
 * @param span how long after the day that is counted from the limit is
 * @param isAssumed whether no source says so: it is what this system assumes until somebody decides, by another row
 * @param validity the days that are counted from by it
 * @throws InvalidValue {@code bounds}
 */
public record Rule(RuleKind kind, int version, Span span, boolean isAssumed, Period validity) {

    public Rule {
        InvalidValue.unless(version >= 1, "version", "bounds", 1, Integer.MAX_VALUE);
    }
}
