package se.kompetensbyran.domain.placements;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Text;

/**
 * What an enterprise offers at a place.
 *
 * @param title one line that tells of no person, at most 120 characters
 * @param description what there is to do, at most 2000 characters that tell of no person
 * @param municipality where it is
 * @param capacity how many there is room for at once, 1–999
 * @param open on which days somebody can begin
 * @throws InvalidValue {@code blank}, {@code too-long}, {@code characters}, {@code personal-number}, {@code bounds}
 */
public record Offer(
        String title,
        @Nullable String description,
        Occupation occupation,
        @Nullable MunicipalityCode municipality,
        int capacity,
        Period open) {

    /** The most that there is room for at one place. */
    public static final int MAX_CAPACITY = 999;

    public Offer {
        Text.line("title", title, 120);
        Text.impersonal("title", title, 120);
        if (description != null) Text.impersonal("description", description, 2000);
        InvalidValue.unless(capacity >= 1 && capacity <= MAX_CAPACITY, "capacity", "bounds", 1, MAX_CAPACITY);
    }
}
