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
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.workplans.Activity;
import se.kompetensbyran.domain.workplans.KeepWorkplan;
import se.kompetensbyran.domain.workplans.Workplan;
import se.kompetensbyran.domain.workplans.Workplans;

/** What a project does. */
@Path("/projects/{id}/activities")
@Tag(
        name = "Workplans",
        description = "What a project is to reach and do, and what it taught (sv: mål, aktiviteter, lärdomar).")
public class ActivitiesResource {

    private static final String PATH = "activities";

    private final Workplans workplans;
    private final KeepWorkplan keeper;
    private final Addresses addresses;
    private final PartLinks partLinks;
    private final Ownership ownership;
    private final Recollections recollections;

    ActivitiesResource(
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
            summary = "List activities",
            description = "What the project does or has done, each of a kind and in a state.")
    public PageView<ActivityView> list(@RestPath ProjectId id, @BeanParam KnownAt known, @BeanParam Paging paging) {
        Workplan plan = known(id, known);
        boolean mayWrite = known.isNow() && ownership.may(Permission.PROJECTS_WRITE, id);
        return paging.show(
                Page.of(plan.activities(), paging.request()),
                addresses.of("projects", id, PATH),
                it -> show(plan, it, mayWrite, known.query(null)));
    }

    @GET
    @Path("/{activity}")
    @PermitAll
    @Operation(summary = "Read an activity", description = "One activity; its ETag is that of the project's workplan.")
    public ActivityView read(@RestPath ProjectId id, @RestPath Activity.Id activity, @BeanParam KnownAt known) {
        boolean mayWrite = known.isNow() && ownership.may(Permission.PROJECTS_WRITE, id);
        return show(known(id, known), activity, mayWrite, known.query(null));
    }

    @POST
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(summary = "Add an activity", description = "Adds an activity to the project's workplan.")
    public ActivityView add(@RestPath ProjectId id, ActivityFacts body, @BeanParam MayMatch mayMatch) {
        Activity added = body.activity(Activity.Id.next());
        return show(keeper.keep(mayMatch.on(writable(id)).with(added)), added.id(), true, "");
    }

    @PATCH
    @Path("/{activity}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Operation(summary = "Change an activity", description = "Changes the named facts; null takes one away.")
    public ActivityView change(
            @RestPath ProjectId id,
            @RestPath Activity.Id activity,
            @RequestBody(content = @Content(schema = @Schema(implementation = ActivityFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Workplan now = ifMatch.on(writable(id));
        ActivityFacts facts = patch.on(ActivityFacts.of(now.activity(activity)));
        return show(keeper.keep(now.with(facts.activity(activity))), activity, true, "");
    }

    @DELETE
    @Path("/{activity}")
    @PermissionsAllowed(PROJECTS_WRITE)
    @Transactional
    @Operation(summary = "Take an activity away", description = "Takes an activity out of the project's workplan.")
    public void take(@RestPath ProjectId id, @RestPath Activity.Id activity, @BeanParam IfMatch ifMatch) {
        keeper.keep(ifMatch.on(writable(id)).without(activity));
    }

    private Workplan known(ProjectId id, KnownAt known) {
        return recollections.ofWorkplans(known, () -> workplans.get(id));
    }

    private Workplan writable(ProjectId id) {
        Workplan plan = workplans.get(id);
        ownership.demand(Permission.PROJECTS_WRITE, id);
        return plan;
    }

    private ActivityView show(Workplan plan, Activity.Id id, boolean mayWrite, String asked) {
        return show(plan, plan.activity(id), mayWrite, asked);
    }

    private ActivityView show(Workplan plan, Activity it, boolean mayWrite, String asked) {
        List<Link> links = asked.isEmpty()
                ? partLinks.ofProject(plan.project(), PATH, it.id(), mayWrite)
                : partLinks.recalled("projects", plan.project(), PATH, it.id(), asked);
        return new ActivityView(
                it.id(),
                plan.revision(),
                it.kind(),
                it.state(),
                it.title(),
                it.description(),
                firstDay(it),
                lastDay(it),
                links);
    }

    private static @Nullable LocalDate firstDay(Activity it) {
        return it.period() == null ? null : it.period().from();
    }

    private static @Nullable LocalDate lastDay(Activity it) {
        return it.period() == null ? null : it.period().lastDay().orElse(null);
    }

    /** What is told of an activity. */
    @Schema(description = "What is told of an activity.")
    record ActivityFacts(
            @Schema(
                    description = "What kind; a code of activity-kinds.",
                    maxLength = 40,
                    pattern = "^[a-z0-9]+(-[a-z0-9]+)*$",
                    example = "conference")
            String kind,

            @Schema(description = "How far it has come; a code of activity-states.", example = "done")
            Activity.State state,

            @Schema(description = "What it is called, at most 200 characters in each language.")
            Bilingual title,

            @Schema(description = "More about it.") @Nullable
            Bilingual description,

            @Schema(description = "Its first day, when that is known.", example = "2018-09-13") @Nullable
            LocalDate from,

            @Schema(description = "Its last day, when that is known; not without a first.", example = "2018-09-13")
            @Nullable
            LocalDate until) {

        static ActivityFacts of(Activity it) {
            return new ActivityFacts(it.kind(), it.state(), it.title(), it.description(), firstDay(it), lastDay(it));
        }

        Activity activity(Activity.Id id) {
            return new Activity(id, kind, state, title, description, period());
        }

        private @Nullable Period period() {
            InvalidValue.unless(from != null || until == null, "from", "missing");
            return from == null ? null : Period.inclusive(from, until);
        }
    }

    /** An activity. */
    @Schema(name = "Activity", description = "What a project does (sv: aktivitet).")
    record ActivityView(
            Activity.Id id,
            @JsonIgnore long revision,

            @Schema(
                    description = "What kind; a code of activity-kinds.",
                    maxLength = 40,
                    pattern = "^[a-z0-9]+(-[a-z0-9]+)*$",
                    example = "conference")
            String kind,

            @Schema(description = "How far it has come; a code of activity-states.", example = "done")
            Activity.State state,

            @Schema(description = "What it is called, at most 200 characters in each language.")
            Bilingual title,

            @Schema(description = "More about it.") @Nullable
            Bilingual description,

            @Schema(description = "Its first day, when that is known.", example = "2018-09-13") @Nullable
            LocalDate from,

            @Schema(description = "Its last day, when that is known; not without a first.", example = "2018-09-13")
            @Nullable
            LocalDate until,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {}
}
