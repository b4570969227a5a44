package se.kompetensbyran.domain.pathways;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies an enrolment within the register, and tells nothing of the person. */
public record EnrolmentId(UUID value) {

    /** A new one. */
    public static EnrolmentId next() {
        return new EnrolmentId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
