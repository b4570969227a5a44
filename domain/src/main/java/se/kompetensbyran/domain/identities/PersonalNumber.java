package se.kompetensbyran.domain.identities;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * Personal identity number or coordination number (sv: personnummer, samordningsnummer; folkbokföringslag 1991:481 18 och 18 a
 * §§): twelve digits, of which the first eight are the day of birth, with 60 added to the day in a coordination number, and the
 * last checks the nine before it. What it is stands in no text of this record's.
 *
 * @throws InvalidValue {@code personal-number-shape}
 */
public record PersonalNumber(String digits) {

    public PersonalNumber {
        InvalidValue.unless(
                digits.matches("(18|19|20)[0-9]{10}") && isDay(digits) && luhn(digits.substring(2)) % 10 == 0,
                "personalNumber",
                "personal-number-shape");
    }

    /** Reads it with or without the hyphen: {@code NNNNNNNN-NNNN}. The century is never guessed. */
    public static PersonalNumber fromString(String text) {
        return new PersonalNumber(text.strip().replaceFirst("^([0-9]{8})[-\u2010\u2011\u2013]([0-9]{4})$", "$1$2"));
    }

    /** The year of birth that it tells. */
    public Year birthYear() {
        return Year.parse(digits.substring(0, 4));
    }

    private static boolean isDay(String digits) {
        int day = Integer.parseInt(digits.substring(6, 8));
        try {
            LocalDate.of(
                    Integer.parseInt(digits.substring(0, 4)),
                    Integer.parseInt(digits.substring(4, 6)),
                    day > 60 ? day - 60 : day);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int luhn(String ten) {
        int sum = 0;
        for (int i = 0; i < ten.length(); i++) {
            int weighed = (ten.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += weighed / 10 + weighed % 10;
        }
        return sum;
    }

    @Override
    public String toString() {
        return "PersonalNumber";
    }
}
