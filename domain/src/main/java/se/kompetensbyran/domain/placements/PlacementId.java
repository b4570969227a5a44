package se.kompetensbyran.domain.placements;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies a placement within the register. */
public record PlacementId(UUID value) {

    /** A new one. */
    public static PlacementId next() {
        return new PlacementId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
