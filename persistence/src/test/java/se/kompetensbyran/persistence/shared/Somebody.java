package se.kompetensbyran.persistence.shared;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import se.kompetensbyran.domain.journal.Attribution;
import se.kompetensbyran.domain.journal.Origin;

/** Who does what the tests do. */
@Singleton
public final class Somebody implements Attribution {

    /** Where it comes from. */
    public static final Origin ORIGIN = new Origin(
            Origin.Kind.PERSON,
            "somebody",
            UUID.fromString("01976f2e-5c00-7000-8000-0000000000aa"),
            "0af7651916cd43dd8448eb211c80319c",
            null);

    @Override
    public Origin origin() {
        return ORIGIN;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }
}
