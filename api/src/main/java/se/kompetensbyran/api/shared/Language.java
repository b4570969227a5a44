package se.kompetensbyran.api.shared;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language of what a person reads: Swedish, or English for who prefers it. */
public enum Language {
    SV,
    EN;

    private static final List<Locale> SPOKEN = List.of(Locale.forLanguageTag("sv"), Locale.ENGLISH);

    /** The one that {@code acceptLanguage} (RFC 9110) prefers; Swedish when it says nothing that can be read. */
    public static Language of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) return SV;
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return Locale.ENGLISH.equals(found) ? EN : SV;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The second is how the parser meets a lone hyphen.
            return SV;
        }
    }

    /** As it stands in {@code Content-Language}. */
    public String tag() {
        return this == SV ? "sv" : "en";
    }
}
