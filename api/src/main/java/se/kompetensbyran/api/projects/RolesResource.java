package se.kompetensbyran.api.projects;

import static se.kompetensbyran.api.shared.Permits.PROJECTS_WRITE;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.KnownAt;
import se.kompetensbyran.api.journal.Recollections;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.MayMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.Ownership;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.PartLinks;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.EnterProject;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.ProjectProblem;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.Projects.RoleLine;
import se.kompetensbyran.domain.projects.Role;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.Period;

/** Which organisations take part in a project, as what and when. */
@Path("/projects/{id}/roles")
@Tag(name = "Projects")
public class RolesResource {

    private final Projects projects;
    private final Organisations organisations;
    private final EnterProject register;
    private final Addresses addresses;
    private final PartLinks partLinks;
    private final Ownership ownership;
    private final Recollections recollections;

    RolesResource(
            Projects projects,
            Organisations organisations,
            CodeLists lists,
            Addresses addresses,
            PartLinks partLinks,
            Ownership ownership,
            Recollections recollections) {
        this.projects = projects;
        this.organisations = organisations;
        this.register = new EnterProject(projects, organisations, lists);
        this.addresses = addresses;
        this.partLinks = partLinks;
        this.ownership = ownership;
        this.recollections = recollections;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List roles",
            description = "The organisations that take part in the project, owners first, then by their first day.")
    public PageView<RoleView> list(
            @RestPath ProjectId id,
            @RestQuery
                    @Parameter(
                            description = "Only the roles held on this day; all when it is left out.",
                            example = "2016-03-31")
                    @Nullable
                    LocalDate asOf,
            @BeanParam KnownAt known,
            @BeanParam Paging paging) {
        List<RoleLine> roles = recollections.of(known, () -> rolesOf(id)).stream()
                .filter(it -> asOf == null || it.role().period().contains(asOf))
                .toList();
        boolean mayWrite = known.isNow() && ownership.may(Permission.PROJECTS_WRITE, id);
        String asked = known.query(null);
        return paging.show(
                Page.of(roles, paging.request()),
                addresses.of("projects", id, "roles"),
                it -> show(id, 0, it.role(), it.organisationName(), mayWrite, asked));
    }

    @GET
    @Path("/{role}")
    @PermitAll
    @Operation(summary = "Read a role", description = "One role; its ETag is that of the project.")
    public RoleView read(@RestPath ProjectId id, @RestPath Role.Id role, @BeanParam KnownAt known) {
        return recollections.of(known, () -> show(projects.get(id), role, known.query(null)));
    }

    @POST
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Give a role",
            description = "Gives an organisation a role. A project has one owner at a time.")
    public RoleView give(@RestPath ProjectId id, RoleFacts body, @BeanParam MayMatch mayMatch) {
        Role role = body.role(Role.Id.next());
        Project now = mayMatch.on(writable(id));
        return show(register.enter(now.withRole(role)), role.id(), "");
    }

    @PATCH
    @Path("/{role}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Operation(summary = "Change a role", description = "Changes the named facts; an owner steps down by a last day.")
    public RoleView change(
            @RestPath ProjectId id,
            @RestPath Role.Id role,
            @RequestBody(content = @Content(schema = @Schema(implementation = RoleFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Project now = ifMatch.on(writable(id));
        Role anew = patch.on(RoleFacts.of(now.role(role))).role(role);
        return show(register.enter(now.withRole(anew)), role, "");
    }

    @DELETE
    @Path("/{role}")
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Operation(
            summary = "Take a role away",
            description = "For a role that never was; one that is over gets a last day instead.")
    public void take(@RestPath ProjectId id, @RestPath Role.Id role, @BeanParam IfMatch ifMatch) {
        projects.save(ifMatch.on(writable(id)).withoutRole(role));
    }

    private Project writable(ProjectId id) {
        return ownership.demand(Permission.PROJECTS_WRITE, projects.get(id));
    }

    private List<RoleLine> rolesOf(ProjectId id) {
        List<RoleLine> roles = projects.rolesOf(id);
        if (roles.isEmpty() && !projects.has(id)) throw new ProjectProblem.Unknown(id);
        return roles;
    }

    private RoleView show(Project project, Role.Id id, String asked) {
        Role role = project.role(id);
        return show(
                project.id(),
                project.revision(),
                role,
                organisations.get(role.organisation()).name(),
                asked.isEmpty() && ownership.may(Permission.PROJECTS_WRITE, project),
                asked);
    }

    private RoleView show(
            ProjectId project, long revision, Role it, String organisation, boolean mayWrite, String asked) {
        Link related = Link.get("related", addresses.of("organisations", it.organisation()));
        return new RoleView(
                it.id(),
                revision,
                it.kind(),
                new TakingPart(it.organisation(), organisation),
                it.period().from(),
                it.period().lastDay().orElse(null),
                asked.isEmpty()
                        ? partLinks.ofProject(project, "roles", it.id(), mayWrite, related)
                        : partLinks.recalled("projects", project, "roles", it.id(), asked, related));
    }

    /** What is told of a role. */
    @Schema(description = "What is told of a role.")
    record RoleFacts(
            @Schema(description = "What the organisation is; a code of role-kinds.", example = "partner")
            Role.Kind kind,

            @Schema(description = "Which organisation.") OrganisationId organisation,

            @Schema(description = "Its first day in the role.", example = "2017-02-01")
            LocalDate from,

            @Schema(description = "Its last day in the role; left out while it goes on.", example = "2018-10-31")
            @Nullable
            LocalDate until) {

        static RoleFacts of(Role it) {
            return new RoleFacts(
                    it.kind(),
                    it.organisation(),
                    it.period().from(),
                    it.period().lastDay().orElse(null));
        }

        Role role(Role.Id id) {
            return new Role(id, kind, organisation, Period.inclusive(from, until));
        }
    }

    /** A role. */
    @Schema(name = "Role", description = "What an organisation is in a project, and when (sv: roll).")
    record RoleView(
            Role.Id id,
            @JsonIgnore long revision,

            @Schema(description = "What the organisation is; a code of role-kinds.", example = "partner")
            Role.Kind kind,

            TakingPart organisation,

            @Schema(description = "Its first day in the role.", example = "2017-02-01")
            LocalDate from,

            @Schema(description = "Its last day in the role; left out while it goes on.", example = "2018-10-31")
            @Nullable
            LocalDate until,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {}

    /** An organisation that takes part. */
    @Schema(description = "An organisation that takes part.")
    record TakingPart(
            OrganisationId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Coompanion Dalarna")
            String name) {}
}
