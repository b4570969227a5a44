package se.kompetensbyran.api.shared;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import se.kompetensbyran.domain.shared.EnumCode;

/** The words of problems in both languages, from {@code problems_sv.properties} and {@code problems.properties}. */
public final class Words {

    private static final ResourceBundle SWEDISH = ResourceBundle.getBundle("problems", Locale.forLanguageTag("sv"));
    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("problems", Locale.ROOT);

    private Words() {}

    /**
     * The text under {@code key} in {@code language}, filled.
     *
     * @throws MissingResourceException when there is none; a test finds that before a caller does
     */
    public static String of(Language language, String key, List<Object> arguments) {
        String pattern = words(language).getString(key);
        return new MessageFormat(pattern, Locale.ROOT)
                .format(arguments.stream().map(Words::shown).toArray());
    }

    /** The text under {@code key} in {@code language}, with {@code {0}} and so on where it is filled. */
    static String pattern(Language language, String key) {
        return words(language).getString(key).replace("''", "'");
    }

    /** Whether there is a text under {@code key} in {@code language}. */
    public static boolean has(Language language, String key) {
        return words(language).containsKey(key);
    }

    private static ResourceBundle words(Language language) {
        return language == Language.SV ? SWEDISH : ENGLISH;
    }

    private static String shown(Object argument) {
        if (argument instanceof Enum<?> it) return EnumCode.of(it);
        return argument instanceof LocalDate || argument instanceof Number
                ? argument.toString()
                : cut(argument.toString());
    }

    private static String cut(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
