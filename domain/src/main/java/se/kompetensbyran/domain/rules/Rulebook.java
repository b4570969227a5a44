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
     * @throws se.kompetensbyran.domain.shared.InvalidValue {@code date-range}, {@code before-today}
     * @throws RuleVersionProblem.NotLast when a version begins on that day or later
     */
    public Rule next(RuleKind kind, Span span, LocalDate from, LocalDate today) {
        DateRange.check("from", from);
        InvalidValue.unless(!from.isBefore(today), "from", "before-today");
        of(kind).filter(it -> !it.validity().from().isBefore(from)).findFirst().ifPresent(it -> {
            throw new RuleVersionProblem.NotLast(
                    kind, it.version(), it.validity().from());
        });
        int last = of(kind).mapToInt(Rule::version).max().orElse(0);
        return new Rule(kind, last + 1, span, false, new Period(from, null));
    }

    private Stream<Rule> of(RuleKind kind) {
        return all.stream().filter(it -> it.kind() == kind);
    }

    /** What the rules of {@code kinds} say that hold on {@code from}, in that order. */
    public List<Judgement> judge(LocalDate from, RuleKind... kinds) {
        return Stream.of(kinds).flatMap(it -> judge(it, from).stream()).toList();
    }
}
