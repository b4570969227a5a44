package se.kompetensbyran.domain.participants;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import se.kompetensbyran.domain.shared.Gender;
import se.kompetensbyran.domain.shared.SmallNumbers;

/**
 * How many participants there are, by gender.
 *
 * @param counts a number for each gender, zero too
 */
public record Tally(Map<Gender, Integer> counts) {

    /** Less than this many are too few to tell of. */
    public static final int FEWEST = SmallNumbers.FEWEST;

    public Tally {
        Map<Gender, Integer> each = new EnumMap<>(Gender.class);
        for (Gender it : Gender.values()) each.put(it, counts.getOrDefault(it, 0));
        counts = Map.copyOf(each);
    }

    /** All of them. */
    public int total() {
        return counts.values().stream().mapToInt(it -> it).sum();
    }

    /** How many of {@code gender} there are. */
    public int of(Gender gender) {
        return counts.getOrDefault(gender, 0);
    }

    /** Whether the total can be told to who may see no persons. */
    public boolean isTotalTold() {
        return SmallNumbers.isTold(total());
    }

    /**
     * How many of {@code gender}, for who may see no persons: a number from 1 to {@value #FEWEST} – 1 is left out, and as many
     * others as it takes for the total not to give it back. Zero stays zero.
     */
    public OptionalInt told(Gender gender) {
        return SmallNumbers.untold(counts).contains(gender) ? OptionalInt.empty() : OptionalInt.of(of(gender));
    }
}
