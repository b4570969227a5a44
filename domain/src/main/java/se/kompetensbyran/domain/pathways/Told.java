package se.kompetensbyran.domain.pathways;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.pathways.Results.Share;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.domain.shared.SmallNumbers;

/**
 * What is told of results. To who may see no persons a number from 1 to 4 is not told, nor what would give it back, nor a rate of less
 * than {@value #SMALLEST_DENOMINATOR}: how it went by gender is told only where no number of it is that small.
 *
 * @param results what is counted
 * @param isExact whether it is told to somebody who may see the persons
 */
public record Told(Results results, boolean isExact) {

    /** Of how many there must be a rate at the least. */
    public static final int SMALLEST_DENOMINATOR = 10;

    /**
     * What is told of some of them; what is null is not told.
     *
     * @param counts of how many it went like that; without those that are not told
     */
    public record Row(
            @Nullable Integer left,
            Map<Outcome, Integer> counts,
            @Nullable Double shareUnknown,
            @Nullable Double goalAttainment) {}

    /** What is told of all of them. */
    public Row total() {
        Share all = results.total();
        return row(all, isExact || SmallNumbers.isTold(all.left()), untold(all));
    }

    /** What is told of those of {@code gender}. */
    public Row of(Gender gender) {
        Share some = results.of(gender);
        Map<Gender, Integer> left = new EnumMap<>(Gender.class);
        for (Gender it : Gender.values()) left.put(it, results.of(it).left());
        boolean isTold = isExact || (isTotalTold() && !SmallNumbers.untold(left).contains(gender));
        Set<Outcome> hidden = isExact || isTellable() ? Set.of() : Set.of(Outcome.values());
        return row(some, isTold, hidden);
    }

    /** How much more of the women than of the men reached the goal, in percentage points. */
    public @Nullable Double gap() {
        boolean isTold =
                of(Gender.WOMAN).goalAttainment() != null && of(Gender.MAN).goalAttainment() != null;
        return isTold ? results.gap() : null;
    }

    private Set<Outcome> untold(Share all) {
        if (isExact) return Set.of();
        return isTotalTold() ? SmallNumbers.untold(all.counts()) : Set.of(Outcome.values());
    }

    private boolean isTotalTold() {
        return SmallNumbers.isTold(results.total().left());
    }

    private boolean isTellable() {
        return results.byGender().values().stream()
                .flatMap(it -> it.counts().values().stream())
                .allMatch(SmallNumbers::isTold);
    }

    private Row row(Share it, boolean isLeftTold, Set<Outcome> hidden) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Outcome one : Outcome.values()) if (!hidden.contains(one)) counts.put(one, it.of(one));
        boolean isWhole = hidden.isEmpty();
        return new Row(
                isLeftTold ? it.left() : null,
                counts,
                isWhole && isRate(it.left()) ? it.shareUnknown() : null,
                isWhole && isRate(it.known()) ? it.goalAttainment() : null);
    }

    private boolean isRate(int denominator) {
        return isExact || denominator >= SMALLEST_DENOMINATOR;
    }
}
