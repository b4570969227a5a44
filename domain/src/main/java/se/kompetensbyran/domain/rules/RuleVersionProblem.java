package se.kompetensbyran.domain.rules;

import java.time.LocalDate;
import se.kompetensbyran.domain.shared.Problem;

/** The ways in which a new version of a rule says no. */
public abstract sealed class RuleVersionProblem extends Problem {

    private RuleVersionProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such version of the rule. */
    @Says(kind = Kind.UNKNOWN, code = "rule-version.unknown")
    public static final class Unknown extends RuleVersionProblem {
        /** That one is not there. */
        public Unknown(RuleKind kind, int version) {
            super(kind, version);
        }
    }

    /** A version begins on that day or later: a new one comes last. */
    @Says(kind = Kind.REFUSED, code = "rule-version.not-last")
    public static final class NotLast extends RuleVersionProblem {
        NotLast(RuleKind kind, int version, LocalDate from) {
            super(kind, version, from);
        }
    }
}
