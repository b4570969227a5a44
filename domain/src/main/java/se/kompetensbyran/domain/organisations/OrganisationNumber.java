package se.kompetensbyran.domain.organisations;

import java.util.regex.Pattern;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * Swedish organisation number (sv: organisationsnummer): ten digits without hyphen, such as {@code 9999999999}; printed
 * {@code 999999-9999}.
 *
 * <p>The third digit is 2 or more, which keeps personal identity numbers out; the last is a Luhn check digit. Source:
 * lag (1974:174) om identitetsbeteckning för juridiska personer m.fl.
 *
 * @throws InvalidValue {@code number-is-personal} for the shape of a personal identity number, {@code number-shape} for
 *     any other shape, {@code number-check-digit} for a wrong check digit
 */
public record OrganisationNumber(String digits) {

    // Every number that is read from the database comes through here again.
    private static final Pattern PERSONAL = Pattern.compile("[0-9]{2}[01][0-9]{7}");
    private static final Pattern SHAPE = Pattern.compile("[0-9]{10}");

    public OrganisationNumber {
        InvalidValue.unless(!PERSONAL.matcher(digits).matches(), "number", "number-is-personal");
        InvalidValue.unless(SHAPE.matcher(digits).matches(), "number", "number-shape");
        InvalidValue.unless(luhn(digits) % 10 == 0, "number", "number-check-digit");
    }

    /** Accepts the printed form, and the twelve digits with which authorities prefix {@code 16}. */
    public static OrganisationNumber fromString(String text) {
        boolean isPersonal =
                text.matches("(18|19|20)[0-9]{2}[01][0-9]{3}[-+]?[0-9]{4}|[0-9]{2}[01][0-9]{3}[+][0-9]{4}");
        InvalidValue.unless(!isPersonal, "number", "number-is-personal");
        InvalidValue.unless(text.matches("(16)?[0-9]{6}-?[0-9]{4}"), "number", "number-shape");
        String digits = text.replace("-", "");
        return new OrganisationNumber(digits.length() == 12 ? digits.substring(2) : digits);
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int doubled = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += doubled / 10 + doubled % 10;
        }
        return sum;
    }

    /** The printed form, {@code NNNNNN-NNNN}. */
    @Override
    public String toString() {
        return digits.substring(0, 6) + "-" + digits.substring(6);
    }
}
