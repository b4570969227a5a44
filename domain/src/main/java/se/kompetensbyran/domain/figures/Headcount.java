package se.kompetensbyran.domain.figures;

import java.util.stream.IntStream;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * A number of persons by gender, each person counted once.
 *
 * @throws InvalidValue {@code count-range} when one of them is negative or more than {@link #MAX}
 */
public record Headcount(int women, int men, int nonBinary, int unknown) {

    /** The most persons of a gender. */
    public static final int MAX = 100_000;

    public Headcount {
        check("women", women);
        check("men", men);
        check("nonBinary", nonBinary);
        check("unknown", unknown);
    }

    /** All of them. */
    public int total() {
        return IntStream.of(women, men, nonBinary, unknown).sum();
    }

    /** Whether {@code other} has no more of any gender. */
    boolean holds(Headcount other) {
        return other.women <= women && other.men <= men && other.nonBinary <= nonBinary && other.unknown <= unknown;
    }

    private static void check(String field, int count) {
        InvalidValue.unless(count >= 0 && count <= MAX, field, "count-range", MAX);
    }
}
