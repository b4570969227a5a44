package se.kompetensbyran.persistence.shared;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.EnumCode;

/** Small values between columns and the domain, where either may be missing. */
public final class Values {

    private Values() {}

    /** {@code change} of the value, or null where there is none. */
    public static <T, R> @Nullable R map(@Nullable T value, Function<T, R> change) {
        return value == null ? null : change.apply(value);
    }

    /** The text in both languages, or null where there is none. */
    public static @Nullable Bilingual bilingual(@Nullable String sv, @Nullable String en) {
        return sv == null || en == null ? null : new Bilingual(sv, en);
    }

    /** The Swedish text, or null where there is none. */
    public static @Nullable String sv(@Nullable Bilingual text) {
        return text == null ? null : text.sv();
    }

    /** The English text, or null where there is none. */
    public static @Nullable String en(@Nullable Bilingual text) {
        return text == null ? null : text.en();
    }

    /** The enum value of a code, or null where there is none. */
    public static <E extends Enum<E>> @Nullable E parse(Class<E> type, @Nullable String code) {
        return code == null ? null : EnumCode.parse(type, code);
    }
}
