package se.kompetensbyran.domain.shared;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers of people that are too small to be told to who may see no persons. */
public final class SmallNumbers {

    /** Less than this many are too few to tell of. */
    public static final int FEWEST = 5;

    private SmallNumbers() {}

    /** Whether {@code number} can be told: zero stays zero. */
    public static boolean isTold(int number) {
        return number == 0 || number >= FEWEST;
    }

    /**
     * Of which {@code counts}, whose total is told, the number is left out: those from 1 to {@value #FEWEST} – 1, and as many others,
     * the smallest first, as it takes for the total not to give them back.
     */
    public static <K extends Comparable<K>> Set<K> untold(Map<K, Integer> counts) {
        List<K> few = new ArrayList<>(counts.keySet());
        few.removeIf(it -> counts.getOrDefault(it, 0) == 0);
        few.sort(Comparator.<K, Integer>comparing(it -> counts.getOrDefault(it, 0))
                .thenComparing(Comparator.naturalOrder()));
        Set<K> untold = new HashSet<>();
        int sum = 0;
        for (K it : few) {
            int count = counts.getOrDefault(it, 0);
            boolean isHiding = !untold.isEmpty() && (untold.size() < 2 || sum < FEWEST);
            if (count >= FEWEST && !isHiding) break;
            untold.add(it);
            sum += count;
        }
        return untold;
    }
}
