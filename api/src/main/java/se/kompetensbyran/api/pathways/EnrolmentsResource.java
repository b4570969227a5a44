package se.kompetensbyran.api.pathways;

import static java.util.Objects.requireNonNullElse;
import static se.kompetensbyran.api.shared.Permits.ENROLMENTS_READ;
import static se.kompetensbyran.api.shared.Permits.ENROLMENTS_WRITE;
import static se.kompetensbyran.api.shared.Permits.LIMITS_EXCEED;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.pathways.EnrolmentPartViews.ClimbView;
import se.kompetensbyran.api.pathways.EnrolmentPartViews.DayCorrectionView;
import se.kompetensbyran.api.pathways.EnrolmentPartViews.NewClimb;
import se.kompetensbyran.api.pathways.EnrolmentPartViews.NewDayCorrection;
import se.kompetensbyran.api.pathways.EnrolmentPartViews.NewPermit;
import se.kompetensbyran.api.pathways.EnrolmentPartViews.NewReading;
import se.kompetensbyran.api.pathways.EnrolmentPartViews.NewSuspension;
import se.kompetensbyran.api.pathways.EnrolmentPartViews.NewSuspensionCorrection;
import se.kompetensbyran.api.pathways.EnrolmentPartViews.NewSuspensionRemoval;
import se.kompetensbyran.api.pathways.EnrolmentPartViews.ReadingView;
import se.kompetensbyran.api.pathways.EnrolmentPartViews.SuspensionCorrectionView;
import se.kompetensbyran.api.pathways.EnrolmentPartViews.SuspensionView;
import se.kompetensbyran.api.pathways.EnrolmentViews.EnrolmentLineView;
import se.kompetensbyran.api.pathways.EnrolmentViews.EnrolmentStageChangeView;
import se.kompetensbyran.api.pathways.EnrolmentViews.EnrolmentView;
import se.kompetensbyran.api.pathways.EnrolmentViews.NewEnrolment;
import se.kompetensbyran.api.pathways.EnrolmentViews.NewEnrolmentStage;
import se.kompetensbyran.api.pathways.EnrolmentViews.NewTransfer;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.SortedPaging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Climb;
import se.kompetensbyran.domain.pathways.Enrol;
import se.kompetensbyran.domain.pathways.Enrolment;
import se.kompetensbyran.domain.pathways.EnrolmentId;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.Stage;
import se.kompetensbyran.domain.pathways.StageChange;
import se.kompetensbyran.domain.pathways.Suspension;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.referrals.WorkOnReferral;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.Rules;
import se.kompetensbyran.domain.shared.Page;

/** Participants in projects, from the plan to six months after the exit. */
@Path("/enrolments")
@Tag(
        name = "Pathways",
        description =
                "The paths of participants to work (sv: vägar till arbete): enrolments in projects, the ladder, how it went. Never"
                        + " open.")
public class EnrolmentsResource {

    private static final String ALL = "enrolments";

    private final Enrolments enrolments;
    private final Enrol enrol;
    private final Rules rules;
    private final EnrolmentAccess access;
    private final EnrolmentViews views;
    private final EnrolmentPartViews parts;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    EnrolmentsResource(
            Enrolments enrolments,
            Projects projects,
            Referrals referrals,
            Participants participants,
            Nodes nodes,
            Municipalities municipalities,
            CodeLists lists,
            Rules rules,
            EnrolmentAccess access,
            EnrolmentViews views,
            EnrolmentPartViews parts,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.enrolments = enrolments;
        this.enrol = new Enrol(
                enrolments, projects, new WorkOnReferral(referrals, participants, nodes, municipalities, lists), rules);
        this.rules = rules;
        this.access = access;
        this.views = views;
        this.parts = parts;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(ENROLMENTS_READ)
    @Operation(
            summary = "List enrolments",
            description =
                    "Enrolments of the participants of the own node, or that there are some that are not over of those who are placed at the own"
                            + " enterprise while they are, the oldest first. Those that are longer or were told of later than a"
                            + " rule says are found by exceeding. Can be sorted by enteredOn and leftOn.")
    public PageView<EnrolmentLineView> list(
            @RestQuery @Parameter(description = "Only those of this participant.") @Nullable ParticipantId participant,
            @RestQuery @Parameter(description = "Only those in this project.") @Nullable ProjectId project,
            @RestQuery @Parameter(description = "Only those at this support node.") @Nullable NodeId node,
            @RestQuery @Parameter(description = "Only those in this stage; a code of enrolment-stages.") @Nullable
                    Stage stage,
            @RestQuery
                    @Parameter(
                            description =
                                    "Whether only those that are longer or later than the rules by which they were judged say.",
                            example = "true")
                    boolean exceeding,
            @BeanParam SortedPaging paging) {
        var search = new Enrolments.Search(participant, project, node, stage, exceeding ? true : null);
        return paging.show(
                enrolments.search(
                        search, exceeding ? access.atNode() : access.vantage(), paging.sorted(Enrolments.SORTABLE)),
                addresses.of(ALL),
                views::show);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(ENROLMENTS_READ)
    @Operation(
            summary = "Read an enrolment",
            description =
                    "One enrolment, with how the person stood to work at the entry, at the exit and afterwards, how it went, and what"
                            + " you may do with it now. An enterprise sees that it is there, and no more.")
    public EnrolmentView read(@RestPath EnrolmentId id) {
        return views.show(id);
    }

    @POST
    @PermissionsAllowed(ENROLMENTS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Plan an enrolment",
            description =
                    "Plans that a participant of the own node takes part in a project that is not over: one enrolment that is not"
                            + " over of each person in each project. It may name the referral from which it came, which the node"
                            + " has accepted as that person.")
    public EnrolmentView plan(NewEnrolment body) {
        LocalDate start = requireNonNullElse(body.plannedStart(), time.today());
        return views.show(enrol.plan(
                access.known(body.participant()), body.project(), start, body.referral(), caller.actor(), writable()));
    }

    @GET
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(ENROLMENTS_READ)
    @Operation(
            summary = "List the steps of an enrolment",
            description =
                    "How it came to where it stands, oldest first; shown to who works with the person or evaluates.")
    public PageView<EnrolmentStageChangeView> stageChanges(@RestPath EnrolmentId id, @BeanParam Paging paging) {
        return paging.show(
                Page.of(readable(id).history(), paging.request()),
                addresses.of(ALL, id, "stage-changes"),
                EnrolmentStageChangeView::of);
    }

    @POST
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(ENROLMENTS_WRITE)
    @Transactional
    @Operation(
            summary = "Begin, suspend, come back, complete, interrupt or misregister",
            description =
                    "planned → active on a day on which the project runs, with how the person stands to work; what else waits for an"
                            + " answer about the person is then obsolete. active ⇄ suspended, with a reason. → completed or"
                            + " interrupted, with a reason and, if it is known, how the person stands. → misregistered, also when"
                            + " it is over, which counts nowhere. A person is transferred in another way.")
    public EnrolmentView become(@RestPath EnrolmentId id, NewEnrolmentStage body, @BeanParam IfMatch ifMatch) {
        boolean isWrong = body.to() == Stage.MISREGISTERED;
        Enrolment now = ifMatch.on(isWrong ? access.demandToCorrect(id) : access.demandFree(id));
        LocalDate today = time.today();
        if (body.isBeginning(now))
            return views.show(enrol.begin(now, body.day(today), body.entry(), caller.actor(), today, writable()));
        Permit permit = permit(now, body.exceedingReason());
        return save(body.taken(now, permit, caller.actor(), today, rules.all()));
    }

    @POST
    @Path("/{id}/transfers")
    @PermissionsAllowed(ENROLMENTS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Transfer to another project or node",
            description =
                    "The person leaves, and is planned to begin in another project, or at another node of the same organisation"
                            + " where you work. Each enrolment leads to the other; the new one is answered. To a node of another"
                            + " organisation a person is handed over.")
    public EnrolmentView transfer(@RestPath EnrolmentId id, NewTransfer body, @BeanParam IfMatch ifMatch) {
        Enrolment now = ifMatch.on(access.demandFree(id));
        NodeId node = requireNonNullElse(body.node(), now.whose().node());
        access.demandAt(node);
        LocalDate today = time.today();
        LocalDate on = requireNonNullElse(body.on(), today);
        return views.show(enrol.transfer(
                now,
                new StageChange(Stage.TRANSFERRED, on, null, caller.actor()),
                body.exit(),
                permit(now, body.exceedingReason()),
                body.project(),
                node,
                requireNonNullElse(body.plannedStart(), on),
                today,
                writable()));
    }

    @GET
    @Path("/{id}/suspensions")
    @PermissionsAllowed(ENROLMENTS_READ)
    @Operation(
            summary = "List the suspensions of an enrolment",
            description = "When the person was away, as it was put down.")
    public PageView<SuspensionView> suspensions(@RestPath EnrolmentId id, @BeanParam Paging paging) {
        Enrolment it = readable(id);
        boolean isOwn = access.may(Permission.ENROLMENTS_WRITE, it.whose().node());
        boolean isCorrecting = access.mayCorrect(it);
        return paging.show(
                Page.of(it.suspensions(), paging.request()),
                addresses.of(ALL, id, "suspensions"),
                one -> parts.show(it, one, isOwn, isCorrecting));
    }

    @POST
    @Path("/{id}/suspensions")
    @PermissionsAllowed(ENROLMENTS_WRITE)
    @Transactional
    @Operation(
            summary = "Record a suspension that is over",
            description =
                    "Puts down afterwards that the person was away; who is away now is suspended by a step. No day belongs to two"
                            + " suspensions.")
    public EnrolmentView suspended(@RestPath EnrolmentId id, NewSuspension body, @BeanParam IfMatch ifMatch) {
        Enrolment now = ifMatch.on(access.demandFree(id));
        Permit permit = permit(now, body.exceedingReason());
        return save(now.suspended(body.suspension(caller.actor()), permit, time.today(), rules.all()));
    }

    @POST
    @Path("/{id}/suspensions/{suspension}/corrections")
    @PermissionsAllowed(ENROLMENTS_WRITE)
    @Transactional
    @Operation(
            summary = "Correct a suspension",
            description =
                    "Says anew when and why the person was away, or since when they are; the steps that go with it follow, and its length"
                            + " is judged by the rules anew. What was put down stays. Of who left while they were away the last day is"
                            + " that of the exit.")
    public EnrolmentView correctSuspension(
            @RestPath EnrolmentId id,
            @RestPath Suspension.Id suspension,
            NewSuspensionCorrection body,
            @BeanParam IfMatch ifMatch) {
        Enrolment now = ifMatch.on(access.demandToCorrect(id));
        return save(now.correct(
                suspension,
                body.reason(),
                body.firstDay(),
                body.lastDay(),
                body.correctionReason(),
                permit(now, body.exceedingReason()),
                caller.actor(),
                time.today(),
                rules.all()));
    }

    @POST
    @Path("/{id}/suspensions/{suspension}/removals")
    @PermissionsAllowed(ENROLMENTS_WRITE)
    @Transactional
    @Operation(
            summary = "Take a suspension away that never was",
            description =
                    "The person was not away: takes the suspension away with the steps that go with it. What was put down stays among"
                            + " the corrections.")
    public EnrolmentView removeSuspension(
            @RestPath EnrolmentId id,
            @RestPath Suspension.Id suspension,
            NewSuspensionRemoval body,
            @BeanParam IfMatch ifMatch) {
        Enrolment now = ifMatch.on(access.demandToCorrect(id));
        return save(now.notSuspended(suspension, body.correctionReason(), caller.actor()));
    }

    @GET
    @Path("/{id}/suspension-corrections")
    @PermissionsAllowed(ENROLMENTS_READ)
    @Operation(
            summary = "List corrections of suspensions",
            description =
                    "What was put down wrongly of when the person was away, with who corrected it, when and why, the oldest first.")
    public PageView<SuspensionCorrectionView> suspensionCorrections(
            @RestPath EnrolmentId id, @BeanParam Paging paging) {
        return paging.show(
                Page.of(readable(id).suspensionCorrections(), paging.request()),
                addresses.of(ALL, id, "suspension-corrections"),
                SuspensionCorrectionView::of);
    }

    @GET
    @Path("/{id}/readings")
    @PermissionsAllowed(ENROLMENTS_READ)
    @Operation(
            summary = "List how the person stood to work",
            description =
                    "What has been told of how the person stood at the entry, at the exit and six months after, the oldest first: the"
                            + " last of each is what holds, and what was corrected stays.")
    public PageView<ReadingView> readings(@RestPath EnrolmentId id, @BeanParam Paging paging) {
        return paging.show(
                Page.of(readable(id).readings(), paging.request()), addresses.of(ALL, id, "readings"), ReadingView::of);
    }

    @POST
    @Path("/{id}/readings")
    @PermissionsAllowed(ENROLMENTS_WRITE)
    @Transactional
    @Operation(
            summary = "Tell how the person stands to work",
            description =
                    "Tells how the person stood at the entry, at the exit, or when they were asked afterwards, within the days that"
                            + " the rules say: for the first time, or to correct what was told. Of who has been handed over since it is only"
                            + " corrected, at their request (GDPR art. 16).")
    public EnrolmentView tell(@RestPath EnrolmentId id, NewReading body, @BeanParam IfMatch ifMatch) {
        Enrolment now = ifMatch.on(access.demandToCorrect(id));
        boolean isTold = now.readings().stream().anyMatch(it -> it.moment() == body.moment());
        if (!isTold) now = access.demandFree(id);
        Permit permit = permit(now, body.exceedingReason());
        return save(now.tell(body.moment(), body.on(), body.situation().told(), permit, caller.actor(), time.today()));
    }

    @GET
    @Path("/{id}/ladder-steps")
    @PermissionsAllowed(ENROLMENTS_READ)
    @Operation(
            summary = "List the steps of the ladder",
            description =
                    "On which steps of the ladder the person came to stand, as it was put down; what was corrected stays.")
    public PageView<ClimbView> ladder(@RestPath EnrolmentId id, @BeanParam Paging paging) {
        Enrolment it = readable(id);
        boolean isCorrecting = access.mayCorrect(it);
        return paging.show(
                Page.of(it.climbs(), paging.request()),
                addresses.of(ALL, id, "ladder-steps"),
                one -> parts.show(it, one, isCorrecting));
    }

    @POST
    @Path("/{id}/ladder-steps")
    @PermissionsAllowed(ENROLMENTS_WRITE)
    @Transactional
    @Operation(
            summary = "Record a step of the ladder",
            description =
                    "Records that the person has come to stand on a step, up or down, on a day between entry and exit.")
    public EnrolmentView climb(@RestPath EnrolmentId id, NewClimb body, @BeanParam IfMatch ifMatch) {
        Enrolment now = ifMatch.on(access.demandFree(id));
        return save(now.climb(body.on(), body.step(), caller.actor(), time.today()));
    }

    @POST
    @Path("/{id}/ladder-steps/{step}/corrections")
    @PermissionsAllowed(ENROLMENTS_WRITE)
    @Transactional
    @Operation(
            summary = "Correct a step of the ladder",
            description =
                    "Says anew what was put down wrongly, once; what was wrong stays, and counts no more. Also of who has been handed over"
                            + " since, at their request (GDPR art. 16).")
    public EnrolmentView correct(
            @RestPath EnrolmentId id, @RestPath Climb.Id step, NewClimb body, @BeanParam IfMatch ifMatch) {
        Enrolment now = ifMatch.on(access.demandToCorrect(id));
        return save(now.correct(step, body.on(), body.step(), caller.actor(), time.today()));
    }

    @POST
    @Path("/{id}/permits")
    @PermissionsAllowed(LIMITS_EXCEED)
    @Transactional
    @Operation(
            summary = "Permit that a rule be exceeded",
            description =
                    "Permits that somebody be in the project or away for longer than the rule says, before that happens or after it;"
                            + " what is exceeded goes on being found by exceeding.")
    public EnrolmentView permit(@RestPath EnrolmentId id, NewPermit body, @BeanParam IfMatch ifMatch) {
        Enrolment now = ifMatch.on(access.demandFree(id));
        access.demandExceeding(now.whose().node());
        return save(now.permit(body.rule(), new Permit(body.exceedingReason(), caller.actor())));
    }

    @GET
    @Path("/{id}/day-corrections")
    @PermissionsAllowed(ENROLMENTS_READ)
    @Operation(
            summary = "List corrections of the days of entry and exit",
            description =
                    "What was put down wrongly of those days, with who corrected it, when and why, the oldest first.")
    public PageView<DayCorrectionView> dayCorrections(@RestPath EnrolmentId id, @BeanParam Paging paging) {
        return paging.show(
                Page.of(readable(id).corrections(), paging.request()),
                addresses.of(ALL, id, "day-corrections"),
                DayCorrectionView::of);
    }

    @POST
    @Path("/{id}/day-corrections")
    @PermissionsAllowed(ENROLMENTS_WRITE)
    @Transactional
    @Operation(
            summary = "Correct the day of the entry or of the exit",
            description =
                    "Says anew on which day the person entered or left. What has been told must lie within the days as they are then,"
                            + " and what follows from the day is judged by the rules anew: how long it was, and when it is due to ask"
                            + " afterwards. What was put down stays. Also of who has been handed over since, at their request (GDPR art. 16).")
    public EnrolmentView correctDay(@RestPath EnrolmentId id, NewDayCorrection body, @BeanParam IfMatch ifMatch) {
        Enrolment now = ifMatch.on(access.demandToCorrect(id));
        return views.show(enrol.correct(
                now,
                body.moment(),
                body.on(),
                body.reason(),
                permit(now, body.exceedingReason()),
                caller.actor(),
                time.today(),
                writable()));
    }

    private @Nullable Permit permit(Enrolment now, @Nullable String reason) {
        if (reason == null) return null;
        access.demandExceeding(now.whose().node());
        return new Permit(reason, caller.actor());
    }

    private EnrolmentView save(Enrolment it) {
        return views.show(enrolments.save(it, writable()));
    }

    private Enrolment readable(EnrolmentId id) {
        return access.demand(Permission.ENROLMENTS_READ, id);
    }

    private Sight writable() {
        return access.sight(Permission.ENROLMENTS_WRITE);
    }
}
