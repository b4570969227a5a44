package se.kompetensbyran.domain.retention;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies a hold for ever. */
public record HoldId(UUID value) {

    /** A new one. */
    public static HoldId next() {
        return new HoldId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
