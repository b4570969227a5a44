package se.kompetensbyran.domain.shared;

/**
 * A text in Swedish and in English, each written by a person: at most 2000 characters, line breaks allowed.
 *
 * @throws InvalidValue when one of them is blank, too long or holds control characters
 */
public record Bilingual(String sv, String en) {

    /** The most characters in each language. */
    public static final int MAX = 2000;

    public Bilingual {
        Text.prose("sv", sv, MAX);
        Text.prose("en", en, MAX);
    }
}
