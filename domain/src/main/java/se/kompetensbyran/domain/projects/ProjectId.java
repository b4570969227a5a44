package se.kompetensbyran.domain.projects;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies a project for ever; says nothing of it. */
public record ProjectId(UUID value) {

    /** A new one. */
    public static ProjectId next() {
        return new ProjectId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
