package se.kompetensbyran.domain.needs;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies a needs analysis. */
public record NeedsAnalysisId(UUID value) {

    /** A new one. */
    public static NeedsAnalysisId next() {
        return new NeedsAnalysisId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
