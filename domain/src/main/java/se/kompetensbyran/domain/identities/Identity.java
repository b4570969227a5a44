package se.kompetensbyran.domain.identities;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Text;

/**
 * Who a participant is. It is kept sealed, and stands in no text of this record's.
 *
 * @param name at most 200 characters
 * @param email at most 254 characters
 * @param phone digits, with a plus before them, and spaces, hyphens, slashes and parentheses between; at most 30 characters
 * @throws InvalidValue {@code missing} when nothing is told, {@code email-shape}, {@code phone-shape}, {@code personal-number} when
 *     an address or a telephone number is one, or of the name as {@link Text#impersonal} refuses it
 */
public record Identity(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable PersonalNumber personalNumber) {

    public Identity {
        InvalidValue.unless(
                name != null || email != null || phone != null || personalNumber != null, "name", "missing");
        if (name != null) {
            Text.line("name", name, 200);
            // A number stands in its own place, where the consent to it is asked for.
            Text.impersonal("name", name, 200);
        }
        InvalidValue.unless(
                email == null || (email.length() <= 254 && email.matches("[\\x21-\\x7e&&[^@]]+@[^@\\s]+\\.[^@\\s]+")),
                "email",
                "email-shape");
        InvalidValue.unless(
                phone == null || (phone.length() <= 30 && phone.matches("\\+?[0-9](?:[ ()/-]{0,2}[0-9]){4,14}")),
                "phone",
                "phone-shape");
        // Not by the back door: the personal number has a place and a consent of its own.
        InvalidValue.unless(email == null || Text.isImpersonal(email), "email", "personal-number");
        InvalidValue.unless(phone == null || isDialled(phone) || Text.isImpersonal(phone), "phone", "personal-number");
    }

    // Every telephone number begins with a zero or a plus; one with a hyphen after six digits of ten is written by
    // nobody.
    private static boolean isDialled(String phone) {
        return phone.startsWith("+") || (phone.startsWith("0") && !phone.matches("[0-9]{6}[ -][0-9]{4}"));
    }

    /** What of a person it tells. */
    public Set<Datum> parts() {
        Set<Datum> all = EnumSet.noneOf(Datum.class);
        if (name != null) all.add(Datum.NAME);
        if (email != null || phone != null) all.add(Datum.CONTACT_DETAILS);
        if (personalNumber != null) all.add(Datum.PERSONAL_NUMBER);
        return all;
    }

    /** No more of it than {@code parts}, of which it has one at least. */
    public Identity only(Set<Datum> parts) {
        boolean isReachable = parts.contains(Datum.CONTACT_DETAILS);
        return new Identity(
                parts.contains(Datum.NAME) ? name : null,
                isReachable ? email : null,
                isReachable ? phone : null,
                parts.contains(Datum.PERSONAL_NUMBER) ? personalNumber : null);
    }

    @Override
    public String toString() {
        return "Identity" + parts();
    }
}
