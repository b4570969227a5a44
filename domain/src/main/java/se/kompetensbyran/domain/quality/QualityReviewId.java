package se.kompetensbyran.domain.quality;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies a quality review. */
public record QualityReviewId(UUID value) {

    /** A new one. */
    public static QualityReviewId next() {
        return new QualityReviewId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
