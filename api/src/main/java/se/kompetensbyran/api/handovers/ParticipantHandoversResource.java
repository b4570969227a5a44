package se.kompetensbyran.api.handovers;

import static se.kompetensbyran.api.shared.Permits.HANDOVERS_HANDLE;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import se.kompetensbyran.api.handovers.HandoverViews.HandoverView;
import se.kompetensbyran.api.handovers.HandoverViews.NewHandover;
import se.kompetensbyran.api.participants.ParticipantAccess;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.handovers.Handovers;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;

/** To which nodes a participant has been offered. */
@Path("/participants/{id}/handovers")
@Tag(name = "Handovers")
public class ParticipantHandoversResource {

    private final Handovers handovers;
    private final HandoverWork work;
    private final ParticipantAccess access;
    private final HandoverViews views;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    ParticipantHandoversResource(
            Handovers handovers,
            HandoverWork work,
            ParticipantAccess access,
            HandoverViews views,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.handovers = handovers;
        this.work = work;
        this.access = access;
        this.views = views;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(HANDOVERS_HANDLE)
    @Operation(
            summary = "List the handovers of a participant",
            description = "Those that the own node has offered, or taken on, the oldest first.")
    public PageView<HandoverView> list(@RestPath ParticipantId id, @BeanParam Paging paging) {
        Participant whose = access.demand(Permission.HANDOVERS_HANDLE, id);
        var found = handovers.search(
                new Handovers.Search(whose.id(), null, null, null),
                access.sight(Permission.HANDOVERS_HANDLE),
                paging.request(),
                time.today());
        return paging.show(found, addresses.of("participants", id, "handovers"), views::show);
    }

    @POST
    @PermissionsAllowed(HANDOVERS_HANDLE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Offer a participant to another node",
            description =
                    "Offers a participant of the own node to one of another organisation, of whom a consent for partners that holds lets that"
                            + " organisation, by its name, know of the path. The participant stays until the offer is accepted. One offer"
                            + " at a time.")
    public HandoverView offer(@RestPath ParticipantId id, NewHandover body) {
        Participant whose = access.demand(Permission.HANDOVERS_HANDLE, id);
        return views.show(work.handOver()
                .offer(
                        whose.id(),
                        body.toNode(),
                        body.reason(),
                        body.project(),
                        caller.actor(),
                        access.sight(Permission.HANDOVERS_HANDLE)));
    }
}
