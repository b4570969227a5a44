package se.kompetensbyran.api.nodes;

import static se.kompetensbyran.api.shared.Permits.NODES_WRITE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.KnownAt;
import se.kompetensbyran.api.journal.Recollections;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.MayMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.PartLinks;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.nodes.Coverage;
import se.kompetensbyran.domain.nodes.KeepNode;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.NodeProblem;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.Nodes.CoverageLine;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Municipality;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.Period;

/** Which municipalities a node covers, and when. */
@Path("/nodes/{id}/covered-municipalities")
@Tag(name = "Nodes")
public class CoverageResource {

    private final Nodes nodes;
    private final Municipalities municipalities;
    private final KeepNode keepNode;
    private final NodeViews views;
    private final Addresses addresses;
    private final PartLinks partLinks;
    private final Caller caller;
    private final Recollections recollections;

    CoverageResource(
            Nodes nodes,
            Organisations organisations,
            Municipalities municipalities,
            CodeLists lists,
            NodeViews views,
            Addresses addresses,
            PartLinks partLinks,
            Caller caller,
            Recollections recollections) {
        this.nodes = nodes;
        this.municipalities = municipalities;
        this.keepNode = new KeepNode(nodes, organisations, municipalities, lists);
        this.views = views;
        this.addresses = addresses;
        this.partLinks = partLinks;
        this.caller = caller;
        this.recollections = recollections;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List what a support node covers",
            description =
                    "The municipalities that the node covers, has covered and is to cover, by name in Swedish order,"
                            + " then by the first day.")
    public PageView<CoverageView> list(@RestPath NodeId id, @BeanParam KnownAt known, @BeanParam Paging paging) {
        List<CoverageLine> coverage = recollections.of(known, () -> coverageOf(id));
        boolean mayWrite = known.isNow() && views.mayWrite();
        return paging.show(
                Page.of(coverage, paging.request()),
                addresses.of("nodes", id, "covered-municipalities"),
                it -> show(id, 0, it, mayWrite, known.query(null)));
    }

    @GET
    @Path("/{coverage}")
    @PermitAll
    @Operation(
            summary = "Read that a support node covers a municipality",
            description = "One municipality, and when it is covered; its ETag is that of the node.")
    public CoverageView read(@RestPath NodeId id, @RestPath Coverage.Id coverage, @BeanParam KnownAt known) {
        return recollections.of(known, () -> show(nodes.get(id), coverage, known.query(null)));
    }

    @POST
    @PermissionsAllowed(NODES_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Let a support node cover a municipality",
            description =
                    "From a day on, and as long as the node is there or to a last day; a municipality once at a time.")
    public CoverageView cover(@RestPath NodeId id, CoverageFacts body, @BeanParam MayMatch mayMatch) {
        caller.demand(Permission.NODES_WRITE, Belonging.REGION);
        Coverage coverage = body.coverage(Coverage.Id.next());
        SupportNode now = mayMatch.on(nodes.get(id));
        return show(keepNode.keep(now.with(coverage)), coverage.id(), "");
    }

    @PATCH
    @Path("/{coverage}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(NODES_WRITE)
    @Transactional
    @Operation(
            summary = "Change when a support node covers a municipality",
            description = "Changes the named facts; coverage ends by a last day.")
    public CoverageView change(
            @RestPath NodeId id,
            @RestPath Coverage.Id coverage,
            @RequestBody(content = @Content(schema = @Schema(implementation = CoverageFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        caller.demand(Permission.NODES_WRITE, Belonging.REGION);
        SupportNode now = ifMatch.on(nodes.get(id));
        Coverage anew = patch.on(CoverageFacts.of(now.coverage(coverage))).coverage(coverage);
        return show(keepNode.keep(now.with(anew)), coverage, "");
    }

    @DELETE
    @Path("/{coverage}")
    @PermissionsAllowed(NODES_WRITE)
    @Transactional
    @Operation(
            summary = "Take coverage away",
            description = "For coverage that never was; what is over gets a last day instead.")
    public void take(@RestPath NodeId id, @RestPath Coverage.Id coverage, @BeanParam IfMatch ifMatch) {
        caller.demand(Permission.NODES_WRITE, Belonging.REGION);
        nodes.save(ifMatch.on(nodes.get(id)).without(coverage));
    }

    private List<CoverageLine> coverageOf(NodeId id) {
        List<CoverageLine> coverage = nodes.coverageOf(id);
        if (coverage.isEmpty() && !nodes.has(id)) throw new NodeProblem.Unknown(id);
        return coverage;
    }

    private CoverageView show(SupportNode node, Coverage.Id id, String asked) {
        Coverage coverage = node.coverage(id);
        String name = municipalities.all().stream()
                .filter(it -> it.code().equals(coverage.municipality()))
                .map(Municipality::name)
                .findAny()
                .orElseThrow();
        boolean mayWrite = asked.isEmpty() && views.mayWrite();
        return show(node.id(), node.revision(), new CoverageLine(coverage, name), mayWrite, asked);
    }

    private CoverageView show(NodeId node, long revision, CoverageLine it, boolean mayWrite, String asked) {
        Coverage coverage = it.coverage();
        return new CoverageView(
                coverage.id(),
                revision,
                new Covered(coverage.municipality(), it.municipalityName()),
                coverage.period().from(),
                coverage.period().lastDay().orElse(null),
                asked.isEmpty()
                        ? partLinks.of("nodes", node, "covered-municipalities", coverage.id(), mayWrite)
                        : partLinks.recalled("nodes", node, "covered-municipalities", coverage.id(), asked));
    }

    /** What is told of coverage. */
    @Schema(description = "That a node covers a municipality, and when.")
    record CoverageFacts(
            @Schema(description = "Which municipality.") MunicipalityCode municipality,

            @Schema(description = "The first day.", example = "2019-03-01")
            LocalDate from,

            @Schema(
                    description = "The last day; left out while it goes on, as long as the node does.",
                    example = "2024-12-31")
            @Nullable
            LocalDate until) {

        static CoverageFacts of(Coverage it) {
            return new CoverageFacts(
                    it.municipality(), it.period().from(), it.period().lastDay().orElse(null));
        }

        Coverage coverage(Coverage.Id id) {
            return new Coverage(id, municipality, Period.inclusive(from, until));
        }
    }

    /** That a node covers a municipality. */
    @Schema(name = "Coverage", description = "That a node covers a municipality, and when.")
    record CoverageView(
            Coverage.Id id,
            @JsonIgnore long revision,

            Covered municipality,

            @Schema(description = "The first day.", example = "2019-03-01")
            LocalDate from,

            @Schema(
                    description = "The last day; left out while it goes on, as long as the node does.",
                    example = "2024-12-31")
            @Nullable
            LocalDate until,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {}

    /** A municipality that is covered. */
    @Schema(name = "CoveredMunicipality", description = "A municipality that is covered.")
    record Covered(
            MunicipalityCode code,

            @Schema(description = "Its name, without the word kommun.", maxLength = 60, example = "Falun")
            String name) {}
}
