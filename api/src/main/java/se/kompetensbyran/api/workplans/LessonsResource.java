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
import se.kompetensbyran.domain.workplans.Lesson;
import se.kompetensbyran.domain.workplans.Workplan;
import se.kompetensbyran.domain.workplans.Workplans;

/** What a project taught those who come after. */
@Path("/projects/{id}/lessons")
@Tag(
        name = "Workplans",
        description = "What a project is to reach and do, and what it taught (sv: mål, aktiviteter, lärdomar).")
public class LessonsResource {

    private static final String PATH = "lessons";

    private final Workplans workplans;
    private final KeepWorkplan keeper;
    private final Addresses addresses;
    private final PartLinks partLinks;
    private final Ownership ownership;
    private final Recollections recollections;

    LessonsResource(
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
    @Operation(summary = "List lessons", description = "What the project taught those who come after.")
    public PageView<LessonView> list(@RestPath ProjectId id, @BeanParam KnownAt known, @BeanParam Paging paging) {
        Workplan plan = known(id, known);
        boolean mayWrite = known.isNow() && ownership.may(Permission.PROJECTS_WRITE, id);
        return paging.show(
                Page.of(plan.lessons(), paging.request()),
                addresses.of("projects", id, PATH),
                it -> show(plan, it, mayWrite, known.query(null)));
    }

    @GET
    @Path("/{lesson}")
    @PermitAll
    @Operation(summary = "Read a lesson", description = "One lesson; its ETag is that of the project's workplan.")
    public LessonView read(@RestPath ProjectId id, @RestPath Lesson.Id lesson, @BeanParam KnownAt known) {
        boolean mayWrite = known.isNow() && ownership.may(Permission.PROJECTS_WRITE, id);
        return show(known(id, known), lesson, mayWrite, known.query(null));
    }

    @POST
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(summary = "Add a lesson", description = "Adds a lesson to the project's workplan.")
    public LessonView add(@RestPath ProjectId id, LessonFacts body, @BeanParam MayMatch mayMatch) {
        Lesson added = body.lesson(Lesson.Id.next());
        return show(keeper.keep(mayMatch.on(writable(id)).with(added)), added.id(), true, "");
    }

    @PATCH
    @Path("/{lesson}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Operation(summary = "Change a lesson", description = "Changes the named facts; null takes one away.")
    public LessonView change(
            @RestPath ProjectId id,
            @RestPath Lesson.Id lesson,
            @RequestBody(content = @Content(schema = @Schema(implementation = LessonFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Workplan now = ifMatch.on(writable(id));
        LessonFacts facts = patch.on(LessonFacts.of(now.lesson(lesson)));
        return show(keeper.keep(now.with(facts.lesson(lesson))), lesson, true, "");
    }

    @DELETE
    @Path("/{lesson}")
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Operation(summary = "Take a lesson away", description = "Takes a lesson out of the project's workplan.")
    public void take(@RestPath ProjectId id, @RestPath Lesson.Id lesson, @BeanParam IfMatch ifMatch) {
        keeper.keep(ifMatch.on(writable(id)).without(lesson));
    }

    private Workplan known(ProjectId id, KnownAt known) {
        return recollections.ofWorkplans(known, () -> workplans.get(id));
    }

    private Workplan writable(ProjectId id) {
        Workplan plan = workplans.get(id);
        ownership.demand(Permission.PROJECTS_WRITE, id);
        return plan;
    }

    private LessonView show(Workplan plan, Lesson.Id id, boolean mayWrite, String asked) {
        return show(plan, plan.lesson(id), mayWrite, asked);
    }

    private LessonView show(Workplan plan, Lesson it, boolean mayWrite, String asked) {
        List<Link> links = asked.isEmpty()
                ? partLinks.ofProject(plan.project(), PATH, it.id(), mayWrite)
                : partLinks.recalled("projects", plan.project(), PATH, it.id(), asked);
        return new LessonView(it.id(), plan.revision(), it.text(), links);
    }

    /** What is told of a lesson. */
    @Schema(description = "What is told of a lesson.")
    record LessonFacts(
            @Schema(description = "What was learnt.") Bilingual text) {

        static LessonFacts of(Lesson it) {
            return new LessonFacts(it.text());
        }

        Lesson lesson(Lesson.Id id) {
            return new Lesson(id, text);
        }
    }

    /** A lesson. */
    @Schema(name = "Lesson", description = "What a project taught (sv: lärdom).")
    record LessonView(
            Lesson.Id id,
            @JsonIgnore long revision,
            @Schema(description = "What was learnt.") Bilingual text,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {}
}
