package se.kompetensbyran.domain.participants;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import se.kompetensbyran.domain.shared.Gender;

/**
 * How many participants there are, by gender.
 *
 * @param counts a number for each gender, zero too
 */
public record Tally(Map<Gender, Integer> counts) {

    /** Less than this many are too few to tell of. */
    public static final int FEWEST = 5;

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
        return total() == 0 || total() >= FEWEST;
    }

    /**
     * How many of {@code gender}, for who may see no persons: a number from 1 to {@value #FEWEST} – 1 is left out, and as many
     * others as it takes for the total not to give it back. Zero stays zero.
     */
    public OptionalInt told(Gender gender) {
        return untold().contains(gender) ? OptionalInt.empty() : OptionalInt.of(of(gender));
    }

    private Set<Gender> untold() {
        List<Gender> few = new ArrayList<>();
        for (Gender it : Gender.values()) if (of(it) > 0) few.add(it);
        few.sort(Comparator.comparing(this::of));
        Set<Gender> untold = EnumSet.noneOf(Gender.class);
        int sum = 0;
        for (Gender it : few) {
            boolean isHiding = !untold.isEmpty() && (untold.size() < 2 || sum < FEWEST);
            if (of(it) >= FEWEST && !isHiding) break;
            untold.add(it);
            sum += of(it);
        }
        return untold;
    }
}
