package se.kompetensbyran.api.publications;

import static se.kompetensbyran.api.shared.Permits.HISTORY_READ;
import static se.kompetensbyran.api.shared.Permits.PUBLICATIONS_WRITE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.Fault;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.Ownership;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.SortedPaging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.publications.DescribePublication;
import se.kompetensbyran.domain.publications.Publication;
import se.kompetensbyran.domain.publications.PublicationId;
import se.kompetensbyran.domain.publications.Publications;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.PartialDate;

/** Reports and other publications of projects. */
@Path("/publications")
@Tag(
        name = "Publications",
        description = "Reports and other publications of projects, as descriptions (sv: publikationer).")
public class PublicationsResource {

    private final Publications publications;
    private final DescribePublication describe;
    private final Histories histories;
    private final Addresses addresses;
    private final Ownership ownership;

    PublicationsResource(
            Publications publications,
            Projects projects,
            CodeLists lists,
            Histories histories,
            Addresses addresses,
            Ownership ownership) {
        this.publications = publications;
        this.describe = new DescribePublication(publications, projects, lists);
        this.histories = histories;
        this.addresses = addresses;
        this.ownership = ownership;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List publications",
            description = "Publications by title in Swedish order. Can be sorted by title and publishedOn.")
    public PageView<PublicationView> list(
            @RestQuery @Parameter(description = "Only those of this project.") @Nullable ProjectId project,
            @RestQuery @Parameter(description = "Only those of this kind; a code of publication-kinds.")
                    Publication.@Nullable Kind kind,
            @RestQuery
                    @Parameter(
                            description = "Only those in this language (ISO 639-1).",
                            schema = @Schema(maxLength = 2, pattern = "^[a-z]{2}$"),
                            example = "sv")
                    @Nullable
                    String language,
            @RestQuery @Parameter(description = "Only the annexes of this publication.") @Nullable
                    PublicationId annexOf,
            @BeanParam SortedPaging paging) {
        if (language != null && !language.matches("[a-z]{2}"))
            throw new EdgeProblem(
                    EdgeProblem.Code.INVALID_VALUE, List.of(Fault.parameter("language", "language-shape")));
        var found = publications.search(
                new Publications.Search(project, kind, language, annexOf), paging.sorted(Publications.SORTABLE));
        List<ProjectId> from = found.items().stream().map(Publication::project).toList();
        Predicate<ProjectId> mayWrite = ownership.among(Permission.PUBLICATIONS_WRITE, from);
        Predicate<ProjectId> mayLookBack = ownership.among(Permission.HISTORY_READ, from);
        return paging.show(
                found,
                addresses.of("publications"),
                it -> show(it, mayWrite.test(it.project()), mayLookBack.test(it.project())));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(summary = "Read a publication", description = "One publication, as a description.")
    public PublicationView read(@RestPath PublicationId id) {
        Publication found = publications.get(id);
        return show(found, ownership.may(Permission.PUBLICATIONS_WRITE, found.project()));
    }

    @POST
    @PermissionsAllowed(PUBLICATIONS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Describe a publication",
            description = "Describes a publication of a project. An annex belongs to a publication of the same project"
                    + " that is no annex itself.")
    public PublicationView enter(PublicationFacts body) {
        Publication entered = body.entered();
        ownership.demand(Permission.PUBLICATIONS_WRITE, entered.project());
        return show(describe.describe(entered), true);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(PUBLICATIONS_WRITE)
    @Transactional
    @Operation(summary = "Change a publication", description = "Changes the named facts; null takes one away.")
    public PublicationView change(
            @RestPath PublicationId id,
            @RequestBody(content = @Content(schema = @Schema(implementation = PublicationFacts.class)))
                    MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Publication now = ifMatch.on(writable(id));
        Publication anew = patch.on(PublicationFacts.of(now)).on(now);
        if (!anew.project().equals(now.project())) ownership.demand(Permission.PUBLICATIONS_WRITE, anew.project());
        return show(describe.describe(anew), true);
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed(HISTORY_READ)
    @Operation(
            summary = "Read a publication's history",
            description = "Who changed what in the description and when, newest first.")
    public PageView<EntryView> history(@RestPath PublicationId id, @BeanParam Paging paging) {
        ownership.demand(Permission.HISTORY_READ, publications.get(id).project());
        return histories.of(id.value(), paging, addresses.of("publications", id, "history"));
    }

    private Publication writable(PublicationId id) {
        Publication publication = publications.get(id);
        ownership.demand(Permission.PUBLICATIONS_WRITE, publication.project());
        return publication;
    }

    private PublicationView show(Publication it, boolean mayWrite) {
        return show(it, mayWrite, ownership.may(Permission.HISTORY_READ, it.project()));
    }

    private PublicationView show(Publication it, boolean mayWrite, boolean mayLookBack) {
        String self = addresses.of("publications", it.id());
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("collection", addresses.of("publications")));
        links.add(Link.get("related", addresses.of("projects", it.project())));
        if (it.annexOf() != null) links.add(Link.get("up", addresses.of("publications", it.annexOf())));
        else links.add(Link.get("annexes", addresses.of("publications") + "?annexOf=" + it.id()));
        if (mayLookBack) links.add(Histories.link(self));
        if (mayWrite) links.add(new Link("edit", self, "PATCH"));
        return new PublicationView(
                it.id(),
                it.revision(),
                it.project(),
                it.annexOf(),
                it.title(),
                it.kind(),
                it.language(),
                List.copyOf(it.audiences()),
                it.publishedOn(),
                it.description(),
                links);
    }

    /** What is told of a publication. */
    @Schema(description = "What is told of a publication.", example = """
                    {
                      "project": "01976f2e-5c00-7000-8000-000000000002",
                      "title": "Utvärderarens slutrapport",
                      "kind": "evaluation",
                      "language": "sv",
                      "audiences": ["practitioners"],
                      "publishedOn": "2016-03",
                      "description": {"sv": "Vad projektet ledde till.", "en": "What the project led to."}
                    }
                    """)
    record PublicationFacts(
            @Schema(description = "The project that it comes from.")
            ProjectId project,

            @Schema(description = "The publication that it is an annex of; for an annex, and only then.") @Nullable
            PublicationId annexOf,

            @Schema(
                    description = "Its title, in its own language.",
                    minLength = 1,
                    example = "Utvärderarens slutrapport")
            @Size(max = 300)
            String title,

            @Schema(description = "What it is; a code of publication-kinds.", example = "evaluation")
            Publication.Kind kind,

            @Schema(description = "The language it is written in (ISO 639-1).", pattern = "^[a-z]{2}$", example = "sv")
            @Size(max = 2)
            String language,

            @Schema(description = "Whom it is written for; codes of audiences.", example = "[\"practitioners\"]")
            @Size(max = 10)
            @Nullable
            Set<String> audiences,

            @Schema(description = "When it was published, as exactly as that is known.") @Nullable
            PartialDate publishedOn,

            @Schema(description = "What it is about.") @Nullable
            Bilingual description) {

        static PublicationFacts of(Publication it) {
            return new PublicationFacts(
                    it.project(),
                    it.annexOf(),
                    it.title(),
                    it.kind(),
                    it.language(),
                    it.audiences(),
                    it.publishedOn(),
                    it.description());
        }

        Publication entered() {
            return Publication.enter(project, annexOf, title, kind, language, audience(), publishedOn, description);
        }

        Publication on(Publication now) {
            return now.describe(project, annexOf, title, kind, language, audience(), publishedOn, description);
        }

        private Set<String> audience() {
            return audiences == null ? Set.of() : audiences;
        }
    }

    /** A publication. */
    @Schema(name = "Publication", description = "A publication of a project, as a description (sv: publikation).")
    record PublicationView(
            PublicationId id,
            @JsonIgnore long revision,

            @Schema(description = "The project that it comes from.")
            ProjectId project,

            @Schema(description = "The publication that it is an annex of, if it is one.") @Nullable
            PublicationId annexOf,

            @Schema(
                    description = "Its title, in its own language.",
                    maxLength = 300,
                    example = "Utvärderarens slutrapport")
            String title,

            @Schema(description = "What it is; a code of publication-kinds.", example = "evaluation")
            Publication.Kind kind,

            @Schema(
                    description = "The language it is written in (ISO 639-1).",
                    maxLength = 2,
                    pattern = "^[a-z]{2}$",
                    example = "sv")
            String language,

            @Schema(
                    description = "Whom it is written for; codes of audiences.",
                    example = "[\"practitioners\"]",
                    maxItems = 10)
            List<String> audiences,

            @Schema(description = "When it was published, as exactly as that is known.") @Nullable
            PartialDate publishedOn,

            @Schema(description = "What it is about.") @Nullable
            Bilingual description,

            @Schema(description = "What belongs to it, and what you may do with it.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {}
}
