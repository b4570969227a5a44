package se.kompetensbyran.domain.organisations;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two organisations of the same municipality, or two of which no municipality is known, that may be one and the same,
 * since their names are alike (sv: dubblett).
 *
 * @param one the one that was entered first
 * @param likeness how alike the names are, by the groups of three letters that they share: {@value #ALIKE}–1
 */
public record LookAlikes(Organisation one, Organisation other, double likeness) {

    /** How alike two names are at least, for their organisations to be taken for one. */
    public static final double ALIKE = 0.5;

    /** The most pairs that are told of at a time. */
    public static final int MOST = 1_000;

    /**
     * A field in which the two differ.
     *
     * @param field as a reader of the register knows it
     * @param one what the first says, null when it does not say
     * @param other what the second says
     */
    public record Difference(
            String field, @Nullable Object one, @Nullable Object other) {

        /** Whether both say something, so that only a person can tell which of them is right. */
        public boolean isConflict() {
            return one != null && other != null;
        }
    }

    /** In what they differ: name, number and legal form, in that order. */
    public List<Difference> differences() {
        List<Difference> all = new ArrayList<>();
        add("name", one.name(), other.name(), all);
        add("number", one.number(), other.number(), all);
        add("legalForm", one.legalForm(), other.legalForm(), all);
        return List.copyOf(all);
    }

    private static void add(String field, @Nullable Object one, @Nullable Object other, List<Difference> all) {
        boolean isSame = one == null ? other == null : one.equals(other);
        if (!isSame) all.add(new Difference(field, one, other));
    }
}
