package se.kompetensbyran.domain.shared;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks of free text: not blank, not too long, and made of characters that can be stored and shown. A text is blank
 * when no character of it can be seen: spaces of any width, breaks, and what only tells how others are shown.
 * No text holds noncharacters, or controls that turn the order of reading around (bidi embeddings, overrides, isolates).
 */
public final class Text {

    // Folded: the digits are ASCII, and whatever parts them is a hyphen. Two dates one after the other are none.
    private static final Pattern LIKE_A_PERSONAL_NUMBER = Pattern.compile(
            "(?<![0-9])(?:(?:18|19|20)-{0,12})?([0-9]{2})-{0,12}([0-9]{2})-{0,12}([0-9]{2})-{0,12}([0-9]{4})"
                    + "(?![0-9]|-[0-9]{1,2}-[0-9]{1,2}(?![0-9]))");

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
     * refused, with or without century, whatever digits it is written with, and whatever parts them that is no letter.
     *
     * @throws InvalidValue {@code blank}, {@code too-long}, {@code characters} or {@code personal-number}
     */
    public static void impersonal(String field, String value, int max) {
        prose(field, value, max);
        InvalidValue.unless(isImpersonal(value), field, "personal-number");
    }

    /** Whether no personal identity number or coordination number stands in {@code text}, as {@link #impersonal} finds them. */
    public static boolean isImpersonal(String text) {
        if (hasTooFewDigits(text)) return true;
        Matcher numbers = LIKE_A_PERSONAL_NUMBER.matcher(folded(text));
        // From the next character each time: what looks like one may begin within what only looked so.
        for (int at = 0; numbers.find(at); at = numbers.start() + 1) {
            String ten = numbers.group(1) + numbers.group(2) + numbers.group(3) + numbers.group(4);
            if (isPersonalNumber(ten)) return false;
        }
        return true;
    }

    // Most texts, and every row that is read comes by: ten digits are needed, and beyond Latin letters others may
    // become digits.
    private static boolean hasTooFewDigits(String text) {
        int digits = 0;
        for (int at = 0; at < text.length(); at++) {
            char it = text.charAt(at);
            if (it >= '0' && it <= '9') digits++;
            else if (it > '\u00FF' || (it > '~' && !Character.isLetter(it))) return false;
        }
        return digits < 10;
    }

    // Wide and narrow forms become the usual ones by NFKC, which leaves the digits of other scripts alone.
    private static String folded(String value) {
        StringBuilder all = new StringBuilder(value.length());
        Normalizer.normalize(value, Normalizer.Form.NFKC).codePoints().forEach(it -> {
            if (Character.isDigit(it)) all.append((char) ('0' + Character.digit(it, 10)));
            else if (Character.isLetter(it)) all.appendCodePoint(it);
            else if (Character.getType(it) != Character.FORMAT) all.append('-');
        });
        return all.toString();
    }

    // Folkbokföringslag (1991:481) 18 §: a date, in coordination numbers with 60 more days, three digits and one to
    // check the nine by.
    private static boolean isPersonalNumber(String ten) {
        int month = Integer.parseInt(ten.substring(2, 4));
        int day = Integer.parseInt(ten.substring(4, 6)) % 60;
        return month >= 1 && month <= 12 && day >= 1 && day <= 31 && luhn(ten) % 10 == 0;
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weighed = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += weighed / 10 + weighed % 10;
        }
        return sum;
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
