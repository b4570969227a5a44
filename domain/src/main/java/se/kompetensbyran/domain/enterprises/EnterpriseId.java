package se.kompetensbyran.domain.enterprises;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies an enterprise. */
public record EnterpriseId(UUID value) {

    /** A new one. */
    public static EnterpriseId next() {
        return new EnterpriseId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
