package se.kompetensbyran.domain.shared;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * How an enum value is written outside the code: lower-case with hyphens, {@code ENDED_EARLY} as {@code ended-early}, or as
 * {@link Coded} says.
 */
public final class EnumCode {

    // Each row that is read has some, so they are made once for each type.
    private static final ClassValue<Map<String, Enum<?>>> VALUES = new ClassValue<>() {
        @Override
        protected Map<String, Enum<?>> computeValue(Class<?> type) {
            return Arrays.stream(type.getEnumConstants())
                    .map(it -> (Enum<?>) it)
                    .collect(toMap(EnumCode::of, it -> it, (first, later) -> first));
        }
    };

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
        Enum<?> value = VALUES.get(type).get(code);
        if (value == null) throw new IllegalArgumentException(code);
        return type.cast(value);
    }
}
