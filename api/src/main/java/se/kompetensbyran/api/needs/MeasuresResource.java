package se.kompetensbyran.api.needs;

import static se.kompetensbyran.api.shared.Permits.NEEDS_WRITE;

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
import java.util.List;
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
import se.kompetensbyran.api.needs.MeasureViews.MeasureFacts;
import se.kompetensbyran.api.needs.MeasureViews.MeasureView;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.MayMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.needs.KeepNeedsAnalysis;
import se.kompetensbyran.domain.needs.Measure;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.needs.NeedsAnalysis;
import se.kompetensbyran.domain.needs.NeedsAnalysisId;
import se.kompetensbyran.domain.needs.Priority;
import se.kompetensbyran.domain.needs.Stage;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.workplans.Workplans;

/** What has been done for the priorities of an analysis. */
@Path("/needs-analyses/{id}/measures")
@Tag(name = "Needs")
public class MeasuresResource {

    private final NeedsAnalyses analyses;
    private final KeepNeedsAnalysis keeper;
    private final MeasureViews views;
    private final NeedsAuthority authority;
    private final Addresses addresses;

    MeasuresResource(
            NeedsAnalyses analyses,
            Projects projects,
            Workplans workplans,
            SupportCases cases,
            CodeLists lists,
            MeasureViews views,
            NeedsAuthority authority,
            Addresses addresses) {
        this.analyses = analyses;
        this.keeper = new KeepNeedsAnalysis(analyses, projects, workplans, cases, lists);
        this.views = views;
        this.authority = authority;
        this.addresses = addresses;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List measures",
            description =
                    "What has been done for the priorities, once those have been adopted; before that only for those who"
                            + " write or adopt analyses.")
    public PageView<MeasureView> list(
            @RestPath NeedsAnalysisId id,
            @RestQuery @Parameter(description = "Only those that serve this priority.") Priority.@Nullable Id priority,
            @BeanParam Paging paging) {
        NeedsAnalysis it = visible(id);
        boolean mayWrite = mayWrite(it);
        List<Measure> all = it.measures().stream()
                .filter(one -> priority == null || one.priority().equals(priority))
                .toList();
        return paging.show(
                Page.of(all, paging.request()),
                addresses.of("needs-analyses", id, "measures"),
                views.shown(it, all, mayWrite));
    }

    @GET
    @Path("/{measure}")
    @PermitAll
    @Operation(summary = "Read a measure", description = "One measure; its ETag is that of the analysis.")
    public MeasureView read(@RestPath NeedsAnalysisId id, @RestPath Measure.Id measure) {
        return show(visible(id), measure);
    }

    @POST
    @PermissionsAllowed(NEEDS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Add a measure",
            description = "Says what was done for a priority, from when priorities stand until another set is adopted.")
    public MeasureView add(@RestPath NeedsAnalysisId id, MeasureFacts body, @BeanParam MayMatch mayMatch) {
        Measure added = body.measure(Measure.Id.next());
        NeedsAnalysis now = mayMatch.on(writable(id));
        demandReadable(null, added);
        return show(keeper.serve(now, added), added.id());
    }

    @PATCH
    @Path("/{measure}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(NEEDS_WRITE)
    @Transactional
    @Operation(summary = "Change a measure", description = "Changes the named facts; null takes one away.")
    public MeasureView change(
            @RestPath NeedsAnalysisId id,
            @RestPath Measure.Id measure,
            @RequestBody(content = @Content(schema = @Schema(implementation = MeasureFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        NeedsAnalysis now = ifMatch.on(writable(id));
        Measure before = now.measure(measure);
        Measure anew = patch.on(MeasureFacts.of(before)).measure(measure);
        demandReadable(before, anew);
        return show(keeper.serve(now, anew), measure);
    }

    @DELETE
    @Path("/{measure}")
    @PermissionsAllowed(NEEDS_WRITE)
    @Transactional
    @Operation(summary = "Take a measure away", description = "For a measure that never served the priority.")
    public void take(@RestPath NeedsAnalysisId id, @RestPath Measure.Id measure, @BeanParam IfMatch ifMatch) {
        analyses.save(ifMatch.on(writable(id)).without(measure));
    }

    private NeedsAnalysis visible(NeedsAnalysisId id) {
        return authority.demandPriorities(analyses.get(id));
    }

    private NeedsAnalysis writable(NeedsAnalysisId id) {
        return authority.demandWrite(analyses.get(id));
    }

    private boolean mayWrite(NeedsAnalysis it) {
        return authority.mayWrite() && (it.stage() == Stage.PRIORITISED || it.stage() == Stage.ADOPTED);
    }

    private MeasureView show(NeedsAnalysis analysis, Measure.Id id) {
        Measure it = analysis.measure(id);
        return views.shown(analysis, List.of(it), mayWrite(analysis)).apply(it);
    }

    // Nobody names a support case that is not there for them.
    private void demandReadable(@Nullable Measure before, Measure anew) {
        SupportCaseId named = anew.supportCase();
        if (named == null || (before != null && named.equals(before.supportCase()))) return;
        InvalidValue.unless(views.mayRead(named), "supportCase", "unknown-support-case");
    }
}
