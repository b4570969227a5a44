package se.kompetensbyran.domain.participants;

import java.util.Set;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * That it is kept who a participant is, without telling who.
 *
 * @param parts what is kept of it, at least one
 * @param by who wrote it last, and when
 * @throws InvalidValue {@code missing}, or {@code not-identifying} when a part tells of no person
 */
public record Identification(Set<Datum> parts, Actor by) {

    public Identification {
        InvalidValue.unless(!parts.isEmpty(), "parts", "missing");
        InvalidValue.unless(parts.stream().allMatch(Datum::identifies), "parts", "not-identifying");
        parts = Set.copyOf(parts);
    }
}
