package se.kompetensbyran.api.pathways;

import static se.kompetensbyran.api.shared.Permits.PARTICIPANTS_READ;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.participants.ParticipantAccess;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.pathways.PathEvent;
import se.kompetensbyran.domain.pathways.Paths;

/** What has been on the path of a participant, as one read. */
@Path("/participants/{id}/timeline")
@Tag(name = "Pathways")
public class TimelinesResource {

    private final Paths paths;
    private final ParticipantAccess access;
    private final Addresses addresses;
    private final Time time;

    TimelinesResource(Paths paths, ParticipantAccess access, Addresses addresses, Time time) {
        this.paths = paths;
        this.access = access;
        this.addresses = addresses;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(PARTICIPANTS_READ)
    @Operation(
            summary = "Read the timeline of a participant",
            description =
                    "All that has been on the way to work, in the order of its days: referrals, enrolments, suspensions, steps of the"
                            + " ladder, how it went, follow-ups, placements and their ends. What was corrected is not there, and of what was misregistered the steps"
                            + " alone are.")
    public PageView<PathEventView> read(@RestPath ParticipantId id, @BeanParam Paging paging) {
        Participant whose = access.demand(Permission.PARTICIPANTS_READ, id);
        return paging.show(
                paths.timeline(id, access.sight(Permission.PARTICIPANTS_READ), time.today(), paging.request()),
                addresses.of("participants", id, "timeline"),
                it -> show(it, access.may(of(it.kind()), whose)));
    }

    // By what it is read to which it belongs: who evaluates reads no referral.
    private static Permission of(PathEvent.Kind kind) {
        return switch (kind) {
            case REFERRAL -> Permission.REFERRALS_READ;
            case PLACEMENT -> Permission.PLACEMENTS_READ;
            case ENROLMENT, SUSPENSION, LADDER_STEP, FOLLOW_UP, OUTCOME -> Permission.ENROLMENTS_READ;
        };
    }

    private PathEventView show(PathEvent it, boolean isRead) {
        return new PathEventView(
                it.on(),
                it.until(),
                it.kind(),
                it.code(),
                it.kind().codeList(),
                it.recordedAt(),
                isRead ? List.of(Link.get("related", addresses.of(it.kind().collection(), it.about()))) : List.of());
    }

    /** Something on a path. */
    @Schema(name = "PathEvent", description = "Something on the path of a participant.")
    record PathEventView(
            @Schema(description = "The day on which it was.", example = "2026-11-02")
            LocalDate on,

            @Schema(description = "The last day, of what went on for a time and is over.", example = "2026-11-29")
            @Nullable
            LocalDate until,

            @Schema(description = "What kind of thing it was; a code of path-event-kinds.", example = "enrolment")
            PathEvent.Kind kind,

            @Schema(description = "What it was; a code of the list that is named.", maxLength = 40, example = "active")
            String code,

            @Schema(description = "The list of the code.", maxLength = 40, example = "enrolment-stages")
            String codeList,

            @Schema(description = "When that was recorded.", example = "2026-11-02T09:00:00Z")
            Instant recordedAt,

            @Schema(description = "What it belongs to, if you may read it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}
}
