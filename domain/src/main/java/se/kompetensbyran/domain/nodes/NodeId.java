package se.kompetensbyran.domain.nodes;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies a support node. */
public record NodeId(UUID value) {

    /** A new one. */
    public static NodeId next() {
        return new NodeId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
