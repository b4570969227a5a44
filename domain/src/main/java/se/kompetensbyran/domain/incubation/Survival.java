package se.kompetensbyran.domain.incubation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How many of the enterprises that came from initiatives were there after some years. One for which the years have not
 * passed is counted apart, also when it has closed: else only those that closed early would be seen.
 *
 * @param years how many years after the business began
 * @param survived were there then
 * @param closed were not
 * @param notYet cannot be told of yet
 */
public record Survival(int years, int survived, int closed, int notYet) {

    /** After how many years it is told. */
    public static final List<Integer> YEARS = List.of(1, 3, 5);

    /** Counts {@code lives}, seen on {@code today}. */
    public static Survival after(int years, Collection<Life> lives, LocalDate today) {
        List<Life> observed =
                lives.stream().filter(it -> it.isObserved(years, today)).toList();
        int survived = (int) observed.stream().filter(it -> it.lasted(years)).count();
        return new Survival(years, survived, observed.size() - survived, lives.size() - observed.size());
    }

    /** Those that survived as a share of those that can be told of; empty when there are none. */
    public OptionalDouble rate() {
        int observed = survived + closed;
        return observed == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) survived / observed);
    }
}
