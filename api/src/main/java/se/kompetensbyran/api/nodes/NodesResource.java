package se.kompetensbyran.api.nodes;

import static se.kompetensbyran.api.shared.Permits.HISTORY_READ;
import static se.kompetensbyran.api.shared.Permits.NODES_WRITE;

import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.EntryView;
import se.kompetensbyran.api.journal.Histories;
import se.kompetensbyran.api.journal.KnownAt;
import se.kompetensbyran.api.journal.Recollections;
import se.kompetensbyran.api.nodes.NodeViews.NewNode;
import se.kompetensbyran.api.nodes.NodeViews.NodeFacts;
import se.kompetensbyran.api.nodes.NodeViews.NodeView;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.CodeParameters;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.SortedPaging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.nodes.KeepNode;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.NodeOverview;
import se.kompetensbyran.domain.nodes.NodeProblem;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.PageRequest;

/** The support structure near the enterprises. */
@Path("/nodes")
@Tag(
        name = "Nodes",
        description =
                "The support structure: who runs what part of it, where, and with what competence (sv: stödnoder).")
public class NodesResource {

    private final Nodes nodes;
    private final CodeParameters codes;
    private final KeepNode keepNode;
    private final NodeViews views;
    private final Histories histories;
    private final Recollections recollections;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    NodesResource(
            Nodes nodes,
            Organisations organisations,
            Municipalities municipalities,
            CodeLists lists,
            CodeParameters codes,
            NodeViews views,
            Histories histories,
            Recollections recollections,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.nodes = nodes;
        this.codes = codes;
        this.keepNode = new KeepNode(nodes, organisations, municipalities, lists);
        this.views = views;
        this.histories = histories;
        this.recollections = recollections;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List support nodes",
            description = "The nodes that are there on a day, with what they cover then: the regional structure first,"
                    + " then by name in Swedish order. Can be sorted by name.")
    public PageView<NodeView> list(
            @RestQuery @Parameter(description = "Only those that cover this municipality.") @Nullable
                    MunicipalityCode covers,
            @RestQuery @Parameter(description = "Only those that this organisation runs.") @Nullable
                    OrganisationId host,
            @RestQuery
                    @Parameter(
                            description = "Only those that help with this; a code of competence-areas.",
                            example = "business-development")
                    @Nullable
                    String competenceArea,
            @RestQuery @Parameter(description = "Only those of this kind; a code of node-kinds.")
                    SupportNode.@Nullable Kind kind,
            @RestQuery @Parameter(description = "The day; today when left out.", example = "2019-06-01") @Nullable
                    LocalDate asOf,
            @BeanParam KnownAt known,
            @BeanParam SortedPaging paging) {
        codes.check("competenceArea", competenceArea, "competence-areas");
        var search = new Nodes.Search(covers, host, competenceArea, kind, recollections.day(known, asOf));
        PageRequest wanted = paging.sorted(Nodes.SORTABLE);
        var found = recollections.of(known, () -> nodes.search(search, wanted));
        return paging.show(found, addresses.of("nodes"), shown(known, asOf));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(
            summary = "Read a support node",
            description =
                    "One node, with what it covers on a day, and not found of one before its first; or as that was known at another moment. A correction changes the"
                            + " first and not the second.")
    public NodeView read(
            @RestPath NodeId id,
            @RestQuery @Parameter(description = "The day; today when left out.", example = "2019-06-01") @Nullable
                    LocalDate asOf,
            @BeanParam KnownAt known) {
        LocalDate day = recollections.day(known, asOf);
        NodeOverview it =
                recollections.of(known, () -> nodes.overview(id, day).orElseThrow(() -> new NodeProblem.Unknown(id)));
        // One that is to open is told of today, and was not there on a day that is asked for.
        if (asOf != null && asOf.isBefore(it.open().from())) throw new NodeProblem.NotYet(id, asOf);
        return shown(known, asOf).apply(it);
    }

    @POST
    @PermissionsAllowed(NODES_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Found a support node",
            description = "Founds a local node, or the regional structure, of which there is one at a time.")
    public NodeView found(NewNode body) {
        caller.demand(Permission.NODES_WRITE, Belonging.REGION);
        return show(keepNode.keep(body.founded()).id(), time.today());
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(NODES_WRITE)
    @Transactional
    @Operation(
            summary = "Change a support node",
            description = "Changes the named facts; null takes one away. A node closes by a last day, and coverage that"
                    + " goes on ends with it.")
    public NodeView change(
            @RestPath NodeId id,
            @RequestBody(content = @Content(schema = @Schema(implementation = NodeFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        caller.demand(Permission.NODES_WRITE, Belonging.REGION);
        SupportNode now = ifMatch.on(nodes.get(id));
        keepNode.keep(patch.on(NodeFacts.of(now)).on(now));
        return show(id, time.today());
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed(HISTORY_READ)
    @Operation(
            summary = "Read a support node's history",
            description = "Who changed what in the node and its coverage and when, newest first.")
    public PageView<EntryView> history(@RestPath NodeId id, @BeanParam Paging paging) {
        if (!nodes.has(id)) throw new NodeProblem.Unknown(id);
        caller.demand(Permission.HISTORY_READ, Belonging.REGION);
        return histories.of(id.value(), paging, addresses.of("nodes", id, "history"));
    }

    private NodeView show(NodeId id, LocalDate day) {
        return nodes.overview(id, day).map(views.shown()).orElseThrow(() -> new NodeProblem.Unknown(id));
    }

    private Function<NodeOverview, NodeView> shown(KnownAt known, @Nullable LocalDate asOf) {
        return known.isNow() && asOf == null ? views.shown() : views.recalled(asOf, known);
    }
}
