package se.kompetensbyran.domain.placements;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies a place within the register. */
public record PlaceId(UUID value) {

    /** A new one. */
    public static PlaceId next() {
        return new PlaceId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
