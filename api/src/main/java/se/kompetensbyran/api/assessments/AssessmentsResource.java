package se.kompetensbyran.api.assessments;

import static se.kompetensbyran.api.shared.Permits.ASSESSMENTS_DECIDE;
import static se.kompetensbyran.api.shared.Permits.ASSESSMENTS_READ;
import static se.kompetensbyran.api.shared.Permits.ASSESSMENTS_WRITE;
import static se.kompetensbyran.api.shared.Permits.HISTORY_READ;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;
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
import se.kompetensbyran.api.assessments.AssessmentViews.AssessmentFacts;
import se.kompetensbyran.api.assessments.AssessmentViews.AssessmentLineView;
import se.kompetensbyran.api.assessments.AssessmentViews.AssessmentStateChangeView;
import se.kompetensbyran.api.assessments.AssessmentViews.AssessmentView;
import se.kompetensbyran.api.assessments.AssessmentViews.NewAssessment;
import se.kompetensbyran.api.assessments.AssessmentViews.NewAssessmentState;
import se.kompetensbyran.api.assessments.AssessmentViews.NewDecision;
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
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.assessments.AssessEnterprise;
import se.kompetensbyran.domain.assessments.Assessment;
import se.kompetensbyran.domain.assessments.AssessmentId;
import se.kompetensbyran.domain.assessments.AssessmentProblem;
import se.kompetensbyran.domain.assessments.Assessments;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.shared.Page;

/** Assessments of enterprises: drafted and submitted by them or their advisers, decided for the region. */
@Path("/assessments")
@Tag(
        name = "Assessments",
        description =
                "Whether an enterprise is a work-integration social enterprise, and until when (sv: statusbedömning).")
public class AssessmentsResource {

    private final Assessments assessments;
    private final Enterprises enterprises;
    private final AssessEnterprise assess;
    private final AssessmentViews views;
    private final EnterpriseOwnership ownership;
    private final Histories histories;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    AssessmentsResource(
            Assessments assessments,
            Enterprises enterprises,
            AssessmentViews views,
            EnterpriseOwnership ownership,
            Histories histories,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.assessments = assessments;
        this.enterprises = enterprises;
        this.assess = new AssessEnterprise(assessments, enterprises);
        this.views = views;
        this.ownership = ownership;
        this.histories = histories;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(ASSESSMENTS_READ)
    @Operation(
            summary = "List assessments",
            description = "Assessments of the enterprises that you look after, the latest begun first.")
    public PageView<AssessmentLineView> list(
            @RestQuery @Parameter(description = "Only those of this enterprise.") @Nullable EnterpriseId enterprise,
            @RestQuery @Parameter(description = "Only those in this state; a code of assessment-states.") @Nullable
                    State state,
            @BeanParam Paging paging) {
        var search = new Assessments.Search(enterprise, state, ownership.within(Permission.ASSESSMENTS_READ));
        return paging.show(
                assessments.search(search, paging.request(), time.today()), addresses.of("assessments"), views::show);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(ASSESSMENTS_READ)
    @Operation(
            summary = "Read an assessment",
            description = "One assessment with its evidence, and with what you can do with it now.")
    public AssessmentView read(@RestPath AssessmentId id) {
        return show(known(id));
    }

    @POST
    @PermissionsAllowed(ASSESSMENTS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Begin an assessment",
            description = "Begins a draft. An enterprise has one open assessment at a time; the next may begin while a"
                    + " confirmation is valid.")
    public AssessmentView begin(NewAssessment body) {
        Enterprise enterprise = ownership.demand(Permission.ASSESSMENTS_WRITE, assess.known(body.enterprise()));
        return show(assess.draft(enterprise, body.told(), caller.actor()));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(ASSESSMENTS_WRITE)
    @Transactional
    @Operation(
            summary = "Change the evidence",
            description = "Changes the named evidence of a draft; null takes one away.")
    public AssessmentView change(
            @RestPath AssessmentId id,
            @RequestBody(content = @Content(schema = @Schema(implementation = AssessmentFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Assessment now = ifMatch.on(demanded(Permission.ASSESSMENTS_WRITE, id));
        return show(assessments.save(now.with(patch.on(AssessmentFacts.of(now)).told())));
    }

    @GET
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(ASSESSMENTS_READ)
    @Operation(
            summary = "List the steps of an assessment",
            description = "How it came to where it stands, oldest first.")
    public PageView<AssessmentStateChangeView> stageChanges(@RestPath AssessmentId id, @BeanParam Paging paging) {
        return paging.show(
                Page.of(known(id).history(), paging.request()),
                addresses.of("assessments", id, "stage-changes"),
                AssessmentStateChangeView::of);
    }

    @POST
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(ASSESSMENTS_WRITE)
    @Transactional
    @Operation(
            summary = "Submit, contest or withdraw",
            description =
                    "draft → submitted, with evidence for all four criteria; rejection-told → contested, with a reason; and"
                            + " → withdrawn from wherever it is not decided.")
    public AssessmentView become(@RestPath AssessmentId id, NewAssessmentState body, @BeanParam IfMatch ifMatch) {
        Assessment now = ifMatch.on(demanded(Permission.ASSESSMENTS_WRITE, id));
        return show(assessments.save(now.become(body.step(caller.actor()))));
    }

    @POST
    @Path("/{id}/decisions")
    @PermissionsAllowed(ASSESSMENTS_DECIDE)
    @Transactional
    @Operation(
            summary = "Decide on an assessment",
            description =
                    "submitted → confirmed | rejection-told → rejected, and contested → confirmed | rejected. It is"
                            + " confirmed only with all four criteria met. A rejection is first told, rests on no other"
                            + " criteria than were told, and comes when the enterprise has contested it, or has had 21 days"
                            + " to do so. Nobody decides on what they have begun, submitted or contested themselves.")
    public AssessmentView decide(@RestPath AssessmentId id, NewDecision body, @BeanParam IfMatch ifMatch) {
        Assessment it = known(id);
        caller.demand(Permission.ASSESSMENTS_DECIDE, Belonging.REGION);
        Assessment now = ifMatch.on(it);
        return show(assess.decide(now, body.step(caller.actor()), body.told(), body.validFrom(), time.today()));
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed(HISTORY_READ)
    @Operation(
            summary = "Read an assessment's history",
            description =
                    "Who changed what in the assessment and when, newest first; never what the evidence says. For who"
                            + " may read it, and for auditors, who read the whole journal.")
    public PageView<EntryView> history(@RestPath AssessmentId id, @BeanParam Paging paging) {
        Assessment it = assessments.get(id);
        Belonging whose = ownership.of(it.enterprise());
        boolean mayKnow =
                caller.may(Permission.ASSESSMENTS_READ, whose) || caller.may(Permission.JOURNAL_READ, Belonging.REGION);
        if (!mayKnow) throw new AssessmentProblem.Unknown(id);
        caller.demand(Permission.HISTORY_READ, whose);
        return histories.of(id.value(), paging, addresses.of("assessments", id, "history"));
    }

    private Assessment known(AssessmentId id) {
        Assessment it = assessments.get(id);
        Belonging whose = ownership.of(it.enterprise());
        boolean mayKnow = Stream.of(Permission.ASSESSMENTS_READ, Permission.ASSESSMENTS_WRITE)
                .anyMatch(permission -> caller.may(permission, whose));
        if (!mayKnow && !caller.may(Permission.ASSESSMENTS_DECIDE, Belonging.REGION))
            throw new AssessmentProblem.Unknown(id);
        return it;
    }

    private Assessment demanded(Permission permission, AssessmentId id) {
        Assessment it = known(id);
        caller.demand(permission, ownership.of(it.enterprise()));
        return it;
    }

    private AssessmentView show(Assessment it) {
        EnterpriseOverview of = enterprises
                .overview(it.enterprise(), time.today())
                .orElseThrow(() -> new EnterpriseProblem.Unknown(it.enterprise()));
        return views.show(it, of);
    }
}
