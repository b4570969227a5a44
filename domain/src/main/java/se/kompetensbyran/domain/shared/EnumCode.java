package se.kompetensbyran.domain.shared;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;

/**
 * How an enum value is written outside the code: lower-case with hyphens, {@code ENDED_EARLY} as {@code ended-early}, or as
 * {@link Coded} says.
 */
public final class EnumCode {

    private EnumCode() {}

    /** The code of {@code value}. */
    public static String of(Enum<?> value) {
        if (value instanceof Coded it) return it.code();
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All codes of {@code type}, with a comma between, in the order in which they are declared. */
    public static String all(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(it -> of((Enum<?>) it))
                .collect(joining(", "));
    }

    /**
     * The value of {@code type} with that code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static <E extends Enum<E>> E parse(Class<E> type, String code) {
        for (E it : type.getEnumConstants()) if (of(it).equals(code)) return it;
        throw new IllegalArgumentException(code);
    }
}
