package se.kompetensbyran.api.handovers;

import static se.kompetensbyran.api.shared.Permits.HANDOVERS_HANDLE;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.handovers.HandoverViews.HandoverView;
import se.kompetensbyran.api.handovers.HandoverViews.NewHandoverDecision;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.SortedPaging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.handovers.Handover;
import se.kompetensbyran.domain.handovers.HandoverId;
import se.kompetensbyran.domain.handovers.Handovers;
import se.kompetensbyran.domain.handovers.Stage;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Participants who go from a support node to one of another organisation. */
@Path("/handovers")
@Tag(
        name = "Handovers",
        description =
                "Participants who go from a support node to one of another organisation (sv: överlämningar): the one offers, with the"
                        + " person's consent, and the other accepts or declines. Never open.")
public class HandoversResource {

    private final Handovers handovers;
    private final HandoverWork work;
    private final HandoverAccess access;
    private final HandoverViews views;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    HandoversResource(
            Handovers handovers,
            HandoverWork work,
            HandoverAccess access,
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
            summary = "List handovers",
            description =
                    "Handovers from the own node and to it, the oldest first. Can be sorted by offeredAt and answerBy.")
    public PageView<HandoverView> list(
            @RestQuery
                    @Parameter(description = "Only those that stand there today; a code of handover-stages.")
                    @Nullable
                    Stage stage,
            @RestQuery @Parameter(description = "Only those from this support node.") @Nullable NodeId from,
            @RestQuery @Parameter(description = "Only those to this support node.") @Nullable NodeId to,
            @BeanParam SortedPaging paging) {
        var found = handovers.search(
                new Handovers.Search(null, from, to, stage),
                access.sight(),
                paging.sorted(Handovers.SORTABLE),
                time.today());
        return paging.show(found, addresses.of("handovers"), views::show);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(HANDOVERS_HANDLE)
    @Operation(
            summary = "Read a handover",
            description =
                    "One handover, with where it stands today. While it waits the receiving node sees what it takes to answer; whose"
                            + " it is, and the person's path, it does not. That of other nodes is not found.")
    public HandoverView read(@RestPath HandoverId id) {
        return views.show(access.readable(id));
    }

    @POST
    @Path("/{id}/decisions")
    @PermissionsAllowed(HANDOVERS_HANDLE)
    @Transactional
    @Operation(
            summary = "Answer an offered handover",
            description =
                    "offered → accepted: the participant is the receiving node's from now on. What is not over at the giving node ends"
                            + " there; who the person is goes along only so far as a consent names the receiving organisation. offered →"
                            + " declined, for a reason.")
    public HandoverView decide(@RestPath HandoverId id, NewHandoverDecision body, @BeanParam IfMatch ifMatch) {
        Handover now = ifMatch.on(access.toTake(id));
        InvalidValue.unless(body.to().isOfReceiver(), "to", "not-of-receiver");
        if (body.to() == Stage.ACCEPTED) {
            InvalidValue.unless(body.refusal() == null, "refusal", "not-here");
            return views.show(work.handOver().accept(now, caller.actor()));
        }
        return views.show(handovers.save(
                now.decline(InvalidValue.given(body.refusal(), "refusal"), caller.actor()), access.sight()));
    }

    @POST
    @Path("/{id}/withdrawals")
    @PermissionsAllowed(HANDOVERS_HANDLE)
    @Transactional
    @Operation(
            summary = "Take an offered handover back",
            description = "offered → withdrawn, by the giving node, while there is no answer.")
    public HandoverView withdraw(@RestPath HandoverId id, @BeanParam IfMatch ifMatch) {
        Handover now = ifMatch.on(access.toGive(id));
        return views.show(handovers.save(now.withdraw(caller.actor()), access.sight()));
    }
}
