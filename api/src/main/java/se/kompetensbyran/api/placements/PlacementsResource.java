package se.kompetensbyran.api.placements;

import static se.kompetensbyran.api.shared.Permits.PARTICIPANT_RIGHTS_HANDLE;
import static se.kompetensbyran.api.shared.Permits.PLACEMENTS_READ;
import static se.kompetensbyran.api.shared.Permits.PLACEMENTS_SIGN;
import static se.kompetensbyran.api.shared.Permits.PLACEMENTS_WRITE;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
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
import se.kompetensbyran.api.participants.ParticipantAccess;
import se.kompetensbyran.api.placements.PlacementViews.FormerEndingView;
import se.kompetensbyran.api.placements.PlacementViews.NewEnding;
import se.kompetensbyran.api.placements.PlacementViews.NewNoShow;
import se.kompetensbyran.api.placements.PlacementViews.NewPlacement;
import se.kompetensbyran.api.placements.PlacementViews.NewPlacementState;
import se.kompetensbyran.api.placements.PlacementViews.NewRemark;
import se.kompetensbyran.api.placements.PlacementViews.NewReview;
import se.kompetensbyran.api.placements.PlacementViews.NewSignature;
import se.kompetensbyran.api.placements.PlacementViews.NewWord;
import se.kompetensbyran.api.placements.PlacementViews.PlacementFacts;
import se.kompetensbyran.api.placements.PlacementViews.PlacementLineView;
import se.kompetensbyran.api.placements.PlacementViews.PlacementStateChangeView;
import se.kompetensbyran.api.placements.PlacementViews.PlacementView;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.SortedPaging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.ParticipantProblem;
import se.kompetensbyran.domain.placements.BookPlace;
import se.kompetensbyran.domain.placements.Ending;
import se.kompetensbyran.domain.placements.PlaceId;
import se.kompetensbyran.domain.placements.Placement;
import se.kompetensbyran.domain.placements.PlacementId;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.Rules;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Page;

/** Placements of participants: written at the node, signed on both sides, and seen by who has the participant. */
@Path("/placements")
@Tag(
        name = "Placements",
        description =
                "A participant at a place (sv: placeringar): what is agreed, who has signed it, and how it went. Never open.")
public class PlacementsResource {

    private final Placements placements;
    private final BookPlace book;
    private final PlacementAccess access;
    private final ParticipantAccess participants;
    private final PlacementViews views;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    PlacementsResource(
            Placements placements,
            Places places,
            Enterprises enterprises,
            Rules rules,
            Referrals referrals,
            Organisations organisations,
            PlacementAccess access,
            ParticipantAccess participants,
            PlacementViews views,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.placements = placements;
        this.book = new BookPlace(placements, places, enterprises, rules, referrals, organisations);
        this.access = access;
        this.participants = participants;
        this.views = views;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(PLACEMENTS_READ)
    @Operation(
            summary = "List placements",
            description =
                    "Placements of the participants of the own node, or at the own enterprise while they last, the latest first"
                            + " day first. Those that are longer than the rule says are found by exceeding. Can be sorted by"
                            + " firstDay and lastDay.")
    public PageView<PlacementLineView> list(
            @RestQuery @Parameter(description = "Only those of this participant.") @Nullable ParticipantId participant,
            @RestQuery @Parameter(description = "Only those at this place.") @Nullable PlaceId place,
            @RestQuery @Parameter(description = "Only those at this enterprise.") @Nullable EnterpriseId enterprise,
            @RestQuery @Parameter(description = "Only those in this state; a code of placement-states.") @Nullable
                    State state,
            @RestQuery
                    @Parameter(
                            description =
                                    "Whether only those that are longer than the rule by which they were judged says.",
                            example = "true")
                    boolean exceeding,
            @BeanParam SortedPaging paging) {
        var search = new Placements.Search(participant, place, enterprise, state, null, exceeding ? true : null);
        return paging.show(
                placements.search(
                        search, access.vantage(Permission.PLACEMENTS_READ), paging.sorted(Placements.SORTABLE)),
                addresses.of("placements"),
                views::show);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(PLACEMENTS_READ)
    @Operation(
            summary = "Read a placement",
            description =
                    "One placement, with the rule by which its length was judged and what you may do with it now.")
    public PlacementView read(@RestPath PlacementId id) {
        return views.show(access.demand(Permission.PLACEMENTS_READ, id));
    }

    @POST
    @PermissionsAllowed(PLACEMENTS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Draft a placement",
            description =
                    "Drafts a placement of a participant of the own node; a draft holds no place. Longer than the rule says, it"
                            + " is told as exceeding, and goes no further without a reason from who may permit that. It may name the"
                            + " referral from which it comes, accepted as that participant, who lets its partner know of the path: then"
                            + " that partner signs as referrer.")
    public PlacementView draft(NewPlacement body) {
        Participant who = known(body.participant());
        Permit permit = permit(body.exceedingReason());
        Placement drafted = book.draft(
                body.place(),
                who,
                body.referral(),
                body.terms(),
                permit,
                caller.actor(),
                access.atNode(Permission.PLACEMENTS_WRITE));
        if (permit != null) access.demandExceeding(drafted.between());
        return views.show(drafted);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(PLACEMENTS_WRITE)
    @Transactional
    @Operation(
            summary = "Change what is agreed",
            description =
                    "Changes what is agreed until the participant has begun: when days, hours or tasks change, nobody has signed"
                            + " it. A remark is no substance, and can be changed as long as the participant is the node's.")
    public PlacementView change(
            @RestPath PlacementId id,
            @RequestBody(content = @Content(schema = @Schema(implementation = PlacementFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Placement now = ifMatch.on(access.demandOfOwn(id));
        PlacementFacts told = patch.on(PlacementFacts.of(now));
        Permit permit = permit(told.exceedingReason());
        if (permit != null) access.demandExceeding(now.between());
        Placement noted = now.note(told.remark());
        Vantage vantage = access.atNode(Permission.PLACEMENTS_WRITE);
        boolean isAsAgreed = permit == null && told.terms().equals(now.terms());
        demandFree(Permission.PLACEMENTS_WRITE, now);
        return views.show(
                isAsAgreed
                        ? placements.save(noted, vantage)
                        : book.agree(noted, told.terms(), permit, caller.actor(), vantage));
    }

    @GET
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(PLACEMENTS_READ)
    @Operation(summary = "List the steps of a placement", description = "How it came to where it stands, oldest first.")
    public PageView<PlacementStateChangeView> stageChanges(@RestPath PlacementId id, @BeanParam Paging paging) {
        Placement it = access.demand(Permission.PLACEMENTS_READ, id);
        boolean isOwn = access.mayAtNode(Permission.PLACEMENTS_WRITE, it.between());
        return paging.show(
                Page.of(it.history(), paging.request()),
                addresses.of("placements", id, "stage-changes"),
                step -> PlacementStateChangeView.of(step, isOwn));
    }

    @POST
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(PLACEMENTS_WRITE)
    @Transactional
    @Operation(
            summary = "Send to sign, begin, tell that nobody came, or cancel",
            description =
                    "draft → to-sign takes the place; signed → ongoing on the day that the participant began; signed →"
                            + " did-not-start from the first planned day on, with a cause; and → cancelled before it has begun,"
                            + " with a reason. It is signed and ended in other ways.")
    public PlacementView become(@RestPath PlacementId id, NewPlacementState body, @BeanParam IfMatch ifMatch) {
        Placement now = ifMatch.on(access.demandAtNode(Permission.PLACEMENTS_WRITE, id));
        if (body.isSending(now)) {
            Participant who = known(now.between().participant());
            return views.show(book.send(now, who, caller.actor(), access.atNode(Permission.PLACEMENTS_WRITE)));
        }
        if (body.to() == State.ONGOING) demandFree(Permission.PLACEMENTS_WRITE, now);
        return move(now, body.taken(now, caller.actor(), time.today()), Permission.PLACEMENTS_WRITE);
    }

    @POST
    @Path("/{id}/signatures")
    @PermissionsAllowed(PLACEMENTS_SIGN)
    @Transactional
    @Operation(
            summary = "Sign",
            description =
                    "Records that a party has reviewed what is agreed and signed it: the node for the participant, or who represents them, and"
                            + " as referrer where it comes from no referral; the enterprise for itself. When all three have, it is"
                            + " signed; who wrote it cannot record all of them.")
    public PlacementView sign(@RestPath PlacementId id, NewSignature body, @BeanParam IfMatch ifMatch) {
        Placement now = ifMatch.on(access.demand(Permission.PLACEMENTS_SIGN, id));
        // An enterprise does not see it then.
        if (access.mayAtNode(Permission.PLACEMENTS_SIGN, now.between())) demandFree(Permission.PLACEMENTS_SIGN, now);
        Placement signed = now.sign(body.signature(caller.actor()), access.sides(now.between()), time.today());
        return views.show(placements.save(signed, access.vantage(Permission.PLACEMENTS_SIGN)));
    }

    @POST
    @Path("/{id}/reviews")
    @PermissionsAllowed(PLACEMENTS_SIGN)
    @Transactional
    @Operation(
            summary = "Send back what is to be signed",
            description =
                    "A party that has reviewed what is agreed, and does not sign it as it is, says why: it is a draft again, which nobody"
                            + " has signed, and the place is given back. Whoever signs has reviewed it too, and approves.")
    public PlacementView review(@RestPath PlacementId id, NewReview body, @BeanParam IfMatch ifMatch) {
        Placement now = ifMatch.on(access.demand(Permission.PLACEMENTS_SIGN, id));
        Placement back = now.sendBack(body.party(), access.sides(now.between()), body.reason(), caller.actor());
        return views.show(book.move(now, back, access.vantage(Permission.PLACEMENTS_SIGN)));
    }

    @POST
    @Path("/{id}/endings")
    @PermissionsAllowed(PLACEMENTS_WRITE)
    @Transactional
    @Operation(
            summary = "End a placement",
            description =
                    "Ends it with an assessment: the last day, which makes it early or not, hours missed of those that were"
                            + " planned, the cause, whether it led to a job, and what the participant says of it. It gives the"
                            + " place back.")
    public PlacementView end(@RestPath PlacementId id, NewEnding body, @BeanParam IfMatch ifMatch) {
        Placement now = ifMatch.on(access.demandAtNode(Permission.PLACEMENTS_WRITE, id));
        return move(now, now.end(body.ending(caller.actor()), time.today()), Permission.PLACEMENTS_WRITE);
    }

    @GET
    @Path("/{id}/no-show-corrections")
    @PermissionsAllowed(PLACEMENTS_WRITE)
    @Operation(
            summary = "List corrections of that nobody came",
            description =
                    "That the participant did not begin, where that or why was put down wrongly, with who put it down and when, the"
                            + " oldest first; shown to who can correct it.")
    public PageView<PlacementStateChangeView> noShowCorrections(@RestPath PlacementId id, @BeanParam Paging paging) {
        Placement it = access.demandAtNode(Permission.PLACEMENTS_WRITE, id);
        return paging.show(
                Page.of(it.formerMisses(), paging.request()),
                addresses.of("placements", id, "no-show-corrections"),
                step -> PlacementStateChangeView.of(step, true));
    }

    @POST
    @Path("/{id}/no-show-corrections")
    @PermissionsAllowed(PLACEMENTS_WRITE)
    @Transactional
    @Operation(
            summary = "Correct that nobody came",
            description =
                    "Says anew why the participant did not begin, or that they did, or are to (GDPR art. 16): then it is signed again as"
                            + " it was, and takes the place if there is room. What was put down stays, for the node alone, until the"
                            + " participant is erased.")
    public PlacementView correctNoShow(@RestPath PlacementId id, NewNoShow body, @BeanParam IfMatch ifMatch) {
        Placement now = ifMatch.on(body.came() ? access.demandOfOwn(id) : demandToCorrect(id));
        if (body.came()) demandFree(Permission.PLACEMENTS_WRITE, now);
        return move(now, body.corrected(now, caller.actor()), Permission.PLACEMENTS_WRITE);
    }

    @GET
    @Path("/{id}/ending-corrections")
    @PermissionsAllowed(PLACEMENTS_WRITE)
    @Operation(
            summary = "List corrections of how a placement ended",
            description =
                    "What was put down wrongly of how it ended, with who put it down and when, the oldest first; shown to who can correct it.")
    public PageView<FormerEndingView> endingCorrections(@RestPath PlacementId id, @BeanParam Paging paging) {
        Ending ending = access.demandAtNode(Permission.PLACEMENTS_WRITE, id).ending();
        return paging.show(
                Page.of(ending == null ? List.of() : ending.former(), paging.request()),
                addresses.of("placements", id, "ending-corrections"),
                FormerEndingView::of);
    }

    @POST
    @Path("/{id}/ending-corrections")
    @PermissionsAllowed(PLACEMENTS_WRITE)
    @Transactional
    @Operation(
            summary = "Correct how a placement ended",
            description =
                    "Says anew how it ended, of which something was put down wrongly (GDPR art. 16), with what the participant says of"
                            + " that: the last day, which makes it early or not, hours missed, the cause, the job. What was put down stays,"
                            + " for the node alone, until the participant is erased.")
    public PlacementView correctEnding(@RestPath PlacementId id, NewEnding body, @BeanParam IfMatch ifMatch) {
        Placement now = ifMatch.on(demandToCorrect(id));
        Placement corrected = now.correct(body.ending(caller.actor()), time.today());
        return views.show(placements.save(corrected, access.atNode(Permission.PLACEMENTS_WRITE)));
    }

    @POST
    @Path("/{id}/participant-words")
    @PermissionsAllowed(PLACEMENTS_WRITE)
    @Transactional
    @Operation(
            summary = "Record what the participant says of the end",
            description =
                    "Records whether a participant of the own node who had not been heard agrees with how it ended, or contests"
                            + " it.")
    public PlacementView hear(@RestPath PlacementId id, NewWord body, @BeanParam IfMatch ifMatch) {
        Placement now = ifMatch.on(access.demandOfOwn(id));
        return views.show(placements.save(now.hear(body.word()), access.atNode(Permission.PLACEMENTS_WRITE)));
    }

    @PUT
    @Path("/{id}/participant-words")
    @PermissionsAllowed(PARTICIPANT_RIGHTS_HANDLE)
    @Transactional
    @Operation(
            summary = "Put right what the participant says of the end",
            description =
                    "Puts it right at the participant's request (GDPR art. 16), in place of what was recorded, which is gone;"
                            + " also of who has been handed over since.")
    public PlacementView correct(@RestPath PlacementId id, NewWord body, @BeanParam IfMatch ifMatch) {
        Placement now = ifMatch.on(access.demandAtNode(Permission.PARTICIPANT_RIGHTS_HANDLE, id));
        return views.show(
                placements.save(now.correct(body.word()), access.atNode(Permission.PARTICIPANT_RIGHTS_HANDLE)));
    }

    @POST
    @Path("/{id}/remark-corrections")
    @PermissionsAllowed(PARTICIPANT_RIGHTS_HANDLE)
    @Transactional
    @Operation(
            summary = "Put right what the node noted",
            description =
                    "Puts the remark right at the participant's request (GDPR art. 16), or takes it away: what was noted is gone. Also of"
                            + " who has been handed over since, of whom the node notes nothing anew.")
    public PlacementView correctRemark(@RestPath PlacementId id, NewRemark body, @BeanParam IfMatch ifMatch) {
        Placement now = ifMatch.on(access.demandAtNode(Permission.PARTICIPANT_RIGHTS_HANDLE, id));
        return views.show(
                placements.save(now.note(body.remark()), access.atNode(Permission.PARTICIPANT_RIGHTS_HANDLE)));
    }

    private PlacementView move(Placement before, Placement after, Permission permission) {
        return views.show(book.move(before, after, access.atNode(permission)));
    }

    // Of who has been handed over who handles the rights of participants puts right what stayed.
    private Placement demandToCorrect(PlacementId id) {
        Placement it = access.demandAtNode(Permission.PLACEMENTS_WRITE, id);
        if (!access.isOfOwn(it.between())) return access.demandAtNode(Permission.PARTICIPANT_RIGHTS_HANDLE, id);
        demandFree(Permission.PLACEMENTS_WRITE, it);
        return it;
    }

    private void demandFree(Permission permission, Placement it) {
        Participant unused = known(permission, it.between().participant()).demandFree();
    }

    private @Nullable Permit permit(@Nullable String reason) {
        return reason == null ? null : new Permit(reason, caller.actor());
    }

    private Participant known(ParticipantId id) {
        return known(Permission.PARTICIPANTS_WRITE, id);
    }

    private Participant known(Permission permission, ParticipantId id) {
        try {
            return participants.hold(permission, id);
        } catch (ParticipantProblem.Unknown e) {
            throw new InvalidValue("participant", "unknown-participant");
        }
    }
}
