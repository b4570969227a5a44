package se.kompetensbyran.domain.participants;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies a participant within the register, and tells nothing of the person. */
public record ParticipantId(UUID value) {

    /** A new one. */
    public static ParticipantId next() {
        return new ParticipantId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
