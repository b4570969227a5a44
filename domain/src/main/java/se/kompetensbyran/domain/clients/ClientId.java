package se.kompetensbyran.domain.clients;

import java.util.UUID;
import se.kompetensbyran.domain.shared.Uuid7;

/** Identifies a client; its {@code client_id} (RFC 6749 section 2.2). */
public record ClientId(UUID value) {

    /** A new one. */
    public static ClientId next() {
        return new ClientId(Uuid7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
