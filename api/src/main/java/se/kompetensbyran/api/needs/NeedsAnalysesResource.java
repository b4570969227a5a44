package se.kompetensbyran.api.needs;

import static se.kompetensbyran.api.shared.Permits.HISTORY_READ;
import static se.kompetensbyran.api.shared.Permits.NEEDS_ADOPT;
import static se.kompetensbyran.api.shared.Permits.NEEDS_WRITE;

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
import se.kompetensbyran.api.needs.NeedsViews.NeedsAnalysisFacts;
import se.kompetensbyran.api.needs.NeedsViews.NeedsAnalysisView;
import se.kompetensbyran.api.needs.NeedsViews.NeedsStageChangeView;
import se.kompetensbyran.api.needs.NeedsViews.NewAdoption;
import se.kompetensbyran.api.needs.NeedsViews.NewNeedsStage;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.needs.AdoptPriorities;
import se.kompetensbyran.domain.needs.KeepNeedsAnalysis;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.needs.NeedsAnalysis;
import se.kompetensbyran.domain.needs.NeedsAnalysisId;
import se.kompetensbyran.domain.needs.NeedsProblem;
import se.kompetensbyran.domain.needs.Stage;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.workplans.Workplans;

/** Needs analyses: what they are about, how far they have come, and whose priorities govern. */
@Path("/needs-analyses")
@Tag(
        name = "Needs",
        description =
                "What the enterprises need, the priorities that come from it, and what has been done for them (sv: behov"
                        + " och prioriteringar).")
public class NeedsAnalysesResource {

    private final NeedsAnalyses analyses;
    private final KeepNeedsAnalysis keeper;
    private final AdoptPriorities adopting;
    private final NeedsViews views;
    private final NeedsAuthority authority;
    private final Histories histories;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    NeedsAnalysesResource(
            NeedsAnalyses analyses,
            Organisations organisations,
            Projects projects,
            Workplans workplans,
            SupportCases cases,
            CodeLists lists,
            NeedsViews views,
            NeedsAuthority authority,
            Histories histories,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.analyses = analyses;
        this.keeper = new KeepNeedsAnalysis(analyses, projects, workplans, cases, lists);
        this.adopting = new AdoptPriorities(analyses, organisations);
        this.views = views;
        this.authority = authority;
        this.histories = histories;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermitAll
    @Operation(summary = "List needs analyses", description = "Needs analyses, those entered last first.")
    public PageView<NeedsAnalysisView> list(
            @RestQuery @Parameter(description = "Only those in this stage; a code of needs-stages.") @Nullable
                    Stage stage,
            @RestQuery @Parameter(description = "Only those made in this project.") @Nullable ProjectId project,
            @RestQuery
                    @Parameter(
                            description = "Only the one whose priorities govern on this day, if one's do.",
                            example = "2024-06-03")
                    @Nullable
                    LocalDate inForceOn,
            @BeanParam Paging paging) {
        var search = new NeedsAnalyses.Search(stage, project, inForceOn);
        return paging.show(analyses.search(search, paging.request()), addresses.of("needs-analyses"), views.shown());
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(
            summary = "Read a needs analysis",
            description = "One analysis, with who adopted its priorities and what can be done with it now.")
    public NeedsAnalysisView read(@RestPath NeedsAnalysisId id) {
        return show(id);
    }

    @POST
    @PermissionsAllowed(NEEDS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Begin a needs analysis",
            description = "Begins an analysis today: findings and votes are collected until it is closed.")
    public NeedsAnalysisView begin(NeedsAnalysisFacts body) {
        authority.demandWrite();
        return show(keeper.keep(body.begun(caller.actor(), time.today())).id());
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(NEEDS_WRITE)
    @Transactional
    @Operation(
            summary = "Change a needs analysis",
            description = "Changes the named facts of what it is about, until it is adopted; null takes one away.")
    public NeedsAnalysisView change(
            @RestPath NeedsAnalysisId id,
            @RequestBody(content = @Content(schema = @Schema(implementation = NeedsAnalysisFacts.class)))
                    MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        NeedsAnalysis now = ifMatch.on(authority.demandWrite(analyses.get(id)));
        keeper.keep(now.describe(patch.on(NeedsAnalysisFacts.of(now)).theme()));
        return show(id);
    }

    @GET
    @Path("/{id}/stage-changes")
    @PermitAll
    @Operation(
            summary = "List stage changes of a needs analysis",
            description = "How the analysis came to where it stands, oldest first.")
    public PageView<NeedsStageChangeView> stageChanges(@RestPath NeedsAnalysisId id, @BeanParam Paging paging) {
        NeedsAnalysis it = analyses.get(id);
        boolean mayKnowWho = authority.mayWrite();
        return paging.show(
                Page.of(it.history(), paging.request()),
                addresses.of("needs-analyses", id, "stage-changes"),
                step -> NeedsStageChangeView.of(step, mayKnowWho));
    }

    @POST
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(NEEDS_WRITE)
    @Transactional
    @Operation(
            summary = "Move a needs analysis to another stage",
            description =
                    "collecting → closed → prioritised. It is closed with at least one finding, and prioritised with at"
                            + " least one priority; from then on those stand. It is adopted by an adoption.")
    public NeedsAnalysisView become(@RestPath NeedsAnalysisId id, NewNeedsStage body, @BeanParam IfMatch ifMatch) {
        NeedsAnalysis now = ifMatch.on(authority.demandWrite(analyses.get(id)));
        analyses.save(now.become(body.step(caller.actor()), time.today()));
        return show(id);
    }

    @POST
    @Path("/{id}/adoptions")
    @PermissionsAllowed(NEEDS_ADOPT)
    @Transactional
    @Operation(
            summary = "Adopt the priorities of a needs analysis",
            description =
                    "Records that a body adopted the priorities, and until when they are valid. One set is adopted at a"
                            + " time: the one before it is superseded on the same day.")
    public NeedsAnalysisView adopt(@RestPath NeedsAnalysisId id, NewAdoption body, @BeanParam IfMatch ifMatch) {
        NeedsAnalysis now = ifMatch.on(authority.demandAdopt(analyses.get(id)));
        LocalDate today = time.today();
        adopting.adopt(now, body.adoption(today), caller.actor(), today);
        return show(id);
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed(HISTORY_READ)
    @Operation(
            summary = "Read a needs analysis' history",
            description = "Who changed what in the analysis and when, newest first; votes are not among it.")
    public PageView<EntryView> history(@RestPath NeedsAnalysisId id, @BeanParam Paging paging) {
        var unused = analyses.get(id);
        caller.demand(Permission.HISTORY_READ, Belonging.REGION);
        return histories.of(id.value(), paging, addresses.of("needs-analyses", id, "history"));
    }

    private NeedsAnalysisView show(NeedsAnalysisId id) {
        return analyses.overview(id).map(views.shown()).orElseThrow(() -> new NeedsProblem.Unknown(id));
    }
}
