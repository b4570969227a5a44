package se.kompetensbyran.domain.accounts;

import java.util.Locale;
import java.util.regex.Pattern;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * An e-mail address, by which somebody signs in: at most 254 characters of ASCII, kept in lower case (the local part of
 * RFC 5321 may tell cases apart, but no provider in use does).
 *
 * @throws InvalidValue {@code email-shape} for another shape
 */
public record Email(String address) {

    private static final Pattern SHAPE = Pattern.compile(
            "[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+");

    public Email {
        InvalidValue.unless(address.length() <= 254 && SHAPE.matcher(address).matches(), "email", "email-shape");
    }

    /** Reads an address in any case. */
    public static Email fromString(String text) {
        return new Email(text.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return address;
    }
}
