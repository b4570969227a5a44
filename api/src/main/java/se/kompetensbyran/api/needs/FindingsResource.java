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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
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
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.needs.Finding;
import se.kompetensbyran.domain.needs.KeepNeedsAnalysis;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.needs.NeedsAnalysis;
import se.kompetensbyran.domain.needs.NeedsAnalysisId;
import se.kompetensbyran.domain.needs.Stage;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.workplans.Workplans;

/** What an analysis found that the enterprises need. */
@Path("/needs-analyses/{id}/findings")
@Tag(name = "Needs")
public class FindingsResource {

    private static final String PATH = "findings";

    private final NeedsAnalyses analyses;
    private final KeepNeedsAnalysis keeper;
    private final NeedsAuthority authority;
    private final Addresses addresses;
    private final PartLinks partLinks;

    FindingsResource(
            NeedsAnalyses analyses,
            Projects projects,
            Workplans workplans,
            SupportCases cases,
            CodeLists lists,
            NeedsAuthority authority,
            Addresses addresses,
            PartLinks partLinks) {
        this.analyses = analyses;
        this.keeper = new KeepNeedsAnalysis(analyses, projects, workplans, cases, lists);
        this.authority = authority;
        this.addresses = addresses;
        this.partLinks = partLinks;
    }

    @GET
    @PermitAll
    @Operation(summary = "List findings", description = "What the analysis found that the enterprises need.")
    public PageView<FindingView> list(@RestPath NeedsAnalysisId id, @BeanParam Paging paging) {
        NeedsAnalysis it = analyses.get(id);
        boolean mayWrite = authority.mayWrite();
        boolean seesAll = authority.seesAll();
        return paging.show(
                Page.of(it.findings(), paging.request()),
                addresses.of("needs-analyses", id, PATH),
                one -> show(it, one, mayWrite, seesAll));
    }

    @GET
    @Path("/{finding}")
    @PermitAll
    @Operation(summary = "Read a finding", description = "One finding; its ETag is that of the analysis.")
    public FindingView read(@RestPath NeedsAnalysisId id, @RestPath Finding.Id finding) {
        return show(analyses.get(id), finding);
    }

    @POST
    @PermissionsAllowed(NEEDS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(summary = "Add a finding", description = "Adds a need to an analysis that is being collected.")
    public FindingView add(@RestPath NeedsAnalysisId id, FindingFacts body, @BeanParam MayMatch mayMatch) {
        Finding added = body.finding(Finding.Id.next());
        return show(keeper.keep(mayMatch.on(writable(id)).with(added)), added.id());
    }

    @PATCH
    @Path("/{finding}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(NEEDS_WRITE)
    @Transactional
    @Operation(
            summary = "Change a finding",
            description =
                    "Changes the named facts, while the analysis is being collected and unless somebody voted for it; null"
                            + " takes one away.")
    public FindingView change(
            @RestPath NeedsAnalysisId id,
            @RestPath Finding.Id finding,
            @RequestBody(content = @Content(schema = @Schema(implementation = FindingFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        NeedsAnalysis now = ifMatch.on(writable(id));
        FindingFacts facts = patch.on(FindingFacts.of(now.finding(finding)));
        return show(keeper.keep(now.with(facts.finding(finding))), finding);
    }

    @DELETE
    @Path("/{finding}")
    @PermissionsAllowed(NEEDS_WRITE)
    @Transactional
    @Operation(
            summary = "Take a finding away",
            description = "Takes a need out of an analysis that is being collected, unless somebody voted for it.")
    public void take(@RestPath NeedsAnalysisId id, @RestPath Finding.Id finding, @BeanParam IfMatch ifMatch) {
        analyses.save(ifMatch.on(writable(id)).without(finding));
    }

    private NeedsAnalysis writable(NeedsAnalysisId id) {
        return authority.demandWrite(analyses.get(id));
    }

    private FindingView show(NeedsAnalysis analysis, Finding.Id id) {
        return show(analysis, analysis.finding(id), authority.mayWrite(), authority.seesAll());
    }

    private FindingView show(NeedsAnalysis analysis, Finding it, boolean mayWrite, boolean seesAll) {
        boolean isOpen = analysis.adoption() != null || seesAll;
        String priorities = addresses.of("needs-analyses", analysis.id(), "priorities") + "?finding=" + it.id();
        return new FindingView(
                it.id(),
                analysis.revision(),
                it.text(),
                it.competenceAreas().stream().sorted().toList(),
                partLinks.of(
                        "needs-analyses",
                        analysis.id(),
                        PATH,
                        it.id(),
                        mayWrite && analysis.stage() == Stage.COLLECTING,
                        isOpen ? new Link[] {Link.get("priorities", priorities)} : new Link[0]));
    }

    /** What is told of a finding. */
    @Schema(description = "What is told of a finding.")
    record FindingFacts(
            @Schema(description = "What is needed.") Bilingual text,

            @Schema(
                    description = "The skills that it asks for; codes of competence-areas.",
                    example = "[\"business-development\"]")
            @Size(max = 20)
            @Nullable
            Set<String> competenceAreas) {

        static FindingFacts of(Finding it) {
            return new FindingFacts(it.text(), it.competenceAreas());
        }

        Finding finding(Finding.Id id) {
            return new Finding(id, text, Objects.requireNonNullElse(competenceAreas, Set.of()));
        }
    }

    /** A finding. */
    @Schema(name = "Finding", description = "A need that an analysis found (sv: behov).")
    record FindingView(
            Finding.Id id,
            @JsonIgnore long revision,

            @Schema(description = "What is needed.") Bilingual text,

            @Schema(
                    description = "The skills that it asks for; codes of competence-areas.",
                    example = "[\"business-development\"]",
                    maxItems = 20)
            List<String> competenceAreas,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {}
}
