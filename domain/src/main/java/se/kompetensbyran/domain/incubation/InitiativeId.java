package se.kompetensbyran.domain.incubation;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies an initiative. */
public record InitiativeId(UUID value) {

    /** A new one. */
    public static InitiativeId next() {
        return new InitiativeId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
