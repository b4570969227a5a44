package se.kompetensbyran.api.projects;

import static se.kompetensbyran.api.shared.Permits.HISTORY_READ;
import static se.kompetensbyran.api.shared.Permits.PROJECTS_WRITE;

import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import se.kompetensbyran.api.projects.ProjectViews.ExtensionView;
import se.kompetensbyran.api.projects.ProjectViews.LineageView;
import se.kompetensbyran.api.projects.ProjectViews.NewExtension;
import se.kompetensbyran.api.projects.ProjectViews.NewLineage;
import se.kompetensbyran.api.projects.ProjectViews.NewProject;
import se.kompetensbyran.api.projects.ProjectViews.NewStage;
import se.kompetensbyran.api.projects.ProjectViews.ProjectFacts;
import se.kompetensbyran.api.projects.ProjectViews.ProjectView;
import se.kompetensbyran.api.projects.ProjectViews.StageChangeView;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.Ownership;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.SortedPaging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.EnterProject;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.ProjectOverview;
import se.kompetensbyran.domain.projects.ProjectProblem;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.Stage;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;

/** Projects: what they are, how they came to where they stand, and what they continue. */
@Path("/projects")
@Tag(name = "Projects", description = "Projects from plan to end, with roles, money and lineage (sv: projekt).")
public class ProjectsResource {

    private static final String DAY =
            "The day of which stage, planned end, end and owner are shown, of what was there then;"
                    + " today when it is left out.";

    private final Projects projects;
    private final Organisations organisations;
    private final EnterProject register;
    private final ProjectViews views;
    private final Histories histories;
    private final Recollections recollections;
    private final Addresses addresses;
    private final Caller caller;
    private final Ownership ownership;
    private final Time time;

    ProjectsResource(
            Projects projects,
            Organisations organisations,
            CodeLists lists,
            ProjectViews views,
            Histories histories,
            Recollections recollections,
            Addresses addresses,
            Caller caller,
            Ownership ownership,
            Time time) {
        this.projects = projects;
        this.organisations = organisations;
        this.register = new EnterProject(projects, organisations, lists);
        this.views = views;
        this.histories = histories;
        this.recollections = recollections;
        this.addresses = addresses;
        this.caller = caller;
        this.ownership = ownership;
        this.time = time;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List projects",
            description =
                    "Projects by name in Swedish order, or the best matches first when words are searched for; of today,"
                            + " or those that were there on another day as they stood then. Can be sorted by name, startsOn,"
                            + " plannedEndsOn and status.")
    public PageView<ProjectView> list(
            @RestQuery @Parameter(description = "Only those in this stage; a code of project-stages.") @Nullable
                    Stage status,
            @RestQuery @Parameter(description = "Only those that this organisation owns.") @Nullable
                    OrganisationId owner,
            @RestQuery @Parameter(description = "Only those that this organisation funds.") @Nullable
                    OrganisationId funder,
            @RestQuery @Parameter(description = "Only those that ran on this day.", example = "2017-06-01") @Nullable
                    LocalDate activeOn,
            @RestQuery @Parameter(description = DAY, example = "2016-03-31") @Nullable LocalDate asOf,
            @RestQuery
                    @Parameter(
                            description =
                                    "Words of name and summary in any of their Swedish forms, or a misspelled name; a word after a"
                                            + " hyphen is not to be there.")
                    @Nullable
                    String q,
            @BeanParam KnownAt known,
            @BeanParam SortedPaging paging) {
        var search = new Projects.Search(status, owner, funder, activeOn, asOf, q);
        PageRequest wanted = paging.sorted(Projects.SORTABLE);
        LocalDate day = recollections.day(known, null);
        var found = recollections.of(known, () -> projects.search(search, wanted, day));
        return paging.show(found, addresses.of("projects"), shown(known, asOf));
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(
            summary = "Read a project",
            description =
                    "One project, with what can be done with it now; or as it stood on another day, or as it was known at"
                            + " another moment. A correction changes the first and not the second.")
    public ProjectView read(
            @RestPath ProjectId id,
            @RestQuery @Parameter(description = DAY, example = "2016-03-31") @Nullable LocalDate asOf,
            @BeanParam KnownAt known) {
        LocalDate today = recollections.day(known, null);
        return shown(known, asOf)
                .apply(recollections.of(
                        known,
                        () -> asOf == null
                                ? projects.overview(id, today).orElseThrow(() -> new ProjectProblem.Unknown(id))
                                : projects.asOf(id, asOf).orElseThrow(() -> notThere(id, asOf))));
    }

    @POST
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Enter a project",
            description =
                    "Enters a new plan, or a project that was there before the register, in the stage in which the"
                            + " register meets it: planned, applied, granted or ongoing.")
    public ProjectView enter(NewProject body) {
        caller.demand(
                Permission.PROJECTS_WRITE,
                Ownership.to(body.owner() == null ? null : body.owner().value()));
        boolean isKnown = body.owner() == null || organisations.has(body.owner());
        InvalidValue.unless(isKnown, "owner", "unknown-organisation");
        return show(register.enter(body.project(ProjectId.next(), caller.actor(), time.today()))
                .id());
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Operation(
            summary = "Change a project",
            description = "Changes the named facts; null takes one away. The planned end of a project that has been"
                    + " granted is extended instead.")
    public ProjectView change(
            @RestPath ProjectId id,
            @RequestBody(content = @Content(schema = @Schema(implementation = ProjectFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Project now = ifMatch.on(writable(id));
        register.enter(patch.on(ProjectFacts.of(now)).on(now));
        return show(id);
    }

    @GET
    @Path("/{id}/stage-changes")
    @PermitAll
    @Operation(summary = "List stage changes", description = "How the project came to where it stands, oldest first.")
    public PageView<StageChangeView> stageChanges(
            @RestPath ProjectId id, @BeanParam KnownAt known, @BeanParam Paging paging) {
        Project project = recollections.of(known, () -> projects.get(id));
        boolean mayKnowWho = mayKnowWho(project, known);
        return paging.show(
                Page.of(project.history(), paging.request()),
                addresses.of("projects", id, "stage-changes"),
                it -> StageChangeView.of(it, mayKnowWho));
    }

    @POST
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Operation(
            summary = "Move a project to another stage",
            description =
                    "planned → applied → granted or rejected; granted → ongoing → completed or ended-early. A project"
                            + " that ends before its planned end ends early, with a reason and an explanation.")
    public ProjectView become(@RestPath ProjectId id, NewStage body, @BeanParam IfMatch ifMatch) {
        Project now = ifMatch.on(writable(id));
        projects.save(now.become(body.step(caller.actor()), time.today()));
        return show(id);
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed(HISTORY_READ)
    @Operation(
            summary = "Read a project's history",
            description = "Who changed what in the project and its work plan and when, newest first.")
    public PageView<EntryView> history(@RestPath ProjectId id, @BeanParam Paging paging) {
        ownership.demand(Permission.HISTORY_READ, projects.get(id));
        return histories.of(id.value(), paging, addresses.of("projects", id, "history"));
    }

    @GET
    @Path("/{id}/extensions")
    @PermitAll
    @Operation(
            summary = "List extensions",
            description = "How the planned end was moved, oldest first, each with the end that was planned before.")
    public PageView<ExtensionView> extensions(
            @RestPath ProjectId id, @BeanParam KnownAt known, @BeanParam Paging paging) {
        Project project = recollections.of(known, () -> projects.get(id));
        boolean mayKnowWho = mayKnowWho(project, known);
        return paging.show(
                Page.of(project.schedule().extensions(), paging.request()),
                addresses.of("projects", id, "extensions"),
                it -> ExtensionView.of(it, mayKnowWho));
    }

    @POST
    @Path("/{id}/extensions")
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Operation(
            summary = "Extend a project",
            description =
                    "Moves the planned end of a granted or ongoing project to a later day and keeps the earlier one.")
    public ProjectView extend(@RestPath ProjectId id, NewExtension body, @BeanParam IfMatch ifMatch) {
        Project now = ifMatch.on(writable(id));
        projects.save(now.extend(body.plannedEndsOn(), body.decidedOn(), body.reason(), caller.actor(), time.today()));
        return show(id);
    }

    @GET
    @Path("/{id}/lineage")
    @PermitAll
    @Operation(
            summary = "Read a project's lineage",
            description = "Every project that it continues and that continues it, nearest first.")
    public LineageView lineage(@RestPath ProjectId id, @BeanParam KnownAt known) {
        return recollections.of(known, () -> views.lineage(id, known));
    }

    @PUT
    @Path("/{id}/lineage")
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Operation(
            summary = "Say what a project continues",
            description = "The project that it continues must have started before it.")
    public LineageView continueProject(@RestPath ProjectId id, NewLineage body, @BeanParam IfMatch ifMatch) {
        Project now = ifMatch.on(writable(id));
        Project earlier =
                projects.find(body.continues()).orElseThrow(() -> new InvalidValue("continues", "unknown-project"));
        projects.save(now.continuing(earlier));
        return views.lineage(id, KnownAt.NOW);
    }

    @DELETE
    @Path("/{id}/lineage")
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Operation(
            summary = "Say that a project continues nothing",
            description = "Takes away what it was said to continue.")
    public void continueNothing(@RestPath ProjectId id, @BeanParam IfMatch ifMatch) {
        projects.save(ifMatch.on(writable(id)).continuingNothing());
    }

    private Project writable(ProjectId id) {
        return ownership.demand(Permission.PROJECTS_WRITE, projects.get(id));
    }

    private boolean mayKnowWho(Project read, KnownAt known) {
        // Who may know that now may know it of what was known.
        Project project = known.isNow() ? read : projects.get(read.id());
        return ownership.may(Permission.PROJECTS_READ, project) || ownership.may(Permission.PROJECTS_WRITE, project);
    }

    private Function<ProjectOverview, ProjectView> shown(KnownAt known, @Nullable LocalDate asOf) {
        return known.isNow() && asOf == null ? views.shown() : views.recalled(asOf, known);
    }

    private ProjectProblem notThere(ProjectId id, LocalDate asOf) {
        return projects.has(id) ? new ProjectProblem.NotYet(id, asOf) : new ProjectProblem.Unknown(id);
    }

    private ProjectView show(ProjectId id) {
        return projects.overview(id, time.today()).map(views.shown()).orElseThrow(() -> new ProjectProblem.Unknown(id));
    }
}
