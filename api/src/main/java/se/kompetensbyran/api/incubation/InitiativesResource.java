package se.kompetensbyran.api.incubation;

import static se.kompetensbyran.api.shared.Permits.HISTORY_READ;
import static se.kompetensbyran.api.shared.Permits.INCUBATION_READ;
import static se.kompetensbyran.api.shared.Permits.INCUBATION_WRITE;

import io.quarkus.security.PermissionsAllowed;
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
import se.kompetensbyran.api.incubation.InitiativeViews.ColumnView;
import se.kompetensbyran.api.incubation.InitiativeViews.InitiativeFacts;
import se.kompetensbyran.api.incubation.InitiativeViews.InitiativeStageChangeView;
import se.kompetensbyran.api.incubation.InitiativeViews.InitiativeView;
import se.kompetensbyran.api.incubation.InitiativeViews.NewBecame;
import se.kompetensbyran.api.incubation.InitiativeViews.NewInitiative;
import se.kompetensbyran.api.incubation.InitiativeViews.NewInitiativeStage;
import se.kompetensbyran.api.incubation.InitiativeViews.SurvivalView;
import se.kompetensbyran.api.journal.EntryView;
import se.kompetensbyran.api.journal.Histories;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.EnterpriseOwnership;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.SortedPaging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.incubation.Initiative;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.incubation.KeepInitiative;
import se.kompetensbyran.domain.incubation.Survival;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Page;

/** The initiatives of the support structure: what they are, how they come further, and what becomes of them. */
@Path("/initiatives")
@Tag(
        name = "Initiatives",
        description =
                "What wants to become a work-integration social enterprise, on its way from idea to standing on its own"
                        + " (sv: inkubation). Not open.")
public class InitiativesResource {

    /** How many initiatives a column of the board names. */
    private static final int MOST_CARDS = 50;

    private final Initiatives initiatives;
    private final Enterprises enterprises;
    private final KeepInitiative keep;
    private final EnterpriseOwnership ownership;
    private final InitiativeAccess access;
    private final InitiativeViews views;
    private final Histories histories;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    InitiativesResource(
            Initiatives initiatives,
            Nodes nodes,
            Organisations organisations,
            Municipalities municipalities,
            Enterprises enterprises,
            EnterpriseOwnership ownership,
            InitiativeAccess access,
            InitiativeViews views,
            Histories histories,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.initiatives = initiatives;
        this.enterprises = enterprises;
        this.keep = new KeepInitiative(initiatives, nodes, organisations, municipalities, enterprises);
        this.ownership = ownership;
        this.access = access;
        this.views = views;
        this.histories = histories;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(INCUBATION_READ)
    @Operation(
            summary = "List initiatives",
            description =
                    "Initiatives by name in Swedish order: those of the own node, or of the region. Can be sorted by"
                            + " name, stageSince and movedOn.")
    public PageView<InitiativeView> list(@BeanParam InitiativeFilter filter, @BeanParam SortedPaging paging) {
        var search = filter.search(access.hosts(), time.today());
        return paging.show(
                initiatives.search(search, paging.sorted(Initiatives.SORTABLE), time.today()),
                addresses.of("initiatives"),
                views.shown());
    }

    @GET
    @Path("/board-columns")
    @PermissionsAllowed(INCUBATION_READ)
    @Operation(
            summary = "Read the board of initiatives",
            description =
                    "A column for each stage: how many stand there, and the names of those that came there first.")
    public PageView<ColumnView> board(
            @RestQuery @Parameter(description = "Only those that this support node helps.") @Nullable NodeId node,
            @BeanParam Paging paging) {
        var columns = initiatives.board(Initiatives.Search.at(access.hosts(), node), MOST_CARDS, time.today());
        return paging.show(
                Page.of(columns, paging.request()),
                addresses.of("initiatives", "board-columns"),
                it -> views.column(it, node));
    }

    @GET
    @Path("/survival-rates")
    @PermissionsAllowed(INCUBATION_READ)
    @Operation(
            summary = "Read how many survived",
            description =
                    "How many of the enterprises that came from initiatives were there after 1, 3 and 5 years. Those for"
                            + " which the years have not passed are counted apart.")
    public PageView<SurvivalView> survival(
            @RestQuery @Parameter(description = "Only those that this support node helped.") @Nullable NodeId node,
            @BeanParam Paging paging) {
        List<Survival> rates = initiatives.survival(Initiatives.Search.at(access.hosts(), node), time.today());
        return paging.show(
                Page.of(rates, paging.request()), addresses.of("initiatives", "survival-rates"), SurvivalView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(INCUBATION_READ)
    @Operation(
            summary = "Read an initiative",
            description = "One initiative, with what can be done with it now. That of another node is not found.")
    public InitiativeView read(@RestPath InitiativeId id) {
        return views.shown().apply(access.shown(id));
    }

    @POST
    @PermissionsAllowed(INCUBATION_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Enter an initiative",
            description = "Enters an idea that became known, at the own support node.")
    public InitiativeView enter(NewInitiative body) {
        caller.demand(Permission.INCUBATION_WRITE, access.of(body.node()));
        LocalDate today = time.today();
        return show(keep.enter(body.initiative(InitiativeId.next(), caller.actor(), today), today));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(INCUBATION_WRITE)
    @Transactional
    @Operation(
            summary = "Change an initiative",
            description =
                    "Changes the named facts; null takes one away. Who hands it over to another node must reach both. What"
                            + " became an enterprise stays the same legal person, and what is over stays as it is.")
    public InitiativeView change(
            @RestPath InitiativeId id,
            @RequestBody(content = @Content(schema = @Schema(implementation = InitiativeFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Initiative now = ifMatch.on(access.writable(id));
        Initiative anew = patch.on(InitiativeFacts.of(now)).on(now);
        caller.demand(Permission.INCUBATION_WRITE, access.of(anew.node()));
        return show(keep.change(now, anew, time.today()));
    }

    @GET
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(INCUBATION_READ)
    @Operation(
            summary = "List stage changes of an initiative",
            description = "How it came to where it stands, oldest first, and how long it stood in each stage.")
    public PageView<InitiativeStageChangeView> stageChanges(@RestPath InitiativeId id, @BeanParam Paging paging) {
        return paging.show(
                Page.of(access.readable(id).stays(time.today()), paging.request()),
                addresses.of("initiatives", id, "stage-changes"),
                InitiativeStageChangeView::of);
    }

    @POST
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(INCUBATION_WRITE)
    @Transactional
    @Operation(
            summary = "Move an initiative to another stage",
            description =
                    "idea → screened → incubating → registered → confirmed → self-sustaining, each through a gate whose"
                            + " checklist must be met; aside paused, and back from there; at last discontinued, merged or"
                            + " became-other. To be registered it needs a legal person, to be confirmed an enterprise with a"
                            + " confirmed status in force on the day of the step.")
    public InitiativeView become(@RestPath InitiativeId id, NewInitiativeStage body, @BeanParam IfMatch ifMatch) {
        Initiative now = ifMatch.on(access.writable(id));
        return show(keep.move(now, body.step(caller.actor()), time.today()));
    }

    @POST
    @Path("/{id}/enterprises")
    @PermissionsAllowed(INCUBATION_WRITE)
    @Transactional
    @Operation(
            summary = "Say which enterprise an initiative became",
            description =
                    "A registered initiative becomes one enterprise of the register, of the same legal person, which you"
                            + " support; an enterprise comes from one initiative at most. Only the region corrects that.")
    public InitiativeView becomeEnterprise(@RestPath InitiativeId id, NewBecame body, @BeanParam IfMatch ifMatch) {
        Initiative now = ifMatch.on(access.writable(id));
        ownership.demandAsSupporter(
                Permission.INCUBATION_WRITE,
                enterprises
                        .find(body.enterprise())
                        .orElseThrow(() -> new InvalidValue("enterprise", "unknown-enterprise")));
        return show(keep.become(now, body.became(caller.actor()), time.today()));
    }

    @PATCH
    @Path("/{id}/enterprises/{enterprise}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(INCUBATION_WRITE)
    @Transactional
    @Operation(
            summary = "Correct which enterprise an initiative became",
            description =
                    "For the region, where the enterprise or the day was wrong; what was said before stays in the history.")
    public InitiativeView correctEnterprise(
            @RestPath InitiativeId id,
            @RestPath EnterpriseId enterprise,
            @RequestBody(content = @Content(schema = @Schema(implementation = NewBecame.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Initiative now = ifMatch.on(access.correctable(id));
        NewBecame anew = patch.on(NewBecame.of(now.became(enterprise)));
        return show(keep.correct(now, enterprise, anew.became(caller.actor()), time.today()));
    }

    @DELETE
    @Path("/{id}/enterprises/{enterprise}")
    @PermissionsAllowed(INCUBATION_WRITE)
    @Transactional
    @Operation(
            summary = "Take back that an initiative became an enterprise",
            description =
                    "For the region, as something that never was; not once it is confirmed. What was said before stays in"
                            + " the history.")
    public void unbecomeEnterprise(
            @RestPath InitiativeId id, @RestPath EnterpriseId enterprise, @BeanParam IfMatch ifMatch) {
        initiatives.save(ifMatch.on(access.correctable(id)).unbecome(enterprise));
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed(HISTORY_READ)
    @Operation(
            summary = "Read an initiative's history",
            description = "Who changed what in the initiative and when, newest first; free text is not told.")
    public PageView<EntryView> history(@RestPath InitiativeId id, @BeanParam Paging paging) {
        access.demandHistory(id);
        return histories.of(id.value(), paging, addresses.of("initiatives", id, "history"));
    }

    private InitiativeView show(Initiative it) {
        return views.shown().apply(initiatives.overview(it.id(), time.today()).orElseThrow());
    }
}
