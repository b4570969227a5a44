package se.kompetensbyran.domain.findings;

import java.util.UUID;

/** Identifies what was found, for ever. */
public record FindingId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
