package se.kompetensbyran.domain.publications;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies a publication for ever; says nothing of it. */
public record PublicationId(UUID value) {

    /** A new one. */
    public static PublicationId next() {
        return new PublicationId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
