package se.kompetensbyran.domain.organisations;

import java.util.List;

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

    /** In what they differ: name, number and legal form, in that order. */
    public List<Comparison.Difference> differences() {
        return Comparison.differences(one, other);
    }
}
