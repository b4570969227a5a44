package se.kompetensbyran.domain.shared;

import java.math.BigDecimal;

/**
 * An amount of Swedish kronor (SEK), zero or more, kept in whole öre; at most ten thousand billion kronor.
 *
 * @param ore hundredths of a krona
 * @throws InvalidValue {@code amount-range} when it is negative or too large
 */
public record Money(long ore) {

    /** The largest amount, in öre. */
    public static final long MAX_ORE = 1_000_000_000_000_000L;

    /** No money. */
    public static final Money ZERO = new Money(0);

    public Money {
        InvalidValue.unless(ore >= 0 && ore <= MAX_ORE, "amount", "amount-range");
    }

    /** {@code kronor} whole kronor. */
    public static Money kronor(long kronor) {
        InvalidValue.unless(kronor >= 0 && kronor <= MAX_ORE / 100, "amount", "amount-range");
        return new Money(kronor * 100);
    }

    /**
     * Reads kronor with no or two decimals and a point: {@code 4268993} or {@code 4268993.00}.
     *
     * @throws InvalidValue {@code amount-shape} for another shape, three decimals for instance
     */
    public static Money fromString(String text) {
        InvalidValue.unless(text.matches("\\d{1,14}(\\.\\d{2})?"), "amount", "amount-shape");
        return new Money(new BigDecimal(text).movePointRight(2).longValueExact());
    }

    /** The sum of both. @throws InvalidValue when it grows too large */
    public Money plus(Money other) {
        return new Money(ore + other.ore);
    }

    /** What is left when {@code other}, which is not more than this, is taken away. */
    public Money minus(Money other) {
        return new Money(ore - other.ore);
    }

    /** Whether this is more than {@code other}. */
    public boolean isMoreThan(Money other) {
        return ore > other.ore;
    }

    /** Kronor with two decimals, {@code 4268993.00}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(ore, 2).toPlainString();
    }
}
