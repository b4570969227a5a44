package se.kompetensbyran.domain.handovers;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies a handover, and tells nothing of the person. */
public record HandoverId(UUID value) {

    /** A new one. */
    public static HandoverId next() {
        return new HandoverId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
