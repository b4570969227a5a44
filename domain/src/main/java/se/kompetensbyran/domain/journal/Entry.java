package se.kompetensbyran.domain.journal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Aggregate;
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

    /**
     * That an aggregate was saved: {@code api-key.entered}, {@code api-key.changed} or {@code api-key.removed}, by the name
     * of its class.
     *
     * @param before what it was; null for a new one
     * @param after what it is, with the revision that it got; null when it is gone
     */
    public static Entry ofSave(
            UUID subject, @Nullable Aggregate before, @Nullable Aggregate after, Instant at, Origin origin) {
        Aggregate it = Objects.requireNonNull(after == null ? before : after);
        String happened = before == null ? "entered" : after == null ? "removed" : "changed";
        String event = name(it.getClass()) + "." + happened;
        return of(event, subject, it.revision(), at, origin, Changes.between(before, after));
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
