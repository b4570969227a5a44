package se.kompetensbyran.api.support;

import static se.kompetensbyran.api.shared.Permits.HISTORY_READ;
import static se.kompetensbyran.api.shared.Permits.SUPPORT_READ;
import static se.kompetensbyran.api.shared.Permits.SUPPORT_REQUEST;
import static se.kompetensbyran.api.shared.Permits.SUPPORT_WORK;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import se.kompetensbyran.api.journal.EntryView;
import se.kompetensbyran.api.journal.Histories;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.SortedPaging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.support.SupportViews.NewSupportCase;
import se.kompetensbyran.api.support.SupportViews.NewSupportStage;
import se.kompetensbyran.api.support.SupportViews.NewWithdrawal;
import se.kompetensbyran.api.support.SupportViews.SupportCaseView;
import se.kompetensbyran.api.support.SupportViews.SupportStageChangeView;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.support.Stage;
import se.kompetensbyran.domain.support.SupportCase;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.support.WorkOnCase;

/** What enterprises ask of the support structure, who takes it on, and what comes of it. */
@Path("/support-cases")
@Tag(
        name = "Support",
        description =
                "Operative support: requests of enterprises, the advisers who take them, sessions, results, load and waiting"
                        + " (sv: operativt stöd). Never open.")
public class SupportCasesResource {

    private final SupportCases cases;
    private final WorkOnCase work;
    private final SupportAccess access;
    private final SupportViews views;
    private final Histories histories;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    SupportCasesResource(
            SupportCases cases,
            Enterprises enterprises,
            Initiatives initiatives,
            Nodes nodes,
            CodeLists lists,
            SupportAccess access,
            SupportViews views,
            Histories histories,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.cases = cases;
        this.work = new WorkOnCase(cases, enterprises, initiatives, nodes, lists);
        this.access = access;
        this.views = views;
        this.histories = histories;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(SUPPORT_READ)
    @Operation(
            summary = "List support cases",
            description =
                    "Support cases, those first that were asked first: those of the own enterprises, those of the own node"
                            + " and what waits to be taken where it covers, or those of the region. Can be sorted by"
                            + " requestedOn and minutes.")
    public PageView<SupportCaseView> list(@BeanParam SupportFilter filter, @BeanParam SortedPaging paging) {
        var found = cases.search(filter.search(access.sight()), paging.sorted(SupportCases.SORTABLE), time.today());
        return paging.show(found, addresses.of("support-cases"), views.shown());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(SUPPORT_READ)
    @Operation(
            summary = "Read a support case",
            description = "One case, with what can be done with it now. That of another node is not found.")
    public SupportCaseView read(@RestPath SupportCaseId id) {
        return views.shown().apply(access.readable(id));
    }

    @POST
    @PermissionsAllowed(SUPPORT_REQUEST)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Ask for support",
            description = "Asks for support, for the own enterprise, or for an initiative that the own node helps.")
    public SupportCaseView request(NewSupportCase body) {
        EnterpriseId enterprise = body.enterprise();
        InitiativeId initiative = body.initiative();
        if (enterprise != null && initiative == null) access.demandFor(enterprise);
        else if (initiative != null && enterprise == null) access.demandFor(initiative);
        else throw new InvalidValue("enterprise", "enterprise-or-initiative");
        return show(work.request(body.supportCase(SupportCaseId.next(), caller.actor())));
    }

    @GET
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(SUPPORT_READ)
    @Operation(
            summary = "List stage changes of a support case",
            description = "How it came to where it stands, oldest first, with who and why.")
    public PageView<SupportStageChangeView> stageChanges(@RestPath SupportCaseId id, @BeanParam Paging paging) {
        access.readable(id);
        return paging.show(
                Page.of(cases.get(id).history(), paging.request()),
                addresses.of("support-cases", id, "stage-changes"),
                SupportStageChangeView::of);
    }

    @POST
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(SUPPORT_WORK)
    @Transactional
    @Operation(
            summary = "Move a support case to another stage",
            description =
                    "requested → taken → closed with a result; requested → refused with a reason; taken → requested when it"
                            + " is handed back, and closed → taken when it is reopened, with a reason. Who takes it becomes"
                            + " its adviser, at a node that covers the municipality of the enterprise that day or that helps the"
                            + " initiative; where none does, at any that the region names. Of two who take it at once, one"
                            + " gets it. As long as another node could take it, the no of one leaves it requested, by the"
                            + " others.")
    public SupportCaseView become(@RestPath SupportCaseId id, NewSupportStage body, @BeanParam IfMatch ifMatch) {
        SupportCase now = ifMatch.on(access.demand(Permission.SUPPORT_WORK, id));
        // Only who asked asks no more.
        if (body.to() == Stage.WITHDRAWN) throw new EdgeProblem(EdgeProblem.Code.FORBIDDEN);
        NodeId node = body.node();
        if (node != null) access.demandAt(node);
        return show(work.move(now, body.step(caller.actor()), time.today()));
    }

    @POST
    @Path("/{id}/withdrawals")
    @PermissionsAllowed(SUPPORT_REQUEST)
    @Transactional
    @Operation(
            summary = "Withdraw a request for support",
            description = "Says that who asked asks no more, with a reason; not once the case is closed.")
    public SupportCaseView withdraw(@RestPath SupportCaseId id, NewWithdrawal body, @BeanParam IfMatch ifMatch) {
        SupportCase now = ifMatch.on(access.demand(Permission.SUPPORT_REQUEST, id));
        return show(work.move(now, body.step(caller.actor()), time.today()));
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed(HISTORY_READ)
    @Operation(
            summary = "Read a support case's history",
            description = "Who changed what in the case and when, newest first; free text is not told.")
    public PageView<EntryView> history(@RestPath SupportCaseId id, @BeanParam Paging paging) {
        access.demandHistory(id);
        return histories.of(id.value(), paging, addresses.of("support-cases", id, "history"));
    }

    private SupportCaseView show(SupportCase it) {
        return views.shown().apply(cases.overview(it.id(), time.today()).orElseThrow());
    }
}
