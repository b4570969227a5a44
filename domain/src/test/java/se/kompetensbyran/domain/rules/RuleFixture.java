package se.kompetensbyran.domain.rules;

import java.time.LocalDate;
import java.util.List;
import se.kompetensbyran.domain.shared.Period;

/** Rules to test with. */
public final class RuleFixture {

    /** The first day of what all of them judge. */
    public static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

    /** The rules of a new installation. */
    public static final Rulebook USUAL = new Rulebook(List.of(
            rule(RuleKind.WORK_TRAINING_LENGTH, 3, 0, false),
            rule(RuleKind.INTERNSHIP_LENGTH, 6, 0, false),
            rule(RuleKind.ENROLMENT_LENGTH, 24, 0, true),
            rule(RuleKind.SUSPENSION_LENGTH, 6, 0, true),
            rule(RuleKind.OUTCOME_TOLD, 0, 28, false),
            rule(RuleKind.FOLLOW_UP_FROM, 6, -28, false),
            rule(RuleKind.FOLLOW_UP_UNTIL, 6, 28, false),
            rule(RuleKind.HANDOVER_ANSWERED, 0, 30, true)));

    private RuleFixture() {}

    private static Rule rule(RuleKind kind, int months, int days, boolean isAssumed) {
        return new Rule(kind, 1, new Span(months, days), isAssumed, Period.inclusive(ALWAYS, null));
    }
}
