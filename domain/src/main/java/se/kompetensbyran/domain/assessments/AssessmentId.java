package se.kompetensbyran.domain.assessments;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies an assessment. */
public record AssessmentId(UUID value) {

    /** A new one. */
    public static AssessmentId next() {
        return new AssessmentId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
