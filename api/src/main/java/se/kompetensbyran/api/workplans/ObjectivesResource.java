package se.kompetensbyran.api.workplans;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
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
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.workplans.KeepWorkplan;
import se.kompetensbyran.domain.workplans.Objective;
import se.kompetensbyran.domain.workplans.Workplan;
import se.kompetensbyran.domain.workplans.Workplans;

/** What a project is to reach. */
@Path("/projects/{id}/objectives")
@Tag(
        name = "Workplans",
        description = "What a project is to reach and do, and what it taught (sv: mål, aktiviteter, lärdomar).")
public class ObjectivesResource {

    private static final String PATH = "objectives";

    private final Workplans workplans;
    private final KeepWorkplan keeper;
    private final Addresses addresses;
    private final PartLinks partLinks;
    private final Ownership ownership;
    private final Recollections recollections;

    ObjectivesResource(
            Workplans workplans,
            CodeLists lists,
            Addresses addresses,
            PartLinks partLinks,
            Ownership ownership,
            Recollections recollections) {
        this.workplans = workplans;
        this.keeper = new KeepWorkplan(workplans, lists);
        this.addresses = addresses;
        this.partLinks = partLinks;
        this.ownership = ownership;
        this.recollections = recollections;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List objectives",
            description = "What the project is to reach, on the levels of individual, organisation and structure.")
    public PageView<ObjectiveView> list(@RestPath ProjectId id, @BeanParam KnownAt known, @BeanParam Paging paging) {
        Workplan plan = known(id, known);
        boolean mayWrite = known.isNow() && ownership.may(Permission.PROJECTS_WRITE, id);
        return paging.show(
                Page.of(plan.objectives(), paging.request()),
                addresses.of("projects", id, PATH),
                it -> show(plan, it, mayWrite, known.query(null)));
    }

    @GET
    @Path("/{objective}")
    @PermitAll
    @Operation(
            summary = "Read an objective",
            description = "One objective; its ETag is that of the project's workplan.")
    public ObjectiveView read(@RestPath ProjectId id, @RestPath Objective.Id objective, @BeanParam KnownAt known) {
        boolean mayWrite = known.isNow() && ownership.may(Permission.PROJECTS_WRITE, id);
        return show(known(id, known), objective, mayWrite, known.query(null));
    }

    @POST
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(summary = "Add an objective", description = "Adds an objective to the project's workplan.")
    public ObjectiveView add(@RestPath ProjectId id, ObjectiveFacts body, @BeanParam MayMatch mayMatch) {
        Objective added = body.objective(Objective.Id.next());
        return show(keeper.keep(mayMatch.on(writable(id)).with(added)), added.id(), true, "");
    }

    @PATCH
    @Path("/{objective}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Operation(summary = "Change an objective", description = "Changes the named facts; null takes one away.")
    public ObjectiveView change(
            @RestPath ProjectId id,
            @RestPath Objective.Id objective,
            @RequestBody(content = @Content(schema = @Schema(implementation = ObjectiveFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Workplan now = ifMatch.on(writable(id));
        ObjectiveFacts facts = patch.on(ObjectiveFacts.of(now.objective(objective)));
        return show(keeper.keep(now.with(facts.objective(objective))), objective, true, "");
    }

    @DELETE
    @Path("/{objective}")
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Operation(summary = "Take an objective away", description = "Takes an objective out of the project's workplan.")
    public void take(@RestPath ProjectId id, @RestPath Objective.Id objective, @BeanParam IfMatch ifMatch) {
        keeper.keep(ifMatch.on(writable(id)).without(objective));
    }

    private Workplan known(ProjectId id, KnownAt known) {
        return recollections.ofWorkplans(known, () -> workplans.get(id));
    }

    private Workplan writable(ProjectId id) {
        Workplan plan = workplans.get(id);
        ownership.demand(Permission.PROJECTS_WRITE, id);
        return plan;
    }

    private ObjectiveView show(Workplan plan, Objective.Id id, boolean mayWrite, String asked) {
        return show(plan, plan.objective(id), mayWrite, asked);
    }

    private ObjectiveView show(Workplan plan, Objective it, boolean mayWrite, String asked) {
        List<Link> links = asked.isEmpty()
                ? partLinks.ofProject(plan.project(), PATH, it.id(), mayWrite)
                : partLinks.recalled("projects", plan.project(), PATH, it.id(), asked);
        return new ObjectiveView(it.id(), plan.revision(), it.level(), it.text(), links);
    }

    /** What is told of an objective. */
    @Schema(description = "What is told of an objective.")
    record ObjectiveFacts(
            @Schema(description = "Whom it is to be seen in; a code of objective-levels.", example = "individual")
            Objective.Level level,

            @Schema(description = "What is to be reached.") Bilingual text) {

        static ObjectiveFacts of(Objective it) {
            return new ObjectiveFacts(it.level(), it.text());
        }

        Objective objective(Objective.Id id) {
            return new Objective(id, level, text);
        }
    }

    /** An objective. */
    @Schema(name = "Objective", description = "What a project is to reach (sv: mål).")
    record ObjectiveView(
            Objective.Id id,
            @JsonIgnore long revision,

            @Schema(description = "Whom it is to be seen in; a code of objective-levels.", example = "individual")
            Objective.Level level,

            @Schema(description = "What is to be reached.") Bilingual text,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {}
}
