package se.kompetensbyran.domain.support;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies a support case. */
public record SupportCaseId(UUID value) {

    /** A new one. */
    public static SupportCaseId next() {
        return new SupportCaseId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
