package se.kompetensbyran.api.journal;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The moment of which it is asked what was known then; a {@code @BeanParam}. */
public class KnownAt {

    /** That it is asked what is known now. */
    public static final KnownAt NOW = new KnownAt();

    @RestQuery
    @Parameter(
            description =
                    "An instant that has passed: what was known then is shown, whatever was corrected since. The day of"
                            + " which it is shown is that instant's in Sweden, unless another is asked for. Now when it is left"
                            + " out.",
            example = "2026-12-01T00:00:00Z")
    @Nullable
    Instant knownAt;

    /** Whether it is asked what is known now. */
    public boolean isNow() {
        return knownAt == null;
    }

    /** What stands after the address of what is shown so, of the day {@code asOf} where one is asked for; nothing for now. */
    public String query(@Nullable LocalDate asOf) {
        String day = asOf == null ? "" : "?asOf=" + asOf;
        return knownAt == null ? day : day + (asOf == null ? "?" : "&") + "knownAt=" + knownAt;
    }
}
