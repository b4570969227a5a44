package se.kompetensbyran.domain.shared;

/**
 * Checks of free text: not blank, not too long, and made of characters that can be stored and shown. A text is blank
 * when no character of it can be seen: spaces of any width, breaks, and what only tells how others are shown.
 * No text holds noncharacters, or controls that turn the order of reading around (bidi embeddings, overrides, isolates).
 */
public final class Text {

    private Text() {}

    /**
     * One line of text: no control characters and no line or paragraph separators at all.
     *
     * @param max the most characters (Unicode code points)
     * @throws InvalidValue {@code blank}, {@code too-long} or {@code characters}
     */
    public static void line(String field, String value, int max) {
        check(field, value, max, false);
    }

    /** As {@link #line}, but line breaks, line and paragraph separators and tabs are allowed. */
    public static void prose(String field, String value, int max) {
        check(field, value, max, true);
    }

    /**
     * As {@link #prose}, for words that tell of no person: a personal identity number or a coordination number in them is
     * refused, with or without century, whatever digits it is written with, and whatever parts them that is no letter; a date
     * is not, nor a date and the time, hours or date after it.
     *
     * @throws InvalidValue {@code blank}, {@code too-long}, {@code characters} or {@code personal-number}
     */
    public static void impersonal(String field, String value, int max) {
        prose(field, value, max);
        InvalidValue.unless(isImpersonal(value), field, "personal-number");
    }

    /** Whether no personal identity number or coordination number stands in {@code text}, as {@link #impersonal} finds them. */
    public static boolean isImpersonal(String text) {
        return !PersonalNumbersInText.isOneIn(text);
    }

    // One pass without streams: every text that is read from the database comes through here again.
    private static void check(String field, String value, int max, boolean breaks) {
        int length = 0;
        boolean isSeen = false;
        boolean isFit = true;
        for (int at = 0, codePoint; at < value.length(); at += Character.charCount(codePoint)) {
            codePoint = value.codePointAt(at);
            length++;
            isSeen = isSeen || !isUnseen(codePoint);
            isFit = isFit && (isPlain(codePoint) || isFit(codePoint, breaks));
        }
        InvalidValue.unless(isSeen, field, "blank");
        InvalidValue.unless(length <= max, field, "too-long", max);
        InvalidValue.unless(isFit, field, "characters");
    }

    private static boolean isPlain(int codePoint) {
        return codePoint >= ' ' && codePoint <= '~';
    }

    private static boolean isFit(int codePoint, boolean breaks) {
        return switch (Character.getType(codePoint)) {
            // U+0000 cannot be stored by PostgreSQL.
            case Character.CONTROL -> breaks && (codePoint == '\n' || codePoint == '\r' || codePoint == '\t');
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> breaks;
            case Character.FORMAT -> !turnsAround(codePoint);
            // A lone surrogate cannot be written as UTF-8.
            case Character.SURROGATE -> false;
            default -> !isNoCharacter(codePoint);
        };
    }

    private static boolean isUnseen(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }

    // Embeddings, overrides and isolates show a text in another order than it is read in: https://trojansource.codes
    private static boolean turnsAround(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    // The 66 code points that will never be characters, U+FFFE and U+FFFF among them:
    // https://www.unicode.org/faq/private_use.html#nonchar1
    private static boolean isNoCharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }
}
