package se.kompetensbyran.api.journal;

import static se.kompetensbyran.api.shared.Permits.JOURNAL_READ;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.Fault;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.journal.Journal;

/** The whole journal, for those who audit. */
@Path("/journal")
@Tag(name = "Journal", description = "Who changed what and when, and what happened to the way in (sv: journal).")
public class JournalResource {

    private static final String EVENT = "[a-z]+(-[a-z]+)*([.][a-z]+(-[a-z]+)*)?";

    private final Journal journal;
    private final Histories histories;
    private final Addresses addresses;
    private final Caller caller;

    JournalResource(Journal journal, Histories histories, Addresses addresses, Caller caller) {
        this.journal = journal;
        this.histories = histories;
        this.addresses = addresses;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(JOURNAL_READ)
    @Operation(
            summary = "Read the journal",
            description = "What happened in the whole region, newest first. It only grows: nobody changes an entry or"
                    + " takes one away.")
    public PageView<EntryView> list(
            @RestQuery
                    @Parameter(
                            description = "Only what happened to the one with this id.",
                            example = "01976f2e-5c00-7000-8000-000000000002")
                    @Nullable
                    UUID subject,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only this event, such as project.changed, or all that its part before the dot has.",
                            schema = @Schema(maxLength = 100, pattern = "^" + EVENT + "$"),
                            example = "project.changed")
                    @Nullable
                    String event,
            @RestQuery @Parameter(description = "Only what this account or client did.") @Nullable String who,
            @RestQuery
                    @Parameter(description = "Only from this instant on.", example = "2026-11-23T09:00:00Z")
                    @Nullable
                    Instant from,
            @RestQuery @Parameter(description = "Only before this instant.", example = "2026-11-24T09:00:00Z") @Nullable
                    Instant until,
            @BeanParam Paging paging) {
        caller.demand(Permission.JOURNAL_READ, Belonging.REGION);
        if (event != null && !event.matches(EVENT))
            throw new EdgeProblem(EdgeProblem.Code.INVALID_VALUE, List.of(Fault.parameter("event", "event-shape")));
        var found = journal.search(new Journal.Search(subject, event, who, from, until), paging.request());
        return paging.show(found, addresses.of("journal"), histories::show);
    }
}
