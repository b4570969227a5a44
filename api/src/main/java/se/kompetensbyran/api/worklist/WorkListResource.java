package se.kompetensbyran.api.worklist;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.worklist.WorkViews.WorkCountView;
import se.kompetensbyran.api.worklist.WorkViews.WorkCountsView;
import se.kompetensbyran.api.worklist.WorkViews.WorkItemView;
import se.kompetensbyran.domain.worklist.WorkItems;
import se.kompetensbyran.domain.worklist.WorkKind;
import se.kompetensbyran.domain.worklist.WorkSight;

/** My work: what waits for whoever is signed in, with where to act. */
@Path("/work-list")
@Tag(
        name = "My work",
        description =
                "What waits for whoever is signed in: decisions, statuses, requests, actions, initiatives, referrals, handovers, identities that go, things to put right (sv: mina"
                        + " uppgifter).")
public class WorkListResource {

    private final WorkItems work;
    private final WorkViews views;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    WorkListResource(WorkItems work, WorkViews views, Addresses addresses, Caller caller, Time time) {
        this.work = work;
        this.views = views;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @Authenticated
    @Operation(
            summary = "Read your work list",
            description =
                    "What you may act on today, the most urgent first, each with links to act. Assessments wait for who"
                            + " decides for the region: those that were submitted or contested, and a told rejection when"
                            + " the time to contest it is out; for nobody who has begun, submitted or contested the one in"
                            + " question. Statuses that are valid for 60 days more or fewer, or are in their days of grace,"
                            + " wait for the enterprise and its support node until the next assessment is submitted; the region"
                            + " gives an enterprise without either a node. Requests for support wait for the nodes that cover"
                            + " the municipality, without those that have said no while another is left, and initiatives that"
                            + " have not moved for 60 days for their node; both for the region too. Actions that are late wait"
                            + " for the enterprise and its node. For the node alone wait referrals without an answer from the day"
                            + " of the reminder on, identities of participants that go soon, what is wrong in what is held of"
                            + " them, participants who are offered by another node, and those who are to be asked how it went"
                            + " after a project. Whoever may act on nothing has an empty"
                            + " list.")
    public PageView<WorkItemView> read(
            @RestQuery @Parameter(description = "Only those of this kind; a code of work-kinds.") @Nullable
                    WorkKind kind,
            @BeanParam Paging paging) {
        var found = work.search(sight().only(kind), paging.request(), time.today());
        return paging.show(found, addresses.of("work-list"), views.shown());
    }

    @GET
    @Path("/counts")
    @Authenticated
    @Operation(
            summary = "Count your work",
            description = "How much there is today of each kind that you may act on, none also told.")
    public WorkCountsView counts() {
        Map<WorkKind, Integer> counts = work.counts(sight(), time.today());
        List<WorkCountView> all = counts.entrySet().stream()
                .map(it -> WorkCountView.of(it.getKey(), it.getValue()))
                .toList();
        return new WorkCountsView(
                all,
                List.of(
                        Link.get("self", addresses.of("work-list", "counts")),
                        Link.get("collection", addresses.of("work-list"))));
    }

    private WorkSight sight() {
        return WorkSight.of(caller.authority(), caller.who());
    }
}
