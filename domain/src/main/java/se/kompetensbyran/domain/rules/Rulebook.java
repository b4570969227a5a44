package se.kompetensbyran.domain.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Period;

/** All rules, those that held once too: by kind, the first version first. One of a kind at most holds on any day. */
public record Rulebook(List<Rule> all) {

    public Rulebook {
        all = List.copyOf(all);
    }

    /** What the rule of {@code kind} says that holds on {@code from}, from which it counts; empty when there is none. */
    public Optional<Judgement> judge(RuleKind kind, LocalDate from) {
        return all.stream()
                .filter(it -> it.kind() == kind && it.validity().contains(from))
                .map(it -> new Judgement(kind, it.version(), it.span(), from, null))
                .findAny();
    }

    /** That version of the rule of {@code kind}. @throws RuleVersionProblem.Unknown when there is none */
    public Rule get(RuleKind kind, int version) {
        return of(kind).filter(it -> it.version() == version)
                .findAny()
                .orElseThrow(() -> new RuleVersionProblem.Unknown(kind, version));
    }

    /**
     * The next version of the rule of {@code kind}, which ends the one before it. What has been judged stays judged as it was.
     *
     * @param from the first day that is counted from by it, today at the earliest
     * @throws se.kompetensbyran.domain.shared.InvalidValue {@code date-range}, {@code before-today}, {@code other-rule} when
     *     the days on which somebody is asked afterwards would end before they begin
     * @throws RuleVersionProblem.NotLast when a version begins on that day or later
     */
    public Rule next(RuleKind kind, Span span, LocalDate from, LocalDate today) {
        DateRange.check("from", from);
        InvalidValue.unless(!from.isBefore(today), "from", "before-today");
        of(kind).filter(it -> !it.validity().from().isBefore(from)).findFirst().ifPresent(it -> {
            throw new RuleVersionProblem.NotLast(
                    kind, it.version(), it.validity().from());
        });
        InvalidValue.unless(agrees(kind, span, from), "from", "other-rule");
        int last = of(kind).mapToInt(Rule::version).max().orElse(0);
        return new Rule(kind, last + 1, span, false, new Period(from, null));
    }

    // Who left is asked from the day of one rule to that of another, whichever of their versions hold then.
    private boolean agrees(RuleKind kind, Span span, LocalDate from) {
        return switch (kind) {
            case FOLLOW_UP_FROM ->
                meeting(RuleKind.FOLLOW_UP_UNTIL, from).allMatch(it -> isInOrder(span, it.span(), later(from, it)));
            case FOLLOW_UP_UNTIL ->
                meeting(RuleKind.FOLLOW_UP_FROM, from).allMatch(it -> isInOrder(it.span(), span, later(from, it)));
            default -> true;
        };
    }

    private Stream<Rule> meeting(RuleKind kind, LocalDate from) {
        return of(kind).filter(it ->
                it.validity().lastDay().filter(last -> last.isBefore(from)).isEmpty());
    }

    private static LocalDate later(LocalDate from, Rule it) {
        return it.validity().from().isAfter(from) ? it.validity().from() : from;
    }

    private static boolean isInOrder(Span first, Span last, LocalDate day) {
        return !first.after(day).isAfter(last.after(day));
    }

    private Stream<Rule> of(RuleKind kind) {
        return all.stream().filter(it -> it.kind() == kind);
    }

    /** What the rules of {@code kinds} say that hold on {@code from}, in that order. */
    public List<Judgement> judge(LocalDate from, RuleKind... kinds) {
        return Stream.of(kinds).flatMap(it -> judge(it, from).stream()).toList();
    }
}
