package se.kompetensbyran.domain.organisations;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Text;

/**
 * That an organisation had been entered twice, and became part of the other one (sv: sammanslagning). It stays where the
 * organisation was and leads on.
 *
 * @param merged the one that is no more
 * @param into the one of which it is a part now; always one that is there, since it follows when that one is merged in its turn
 * @param name what the one that is no more was called
 * @param number its organisation number, when that was known
 * @param by who merged them, and when
 * @throws InvalidValue {@code same-organisation} when it would lead to itself
 */
public record Merger(
        OrganisationId merged,
        long revision,
        OrganisationId into,
        String name,
        @Nullable OrganisationNumber number,
        Actor by)
        implements Aggregate {

    public Merger {
        InvalidValue.unless(!merged.equals(into), "merged", "same-organisation");
        Text.line("name", name, 200);
    }

    /** That {@code gone} became part of {@code into}. */
    public static Merger of(Organisation gone, OrganisationId into, Actor by) {
        return new Merger(gone.id(), 0, into, gone.name(), gone.number(), by);
    }

    /** Leads to {@code further}, of which the one to which it led has become part. */
    public Merger leadingTo(OrganisationId further) {
        return new Merger(merged, revision, further, name, number, by);
    }
}
