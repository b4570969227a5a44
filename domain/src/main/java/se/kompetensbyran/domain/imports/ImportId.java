package se.kompetensbyran.domain.imports;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies an import. */
public record ImportId(UUID value) {

    /** A new one. */
    public static ImportId next() {
        return new ImportId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
