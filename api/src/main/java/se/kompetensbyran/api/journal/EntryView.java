package se.kompetensbyran.api.journal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.domain.journal.Change;
import se.kompetensbyran.domain.journal.Entry;
import se.kompetensbyran.domain.journal.Origin;

/** Something that happened, as it is shown: who did it by kind and id, never by name. */
@Schema(name = "JournalEntry", description = "Something that happened (sv: journalpost).")
public record EntryView(
        @Schema(description = "Identifies the entry.", example = "01976f2e-5c00-7000-8000-00000000000a")
        UUID id,

        @Schema(description = "When.") Instant at,

        @Schema(
                description = "What happened: to what, a dot, and how.",
                maxLength = 100,
                pattern = "^[a-z-]+[.][a-z-]+$",
                example = "project.changed")
        String event,

        @Schema(
                description = "The id of what it happened to, when that has one.",
                example = "01976f2e-5c00-7000-8000-000000000002")
        @Nullable
        UUID subject,

        @Schema(
                description = "The revision that it got, for a change.",
                format = "int64",
                minimum = "1",
                maximum = "9007199254740991",
                example = "7")
        @Nullable
        Long revision,

        WhoView who,

        @Schema(
                description = "The trace of the request, when there was one (W3C Trace Context).",
                maxLength = 32,
                pattern = "^[0-9a-f]{32}$",
                example = "4bf92f3577b34da6a3ce929d0e0e4736")
        @Nullable
        String traceId,

        @Schema(
                description =
                        "The network address it came from: for what happens to the way in, and only in the journal.",
                maxLength = 100,
                example = "192.0.2.7")
        @Nullable
        String address,

        @Schema(description = "The fields that changed, by name.", maxItems = 5000)
        List<ChangeView> changes,

        @Schema(description = "What it is about.", maxItems = 5) @JsonProperty("_links")
        List<Link> links) {

    /** Who did it. */
    @Schema(name = "JournalWho", description = "Who did it.")
    public record WhoView(
            @Schema(description = "A person, a client, or the program itself.", example = "person")
            Origin.Kind kind,

            @Schema(
                    description = "The id of the account or client; seed or system for the program itself, unknown for"
                            + " somebody who did not get in.",
                    maxLength = 200,
                    example = "01976f2e-5c00-7000-8000-00000000000b")
            String id,

            @Schema(
                    description = "The organisation through which they did it, when that is known.",
                    example = "01976f2e-5c00-7000-8000-000000000001")
            @Nullable
            UUID organisation) {}

    /** A field that changed. */
    @Schema(
            name = "JournalChange",
            description = "A field that changed. Of a secret, and of who a person is, neither value is told.")
    public record ChangeView(
            @Schema(
                    description = "The field, by its names with a slash between, a part by its id.",
                    maxLength = 300,
                    example = "description/name")
            String field,

            @Schema(
                    description = "What it was; a list as JSON.",
                    maxLength = 1_000_000,
                    example = "Ett projekt (påhittat)")
            @Nullable
            String before,

            @Schema(
                    description = "What it is; a list as JSON.",
                    maxLength = 1_000_000,
                    example = "Ett annat projekt (påhittat)")
            @Nullable
            String after) {

        static ChangeView of(Change it) {
            return new ChangeView(it.field(), it.before(), it.after());
        }
    }

    static EntryView of(Entry it, @Nullable String address, List<Link> links) {
        Origin origin = it.origin();
        return new EntryView(
                it.id(),
                it.at(),
                it.event(),
                it.subject(),
                it.revision(),
                new WhoView(origin.kind(), origin.who(), origin.organisation()),
                origin.traceId(),
                address,
                it.changes().stream().map(ChangeView::of).toList(),
                links);
    }
}
