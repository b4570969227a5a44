package se.kompetensbyran.domain.incubation;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Text;

/**
 * What an initiative is about.
 *
 * @param name what it is called, at most 200 characters; not the name of a person
 * @param description what it is about, in words that tell of no person, at most 2000 characters
 * @param municipality where it is, when that lies in the region
 */
public record Idea(
        String name,
        @Personal @Nullable String description,
        @Nullable MunicipalityCode municipality) {

    public Idea {
        Text.line("name", name, 200);
        Text.impersonal("name", name, 200);
        if (description != null) Text.impersonal("description", description, 2000);
    }
}
