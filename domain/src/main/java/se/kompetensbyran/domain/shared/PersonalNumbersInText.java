package se.kompetensbyran.domain.shared;

import java.text.Normalizer;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds personal identity numbers and coordination numbers in a text, with or without century, whatever digits they are
 * written with, whatever parts year, month, day and the last four that is no letter, and where the last four are parted
 * themselves ({@code 98 76}, {@code 987-6}). What reads as a date that another date, a time, hours or an amount follows
 * is none.
 */
final class PersonalNumbersInText {

    private static final String PART = "[ .,:/-]{0,12}";

    private static final Pattern JOINED = Pattern.compile("(?<![0-9])(?:(?:18|19|20)" + PART + ")?([0-9]{2})" + PART
            + "([0-9]{2})" + PART + "([0-9]{2})" + PART + "([0-9]{4})(?![0-9])");

    private static final Pattern SPLIT =
            Pattern.compile("(?<![0-9])(?<century>18|19|20)?(?<yy>[0-9]{2})(?<sep>[ .,:/-]?)(?<mm>[0-9]{2})\\k<sep>"
                    + "(?<dd>[0-9]{2})(?<outer>[ .,:/-]{1,12})(?:(?<a>[0-9]{2})(?<inner>[ .,:/-]{1,3})(?<b>[0-9]{2})"
                    + "|(?<c>[0-9]{3})(?<other>[ -])(?<d>[0-9]))(?![0-9])");

    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}(?![0-9])");
    private static final String MONTH = "(?:0?[1-9]|1[0-2])";
    private static final String DAY = "(?:0?[1-9]|[12][0-9]|3[01])";
    // 2024-06-12 - 2024-06-28: the last four are a year, and month and day follow.
    private static final Pattern MONTH_AND_DAY = Pattern.compile("([./-])" + MONTH + "\\1" + DAY + "(?![0-9])");
    // 3/6 2024 - 11/6 2024: day and month stand before the year that it begins with.
    private static final Pattern DAY_AND_MONTH = Pattern.compile("(?<![0-9])" + DAY + "[./-]" + MONTH + "[ ./-]$");
    // 0500-12 34 56: the last four are an area code.
    private static final Pattern SUBSCRIBER = Pattern.compile("-[0-9]{2,3} [0-9]{2}(?: [0-9]{2})?(?![0-9])");
    private static final int LONGEST_DAY_AND_MONTH = 7;

    private PersonalNumbersInText() {}

    /** Whether one stands in {@code text}. */
    static boolean isOneIn(String text) {
        if (hasTooFewDigits(text)) return false;
        String folded = folded(text);
        return hasJoined(folded) || hasSplit(folded);
    }

    // From the next character each time: what looks like one may begin within what only looked so.
    private static boolean hasJoined(String text) {
        Matcher it = JOINED.matcher(text);
        for (int at = 0; it.find(at); at = it.start() + 1)
            if (isPersonalNumber(it.group(1) + it.group(2) + it.group(3) + it.group(4))
                    && !isOther(it.start(), part(it, 4), it.end(), text)) return true;
        return false;
    }

    private static boolean isOther(int start, String last, int end, String text) {
        boolean isYear = YEAR.matcher(last).matches();
        if (isYear && follows(MONTH_AND_DAY, text, end)) return true;
        if (isYear && YEAR.matcher(text).region(start, text.length()).lookingAt()) {
            String before = text.substring(Math.max(0, start - LONGEST_DAY_AND_MONTH), start);
            if (DAY_AND_MONTH.matcher(before).find()) return true;
        }
        return last.startsWith("0") && follows(SUBSCRIBER, text, end);
    }

    private static boolean hasSplit(String text) {
        Matcher it = SPLIT.matcher(text);
        for (int at = 0; it.find(at); at = it.start() + 1) {
            String last = part(it, "a") + part(it, "b") + part(it, "c") + part(it, "d");
            if (isPersonalNumber(part(it, "yy") + part(it, "mm") + part(it, "dd") + last) && isMeant(it, text))
                return true;
        }
        return false;
    }

    // Two pairs after a date may be a time, hours, a short date, an amount or the beginning of a telephone number.
    private static boolean isMeant(Matcher it, String text) {
        String sep = part(it, "sep");
        String outer = part(it, "outer");
        String inner = part(it, "inner") + part(it, "other");
        if (sep.isEmpty()) {
            if (inner.isBlank() || (outer.equals("-") && inner.equals("-"))) return true;
            boolean isAmount = outer.contains(" ") && (inner.equals(".") || inner.equals(","));
            return !isAmount && !isTimeOrDay(it) && !goesOn(text, it.end());
        }
        if (!part(it, "century").isEmpty())
            return inner.isBlank() || (outer.equals(sep) && inner.equals(sep) && !isTimeOrDay(it));
        return (sep + outer + inner).equals("   ")
                && !part(it, "yy").startsWith("0")
                && !goesOn(text, it.end())
                && (it.start() < 2 || !Character.isDigit(text.charAt(it.start() - 2)));
    }

    private static boolean isTimeOrDay(Matcher it) {
        if (part(it, "a").isEmpty()) return false;
        int first = Integer.parseInt(part(it, "a"));
        int second = Integer.parseInt(part(it, "b"));
        return (first <= 24 && second < 60) || (first <= 31 && second <= 12);
    }

    private static String part(Matcher it, int group) {
        return Objects.requireNonNullElse(it.group(group), "");
    }

    private static String part(Matcher it, String group) {
        return Objects.requireNonNullElse(it.group(group), "");
    }

    private static boolean goesOn(String text, int at) {
        return at + 1 < text.length() && !Character.isLetter(text.charAt(at)) && Character.isDigit(text.charAt(at + 1));
    }

    private static boolean follows(Pattern pattern, String text, int at) {
        return pattern.matcher(text).region(at, text.length()).lookingAt();
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

    // Wide and narrow forms become the usual ones by NFKC, which leaves the digits of other scripts alone. The digits
    // are ASCII then, blanks are spaces, and whatever else parts them is a hyphen, except for what times, dates and
    // amounts are written with.
    private static String folded(String value) {
        StringBuilder all = new StringBuilder(value.length());
        Normalizer.normalize(value, Normalizer.Form.NFKC).codePoints().forEach(it -> {
            if (Character.isDigit(it)) all.append((char) ('0' + Character.digit(it, 10)));
            else if (Character.isLetter(it) || ".,:/".indexOf(it) >= 0) all.appendCodePoint(it);
            else if (Character.isWhitespace(it) || Character.isSpaceChar(it)) all.append(' ');
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
}
