package se.kompetensbyran.api.needs;

import static se.kompetensbyran.api.shared.Permits.NEEDS_WRITE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.MayMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.PartLinks;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.domain.needs.Finding;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.needs.NeedsAnalysis;
import se.kompetensbyran.domain.needs.NeedsAnalysisId;
import se.kompetensbyran.domain.needs.Priority;
import se.kompetensbyran.domain.needs.Stage;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Page;

/** What is to come first, of what an analysis found. */
@Path("/needs-analyses/{id}/priorities")
@Tag(name = "Needs")
public class PrioritiesResource {

    private static final String PATH = "priorities";

    private final NeedsAnalyses analyses;
    private final NeedsAuthority authority;
    private final Addresses addresses;
    private final PartLinks partLinks;

    PrioritiesResource(NeedsAnalyses analyses, NeedsAuthority authority, Addresses addresses, PartLinks partLinks) {
        this.analyses = analyses;
        this.authority = authority;
        this.addresses = addresses;
        this.partLinks = partLinks;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List priorities",
            description =
                    "What is to come first, the most important first, once it has been adopted; before that only for"
                            + " those who write or adopt analyses.")
    public PageView<PriorityView> list(
            @RestPath NeedsAnalysisId id,
            @RestQuery @Parameter(description = "Only those that come from this finding.") Finding.@Nullable Id finding,
            @BeanParam Paging paging) {
        NeedsAnalysis it = visible(id);
        boolean mayWrite = authority.mayWrite();
        List<Priority> all = it.priorities().stream()
                .filter(one -> finding == null || one.findings().contains(finding))
                .sorted(Comparator.comparingInt(Priority::rank))
                .toList();
        return paging.show(
                Page.of(all, paging.request()),
                addresses.of("needs-analyses", id, PATH),
                one -> show(it, one, mayWrite));
    }

    @GET
    @Path("/{priority}")
    @PermitAll
    @Operation(
            summary = "Read a priority",
            description = "One priority, with the findings from which it comes; its ETag is that of the analysis.")
    public PriorityView read(@RestPath NeedsAnalysisId id, @RestPath Priority.Id priority) {
        return show(visible(id), priority);
    }

    @POST
    @PermissionsAllowed(NEEDS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Add a priority",
            description =
                    "Draws a priority from findings, when the analysis is closed and its priorities do not stand.")
    public PriorityView add(@RestPath NeedsAnalysisId id, PriorityFacts body, @BeanParam MayMatch mayMatch) {
        Priority added = body.priority(Priority.Id.next());
        return show(analyses.save(mayMatch.on(writable(id)).with(added)), added.id());
    }

    @PATCH
    @Path("/{priority}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(NEEDS_WRITE)
    @Transactional
    @Operation(
            summary = "Change a priority",
            description = "Changes the named facts, while the priorities do not stand.")
    public PriorityView change(
            @RestPath NeedsAnalysisId id,
            @RestPath Priority.Id priority,
            @RequestBody(content = @Content(schema = @Schema(implementation = PriorityFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        NeedsAnalysis now = ifMatch.on(writable(id));
        PriorityFacts facts = patch.on(PriorityFacts.of(now.priority(priority)));
        return show(analyses.save(now.with(facts.priority(priority))), priority);
    }

    @DELETE
    @Path("/{priority}")
    @PermissionsAllowed(NEEDS_WRITE)
    @Transactional
    @Operation(summary = "Take a priority away", description = "Takes a priority away, while they do not stand.")
    public void take(@RestPath NeedsAnalysisId id, @RestPath Priority.Id priority, @BeanParam IfMatch ifMatch) {
        analyses.save(ifMatch.on(writable(id)).without(priority));
    }

    private NeedsAnalysis visible(NeedsAnalysisId id) {
        return authority.demandPriorities(analyses.get(id));
    }

    private NeedsAnalysis writable(NeedsAnalysisId id) {
        return authority.demandWrite(analyses.get(id));
    }

    private PriorityView show(NeedsAnalysis analysis, Priority.Id id) {
        return show(analysis, analysis.priority(id), authority.mayWrite());
    }

    private PriorityView show(NeedsAnalysis analysis, Priority it, boolean mayWrite) {
        String measures = addresses.of("needs-analyses", analysis.id(), "measures") + "?priority=" + it.id();
        return new PriorityView(
                it.id(),
                analysis.revision(),
                it.rank(),
                it.text(),
                analysis.findings().stream()
                        .map(Finding::id)
                        .filter(it.findings()::contains)
                        .toList(),
                partLinks.of(
                        "needs-analyses",
                        analysis.id(),
                        PATH,
                        it.id(),
                        mayWrite && analysis.stage() == Stage.CLOSED,
                        Link.get("findings", addresses.of("needs-analyses", analysis.id(), "findings")),
                        Link.get("measures", measures)));
    }

    /** What is told of a priority. */
    @Schema(description = "What is told of a priority.")
    record PriorityFacts(
            @Schema(
                    description = "1 for what matters most; equals share a rank.",
                    format = "int32",
                    minimum = "1",
                    maximum = "100",
                    example = "1")
            int rank,

            @Schema(description = "What is to be done.") Bilingual text,

            @Schema(description = "The findings of the same analysis from which it comes.")
            @Size(max = NeedsAnalysis.MAX)
            Set<Finding.Id> findings) {

        static PriorityFacts of(Priority it) {
            return new PriorityFacts(it.rank(), it.text(), it.findings());
        }

        Priority priority(Priority.Id id) {
            return new Priority(id, rank, text, findings);
        }
    }

    /** A priority. */
    @Schema(name = "Priority", description = "What is to come first (sv: prioritering).")
    record PriorityView(
            Priority.Id id,
            @JsonIgnore long revision,

            @Schema(
                    description = "1 for what matters most; equals share a rank.",
                    format = "int32",
                    minimum = "1",
                    maximum = "100",
                    example = "1")
            int rank,

            @Schema(description = "What is to be done.") Bilingual text,

            @Schema(
                    description = "The findings of the same analysis from which it comes.",
                    maxItems = NeedsAnalysis.MAX)
            List<Finding.Id> findings,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {}
}
