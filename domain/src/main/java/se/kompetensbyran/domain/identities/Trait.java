package se.kompetensbyran.domain.identities;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.participants.Datum;

/**
 * Something by which the same person is known again, as it is however it was written: without capitals, accents and what parts
 * digits. It stands in no text of this record's.
 */
public record Trait(String told) {

    /** Those of {@code identity}. */
    public static Set<Trait> of(Identity identity) {
        Set<Trait> all = new LinkedHashSet<>();
        PersonalNumber number = identity.personalNumber();
        add(all, "personal-number", number == null ? null : number.digits());
        add(all, "email", identity.email());
        String phone = identity.phone();
        // Written at home or from abroad: +46 is Sweden.
        add(all, "phone", phone == null ? null : phone.replaceAll("[^0-9+]", "").replaceFirst("^(\\+46|0046)0?", "0"));
        String name = identity.name();
        add(all, "name", name == null ? null : plain(name));
        return all;
    }

    /** What of a person it tells. */
    public Datum datum() {
        if (told.startsWith("name:")) return Datum.NAME;
        return told.startsWith("personal-number:") ? Datum.PERSONAL_NUMBER : Datum.CONTACT_DETAILS;
    }

    private static void add(Set<Trait> all, String kind, @Nullable String value) {
        if (value != null) all.add(new Trait(kind + ":" + value.toLowerCase(Locale.ROOT)));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .strip()
                .replaceAll("[\\s-]+", " ");
    }

    @Override
    public String toString() {
        return "Trait";
    }
}
