package se.kompetensbyran.domain.pathways;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.pathways.Reading.Moment;
import se.kompetensbyran.domain.rules.Judged;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.RuleProblem.Exceeded;
import se.kompetensbyran.domain.rules.RuleProblem.TooEarly;
import se.kompetensbyran.domain.shared.InvalidValue;

/** What the rules say by which an enrolment and its suspensions were judged. */
record Judging(Steps steps, List<Suspension> suspensions, List<Reading> readings, List<Judgement> judgements) {

    /**
     * Goes on when nothing is longer, later or earlier than it may be.
     *
     * @throws Exceeded when something was longer or later than a rule says, without permit, but for who has taken a consent back
     * @throws TooEarly when somebody was asked before a rule says
     * @throws InvalidValue {@code duplicate}, {@code not-here}
     */
    void check() {
        Set<RuleKind> kinds = EnumSet.noneOf(RuleKind.class);
        for (Judgement it : judgements) InvalidValue.unless(kinds.add(it.rule()), "judgements", "duplicate", it.rule());
        StageChange last = steps.last();
        if (last.to() == Stage.MISREGISTERED) return;
        List<Judged> broken = broken();
        for (Judged it : broken) if (it.by().rule().isEarliest()) throw new TooEarly(it);
        // Whoever takes a consent back is asked for no permit.
        if (!broken.isEmpty() && last.reason() != StepReason.CONSENT_WITHDRAWN) throw new Exceeded(broken);
    }

    /** What was judged: what it says of the enrolment, and of each suspension. */
    List<Judged> judged() {
        Stream<Judged> own = judgements.stream().map(it -> new Judged(it, day(it.rule())));
        return Stream.concat(own, suspensions.stream().flatMap(it -> it.judged().stream()))
                .toList();
    }

    /** The same, with what is broken and can be permitted permitted. @throws InvalidValue {@code within-limit} when nothing is broken */
    Judging permitted(Permit permit) {
        List<Judged> broken = broken();
        InvalidValue.unless(!broken.isEmpty(), "exceedingReason", "within-limit");
        List<Judgement> meant = broken.stream()
                .map(Judged::by)
                .filter(it -> it.rule().isPermissible())
                .toList();
        return permitted(meant, permit);
    }

    /** The same, with {@code meant} permitted. */
    Judging permitted(List<Judgement> meant, Permit permit) {
        return new Judging(
                steps,
                suspensions.stream().map(it -> permitted(it, meant, permit)).toList(),
                readings,
                judgements.stream()
                        .map(it -> meant.contains(it) ? it.with(permit) : it)
                        .toList());
    }

    private static Suspension permitted(Suspension it, List<Judgement> meant, Permit permit) {
        Judgement judgement = it.judgement();
        return judgement != null && meant.contains(judgement) ? it.with(judgement.with(permit)) : it;
    }

    // What has happened, and should not have; that something was only told late is no such thing.
    private List<Judged> broken() {
        return judged().stream()
                .filter(it -> it.by().rule() != RuleKind.OUTCOME_TOLD)
                .filter(it -> it.day() != null && it.isBroken(it.day()))
                .toList();
    }

    // Which day is judged by a rule of that kind; null while there is none.
    private @Nullable LocalDate day(RuleKind rule) {
        return switch (rule) {
            case ENROLMENT_LENGTH -> steps.left().orElse(null);
            case OUTCOME_TOLD ->
                readings.stream()
                        .filter(it -> it.moment() == Moment.EXIT)
                        .map(it -> it.by().day())
                        .min(Comparator.naturalOrder())
                        .orElse(null);
            case FOLLOW_UP_FROM, FOLLOW_UP_UNTIL ->
                Reading.last(Moment.FOLLOW_UP, readings).map(Reading::on).orElse(null);
            case WORK_TRAINING_LENGTH, INTERNSHIP_LENGTH, EMPLOYMENT_LENGTH, SUSPENSION_LENGTH, HANDOVER_ANSWERED ->
                throw new InvalidValue("judgements", "not-here");
        };
    }
}
