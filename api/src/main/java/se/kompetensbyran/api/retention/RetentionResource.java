package se.kompetensbyran.api.retention;

import static se.kompetensbyran.api.shared.Permits.PARTICIPANTS_WRITE;
import static se.kompetensbyran.api.shared.Permits.RETENTION_HOLD;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import se.kompetensbyran.api.participants.ParticipantAccess;
import se.kompetensbyran.api.retention.RetentionViews.HoldView;
import se.kompetensbyran.api.retention.RetentionViews.NewRetentionHold;
import se.kompetensbyran.api.retention.RetentionViews.RetentionView;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.retention.DemandKeeping;
import se.kompetensbyran.domain.retention.HoldId;
import se.kompetensbyran.domain.retention.RetentionHold;
import se.kompetensbyran.domain.retention.RetentionHolds;
import se.kompetensbyran.domain.retention.Retentions;

/** When it goes who a participant is, and who demands that it is kept longer. */
@Path("/participants/{id}")
@Tag(name = "Participants")
public class RetentionResource {

    private final Retentions retentions;
    private final RetentionHolds holds;
    private final DemandKeeping keeping;
    private final RetentionRuns runs;
    private final ParticipantAccess access;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    RetentionResource(
            Participants participants,
            Retentions retentions,
            RetentionHolds holds,
            RetentionRuns runs,
            ParticipantAccess access,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.retentions = retentions;
        this.holds = holds;
        this.keeping = new DemandKeeping(participants, retentions, holds);
        this.runs = runs;
        this.access = access;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @Path("/retention")
    @PermissionsAllowed(PARTICIPANTS_WRITE)
    @Operation(
            summary = "Read when it goes who a participant is",
            description =
                    "The day on which it goes who the participant is, if nothing more happens: so long after the last that happened as the"
                            + " installation keeps it, never before the node has been told as long as it is to be, and not while"
                            + " somebody demands it or what is held is restricted. The pseudonym stays.")
    public RetentionView read(@RestPath ParticipantId id) {
        Participant it = access.demand(Permission.PARTICIPANTS_WRITE, id);
        String participant = participant(id);
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", participant + "/retention"));
        links.add(Link.get("up", participant));
        if (caller.authority().may(Permission.RETENTION_HOLD)) {
            links.add(Link.get("holds", participant + "/retention-holds"));
            if (it.identification() != null) links.add(new Link("hold", participant + "/retention-holds", "POST"));
        }
        var standing = retentions.of(id, access.sight(Permission.PARTICIPANTS_WRITE), time.today());
        return RetentionView.of(standing.orElse(null), runs.rule(), time.today(), links);
    }

    @GET
    @Path("/retention-holds")
    @PermissionsAllowed(RETENTION_HOLD)
    @Operation(
            summary = "List who demands that it is kept who a participant is",
            description = "The latest first; those that are over or released among them.")
    public PageView<HoldView> list(@RestPath ParticipantId id, @BeanParam Paging paging) {
        access.demand(Permission.RETENTION_HOLD, id);
        return paging.show(
                holds.of(id, access.sight(Permission.RETENTION_HOLD), paging.request()),
                addresses.of("participants", id, "retention-holds"),
                this::show);
    }

    @GET
    @Path("/retention-holds/{hold}")
    @PermissionsAllowed(RETENTION_HOLD)
    @Operation(summary = "Read a demand that it is kept who a participant is", description = "One demand.")
    public HoldView one(@RestPath ParticipantId id, @RestPath HoldId hold) {
        return show(held(id, hold));
    }

    @POST
    @Path("/retention-holds")
    @PermissionsAllowed(RETENTION_HOLD)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Demand that it is kept who a participant is",
            description =
                    "Until a day, for a reason: the identity does not go by itself before that. It goes all the same when the person takes"
                            + " the consent back or has it erased. What the node was told of when it goes is taken back.")
    public HoldView give(@RestPath ParticipantId id, NewRetentionHold body) {
        access.demand(Permission.RETENTION_HOLD, id);
        return show(keeping.give(
                id,
                body.reason(),
                body.words(),
                body.until(),
                caller.actor(),
                access.sight(Permission.RETENTION_HOLD)));
    }

    @POST
    @Path("/retention-holds/{hold}/releases")
    @PermissionsAllowed(RETENTION_HOLD)
    @Transactional
    @Operation(
            summary = "Release a demand that it is kept who a participant is",
            description = "Nobody demands it any more. That it was given stays on record.")
    public HoldView release(@RestPath ParticipantId id, @RestPath HoldId hold, @BeanParam IfMatch ifMatch) {
        RetentionHold now = ifMatch.on(held(id, hold));
        return show(holds.save(now.release(caller.actor()), access.sight(Permission.RETENTION_HOLD)));
    }

    private RetentionHold held(ParticipantId id, HoldId hold) {
        access.demand(Permission.RETENTION_HOLD, id);
        return holds.get(hold, id, access.sight(Permission.RETENTION_HOLD));
    }

    private HoldView show(RetentionHold it) {
        return HoldView.of(it, participant(it.participant()), time.today());
    }

    private String participant(ParticipantId id) {
        return addresses.of("participants", id);
    }
}
