package se.kompetensbyran.domain.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** What the rules of {@code kinds} say that hold on {@code from}, in that order. */
    public List<Judgement> judge(LocalDate from, RuleKind... kinds) {
        return Stream.of(kinds).flatMap(it -> judge(it, from).stream()).toList();
    }
}
