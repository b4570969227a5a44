package se.kompetensbyran.domain.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * Something that happened.
 *
 * @param event what, as {@code project.changed} or {@code sign-in.failed}: what it happened to, a dot, and a past tense
 * @param subject the id of what it happened to, when that has one
 * @param revision the revision that it got, for a change of an aggregate
 * @param changes the fields that changed, in order of name
 */
public record Entry(
        UUID id,
        Instant at,
        String event,
        @Nullable UUID subject,
        @Nullable Long revision,
        Origin origin,
        List<Change> changes) {

    public Entry {
        changes = List.copyOf(changes);
    }

    /** A new one. */
    public static Entry of(
            String event,
            @Nullable UUID subject,
            @Nullable Long revision,
            Instant at,
            Origin origin,
            List<Change> changes) {
        return new Entry(Uuid7.next(), at, event, subject, revision, origin, changes);
    }
}
