package se.kompetensbyran.api.oauth;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import se.kompetensbyran.api.shared.Language;

/** The words of the pages in both languages, from {@code pages_sv.properties} and {@code pages.properties}. */
final class PageWords {

    private static final Map<Language, Map<String, String>> WORDS =
            Map.of(Language.SV, read(Locale.forLanguageTag("sv")), Language.EN, read(Locale.ROOT));

    private PageWords() {}

    /** All of them, by name. */
    static Map<String, String> in(Language language) {
        return WORDS.getOrDefault(language, Map.of());
    }

    /** The text called {@code name}, filled. */
    static String of(Language language, String name, Object... arguments) {
        String pattern = in(language).get(name);
        if (pattern == null) throw new IllegalArgumentException(name);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    private static Map<String, String> read(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle("pages", locale);
        Map<String, String> all = new TreeMap<>();
        for (String it : bundle.keySet()) all.put(it, bundle.getString(it));
        return Map.copyOf(all);
    }
}
