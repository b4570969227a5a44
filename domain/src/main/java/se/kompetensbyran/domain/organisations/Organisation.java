package se.kompetensbyran.domain.organisations;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Text;

/**
 * A legal person, or a part of one, that has to do with the support structure (sv: aktör).
 *
 * @param name at most 200 characters
 * @param number its organisation number, when known; never for a sole trader, whose number is a personal one
 * @param legalForm when known
 * @param municipality where it has its seat, when that lies in the region
 * <p>What an older version let in as a name is read as it stands; nothing new holds a personal number.
 *
 * @throws InvalidValue {@code number-is-personal} for the number of a sole trader
 */
public record Organisation(
        OrganisationId id,
        long revision,
        String name,
        @Nullable OrganisationNumber number,
        @Nullable LegalForm legalForm,
        @Nullable MunicipalityCode municipality)
        implements Aggregate {

    public Organisation {
        Text.line("name", name, 200);
        InvalidValue.unless(number == null || legalForm != LegalForm.SOLE_TRADER, "number", "number-is-personal");
    }

    /** A new one. */
    public static Organisation enter(
            String name,
            @Nullable OrganisationNumber number,
            @Nullable LegalForm legalForm,
            @Nullable MunicipalityCode municipality) {
        Text.impersonal("name", name, 200);
        return new Organisation(OrganisationId.next(), 0, name, number, legalForm, municipality);
    }

    /** Says anew what is known of it. */
    public Organisation describe(
            String name,
            @Nullable OrganisationNumber number,
            @Nullable LegalForm legalForm,
            @Nullable MunicipalityCode municipality) {
        Text.impersonal("name", name, 200);
        return new Organisation(id, revision, name, number, legalForm, municipality);
    }
}
