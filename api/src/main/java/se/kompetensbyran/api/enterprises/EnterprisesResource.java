package se.kompetensbyran.api.enterprises;

import static se.kompetensbyran.api.shared.Permits.ENTERPRISES_WRITE;
import static se.kompetensbyran.api.shared.Permits.HISTORY_READ;

import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
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
import se.kompetensbyran.api.enterprises.EnterpriseViews.EnterpriseFacts;
import se.kompetensbyran.api.enterprises.EnterpriseViews.EnterpriseStageChangeView;
import se.kompetensbyran.api.enterprises.EnterpriseViews.EnterpriseView;
import se.kompetensbyran.api.enterprises.EnterpriseViews.FacetsView;
import se.kompetensbyran.api.enterprises.EnterpriseViews.FlowView;
import se.kompetensbyran.api.enterprises.EnterpriseViews.NewEnterprise;
import se.kompetensbyran.api.enterprises.EnterpriseViews.NewEnterpriseStage;
import se.kompetensbyran.api.journal.EntryView;
import se.kompetensbyran.api.journal.Histories;
import se.kompetensbyran.api.journal.KnownAt;
import se.kompetensbyran.api.journal.Recollections;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.CodeParameters;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.EnterpriseOwnership;
import se.kompetensbyran.api.shared.Fault;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.SortedPaging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Flow;
import se.kompetensbyran.domain.enterprises.RegisterEnterprise;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;

/** The register of enterprises: what they are, how they stand and stood, and how they are found. */
@Path("/enterprises")
@Tag(
        name = "Enterprises",
        description =
                "Work-integration social enterprises: who they are, where, and at which support node (sv: ASF-register).")
public class EnterprisesResource {

    private final Enterprises enterprises;
    private final RegisterEnterprise register;
    private final CodeParameters codes;
    private final EnterpriseViews views;
    private final EnterpriseOwnership ownership;
    private final Histories histories;
    private final Recollections recollections;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    EnterprisesResource(
            Enterprises enterprises,
            Organisations organisations,
            Nodes nodes,
            Municipalities municipalities,
            CodeLists lists,
            CodeParameters codes,
            EnterpriseViews views,
            EnterpriseOwnership ownership,
            Histories histories,
            Recollections recollections,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.enterprises = enterprises;
        this.register = new RegisterEnterprise(enterprises, organisations, nodes, municipalities, lists);
        this.codes = codes;
        this.views = views;
        this.ownership = ownership;
        this.histories = histories;
        this.recollections = recollections;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List enterprises",
            description = "Enterprises by name in Swedish order, or the best matches first when words are searched for."
                    + " Can be sorted by name.")
    public PageView<EnterpriseView> list(
            @BeanParam EnterpriseFilter filter, @BeanParam KnownAt known, @BeanParam SortedPaging paging) {
        codes.check("sector", filter.sector, "sectors");
        PageRequest wanted = paging.sorted(Enterprises.SORTABLE);
        LocalDate day = recollections.day(known, null);
        var found = recollections.of(known, () -> enterprises.search(filter.search(), wanted, day));
        return paging.show(found, addresses.of("enterprises"), views.shown(filter.asOf, known));
    }

    @GET
    @Path("/facets")
    @PermitAll
    @Operation(
            summary = "Count enterprises",
            description =
                    "How the enterprises of a search are spread over municipalities, sectors, stages and statuses. Each count is"
                            + " of those that fit every filter.")
    public FacetsView facets(@BeanParam EnterpriseFilter filter, @BeanParam KnownAt known, @Context UriInfo uri) {
        codes.check("sector", filter.sector, "sectors");
        String self = addresses.asked(uri, "enterprises", "facets");
        LocalDate day = recollections.day(known, null);
        return EnterpriseViews.facets(recollections.of(known, () -> enterprises.facets(filter.search(), day)), self);
    }

    @GET
    @Path("/flows")
    @PermitAll
    @Operation(
            summary = "Count how enterprises came and went",
            description = "How many enterprises there were at the end of two days, and how many came and went after the"
                    + " first and until the second: opening stock + entries − exits = closing stock, always.")
    public FlowView flow(
            @RestQuery
                    @Parameter(
                            description =
                                    "The day at whose end the stock is opened; a year before the other when it is left out.",
                            example = "2024-12-31")
                    @Nullable
                    LocalDate from,
            @RestQuery
                    @Parameter(
                            description = "The day at whose end it is closed; today when it is left out.",
                            example = "2025-12-31")
                    @Nullable
                    LocalDate to,
            @RestQuery
                    @Parameter(
                            description = "What counts as being there; a code of flow-bases, business when left out.")
                    Flow.@Nullable Basis basis,
            @Context UriInfo uri) {
        LocalDate last = to == null ? time.today() : to;
        LocalDate first = from == null ? last.minusYears(1) : from;
        if (last.isBefore(first))
            throw new EdgeProblem(EdgeProblem.Code.INVALID_VALUE, List.of(Fault.parameter("to", "before-start")));
        Flow.Basis what = basis == null ? Flow.Basis.BUSINESS : basis;
        String self = addresses.asked(uri, "enterprises", "flows");
        return FlowView.of(enterprises.flow(what, first, last), what, first, last, self);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(
            summary = "Read an enterprise",
            description =
                    "One enterprise, with what can be done with it now; or as it stood on another day, or as it was known at"
                            + " another moment. A correction changes the first and not the second.")
    public EnterpriseView read(
            @RestPath EnterpriseId id,
            @RestQuery
                    @Parameter(
                            description =
                                    "The day of which stage, status and node are shown; today when it is left out.",
                            example = "2016-03-31")
                    @Nullable
                    LocalDate asOf,
            @BeanParam KnownAt known) {
        LocalDate day = recollections.day(known, asOf);
        return views.shown(asOf, known)
                .apply(recollections.of(
                        known, () -> enterprises.overview(id, day).orElseThrow(() -> notThere(id, day))));
    }

    @POST
    @PermissionsAllowed(ENTERPRISES_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Register an enterprise",
            description =
                    "Enters an enterprise in the register, in the stage in which the register meets it: trading or"
                            + " paused. An adviser does so at the own support node.")
    public EnterpriseView register(NewEnterprise body) {
        caller.demand(Permission.ENTERPRISES_WRITE, ownership.supportersAt(body.node()));
        return show(register.register(body.enterprise(EnterpriseId.next(), caller.actor(), time.today()))
                .id());
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(ENTERPRISES_WRITE)
    @Transactional
    @Operation(
            summary = "Change an enterprise",
            description = "Changes the named facts; null takes one away. Whose it is is not for its own organisation to"
                    + " change; an initiative that became it goes along.")
    public EnterpriseView change(
            @RestPath EnterpriseId id,
            @RequestBody(content = @Content(schema = @Schema(implementation = EnterpriseFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Enterprise now = ifMatch.on(ownership.demand(Permission.ENTERPRISES_WRITE, enterprises.get(id)));
        Enterprise anew = patch.on(EnterpriseFacts.of(now)).on(now);
        if (!anew.organisation().equals(now.organisation()))
            ownership.demandAsSupporter(Permission.ENTERPRISES_WRITE, now);
        register.register(anew);
        return show(id);
    }

    @GET
    @Path("/{id}/stage-changes")
    @PermitAll
    @Operation(
            summary = "List stage changes of an enterprise",
            description = "How the business came to where it stands, oldest first.")
    public PageView<EnterpriseStageChangeView> stageChanges(
            @RestPath EnterpriseId id, @BeanParam KnownAt known, @BeanParam Paging paging) {
        Enterprise it = recollections.of(known, () -> enterprises.get(id));
        // Who may know that now may know it of what was known.
        boolean mayKnowWho =
                ownership.maySupport(Permission.ENTERPRISES_WRITE, known.isNow() ? it : enterprises.get(id));
        return paging.show(
                Page.of(it.history(), paging.request()),
                addresses.of("enterprises", id, "stage-changes"),
                step -> EnterpriseStageChangeView.of(step, mayKnowWho));
    }

    @POST
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(ENTERPRISES_WRITE)
    @Transactional
    @Operation(
            summary = "Move an enterprise to another stage",
            description =
                    "trading ⇄ paused → closed, and trading → closed. A business that has closed does not open again.")
    public EnterpriseView become(@RestPath EnterpriseId id, NewEnterpriseStage body, @BeanParam IfMatch ifMatch) {
        Enterprise now = ifMatch.on(ownership.demandAsSupporter(Permission.ENTERPRISES_WRITE, enterprises.get(id)));
        enterprises.save(now.become(body.step(caller.actor()), time.today()));
        return show(id);
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed(HISTORY_READ)
    @Operation(
            summary = "Read an enterprise's history",
            description = "Who changed what in the enterprise and when, newest first.")
    public PageView<EntryView> history(@RestPath EnterpriseId id, @BeanParam Paging paging) {
        ownership.demand(Permission.HISTORY_READ, enterprises.get(id));
        return histories.of(id.value(), paging, addresses.of("enterprises", id, "history"));
    }

    private EnterpriseView show(EnterpriseId id) {
        return enterprises
                .overview(id, time.today())
                .map(views.shown(null, KnownAt.NOW))
                .orElseThrow(() -> new EnterpriseProblem.Unknown(id));
    }

    private EnterpriseProblem notThere(EnterpriseId id, LocalDate asOf) {
        return enterprises.has(id) ? new EnterpriseProblem.NotYet(id, asOf) : new EnterpriseProblem.Unknown(id);
    }
}
