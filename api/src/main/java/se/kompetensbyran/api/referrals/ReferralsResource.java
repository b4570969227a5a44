package se.kompetensbyran.api.referrals;

import static se.kompetensbyran.api.shared.Permits.PARTICIPANTS_REFER;
import static se.kompetensbyran.api.shared.Permits.REFERRALS_DECIDE;
import static se.kompetensbyran.api.shared.Permits.REFERRALS_READ;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
import se.kompetensbyran.api.referrals.ReferralViews.NewRecognition;
import se.kompetensbyran.api.referrals.ReferralViews.NewReferral;
import se.kompetensbyran.api.referrals.ReferralViews.NewReferralDecision;
import se.kompetensbyran.api.referrals.ReferralViews.NewReferralStage;
import se.kompetensbyran.api.referrals.ReferralViews.ReferralCorrection;
import se.kompetensbyran.api.referrals.ReferralViews.ReferralFacts;
import se.kompetensbyran.api.referrals.ReferralViews.ReferralLineView;
import se.kompetensbyran.api.referrals.ReferralViews.ReferralStageChangeView;
import se.kompetensbyran.api.referrals.ReferralViews.ReferralView;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.MayMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.SortedPaging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Enrolments;
import se.kompetensbyran.domain.pathways.RecogniseReferral;
import se.kompetensbyran.domain.referrals.Patience;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.referrals.Stage;
import se.kompetensbyran.domain.referrals.Step;
import se.kompetensbyran.domain.referrals.WorkOnReferral;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Page;

/** People whom partners refer to support nodes. */
@Path("/referrals")
@Tag(
        name = "Referrals",
        description =
                "People whom partners refer to support nodes (sv: anvisningar): the partner refers and sees how it goes, the node"
                        + " accepts or declines. Never open.")
public class ReferralsResource {

    private final Referrals referrals;
    private final WorkOnReferral work;
    private final RecogniseReferral recognition;
    private final Patience patience;
    private final ReferralAccess access;
    private final ParticipantAccess participantAccess;
    private final ReferralViews views;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    ReferralsResource(
            Referrals referrals,
            Participants participants,
            Enrolments enrolments,
            Nodes nodes,
            Municipalities municipalities,
            CodeLists lists,
            @ConfigProperty(name = "kompetensbyran.referrals.remind-after-days") int remindAfter,
            @ConfigProperty(name = "kompetensbyran.referrals.expire-after-days") int expireAfter,
            ReferralAccess access,
            ParticipantAccess participantAccess,
            ReferralViews views,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.referrals = referrals;
        this.work = new WorkOnReferral(referrals, participants, nodes, municipalities, lists);
        this.recognition = new RecogniseReferral(work, enrolments);
        this.patience = new Patience(remindAfter, expireAfter);
        this.access = access;
        this.participantAccess = participantAccess;
        this.views = views;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(REFERRALS_READ)
    @Operation(
            summary = "List referrals",
            description =
                    "Referrals of the own organisation, and those that have been sent to the own node, the oldest first. Can be"
                            + " sorted by sentOn and answerBy.")
    public PageView<ReferralLineView> list(
            @RestQuery
                    @Parameter(description = "Only those that stand there today; a code of referral-stages.")
                    @Nullable
                    Stage stage,
            @RestQuery @Parameter(description = "Only those to this support node.") @Nullable NodeId node,
            @RestQuery @Parameter(description = "Only those of this partner.") @Nullable OrganisationId partner,
            @BeanParam SortedPaging paging) {
        var found = referrals.search(
                new Referrals.Search(stage, node, partner),
                access.sight(Permission.REFERRALS_READ),
                paging.sorted(Referrals.SORTABLE),
                time.today());
        return paging.show(found, addresses.of("referrals"), views::show);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(REFERRALS_READ)
    @Operation(
            summary = "Read a referral",
            description =
                    "One referral, with where it stands today. That of another partner or node is not found, and to a node no draft"
                            + " is.")
    public ReferralView read(@RestPath ReferralId id) {
        return views.show(access.readable(id));
    }

    @POST
    @PermissionsAllowed(PARTICIPANTS_REFER)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Refer somebody",
            description =
                    "Writes a draft, that nobody but the partner sees until it is sent. By a reference by which the same was told"
                            + " before, it is the same referral: it is answered as it stands now, and nothing changes.")
    public ReferralView refer(NewReferral body) {
        access.demandFor(body.partner());
        return views.show(work.refer(
                body.referral(caller.actor()), access::isShown, access.sight(Permission.PARTICIPANTS_REFER)));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(PARTICIPANTS_REFER)
    @Transactional
    @Operation(
            summary = "Change a draft of a referral",
            description = "Tells anew what is named. What has been sent stands as it was told.")
    public ReferralView change(
            @RestPath ReferralId id,
            @RequestBody(content = @Content(schema = @Schema(implementation = ReferralFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Referral now =
                ifMatch.on(access.demand(Permission.PARTICIPANTS_REFER, id)).demandDraft();
        ReferralFacts told = patch.on(ReferralFacts.of(now.node(), InvalidValue.given(now.facts(), "facts")));
        return views.show(work.retell(
                now, told.node(), told.told(), caller.actor(), access.sight(Permission.PARTICIPANTS_REFER)));
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(PARTICIPANTS_REFER)
    @Transactional
    @Operation(
            summary = "Throw a draft of a referral away",
            description = "Takes a draft away, as one that was never written. What has been sent can be withdrawn.")
    public void discard(@RestPath ReferralId id, @BeanParam IfMatch ifMatch) {
        Referral now = ifMatch.on(access.demand(Permission.PARTICIPANTS_REFER, id));
        referrals.remove(now.demandDraft(), access.sight(Permission.PARTICIPANTS_REFER));
    }

    @GET
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(REFERRALS_READ)
    @Operation(
            summary = "List stage changes of a referral",
            description = "How it came to where it stands, oldest first. Who did it is shown to the own side alone.")
    public PageView<ReferralStageChangeView> stageChanges(@RestPath ReferralId id, @BeanParam Paging paging) {
        Referral it = access.readable(id);
        return paging.show(
                Page.of(it.history(), paging.request()),
                addresses.of("referrals", id, "stage-changes"),
                one -> views.show(it, one));
    }

    @POST
    @Path("/{id}/stage-changes")
    @PermissionsAllowed(PARTICIPANTS_REFER)
    @Transactional
    @Operation(
            summary = "Send or withdraw a referral",
            description =
                    "draft → sent, from when the node sees it and has its days to answer; sent → withdrawn, while there is no"
                            + " answer.")
    public ReferralView become(@RestPath ReferralId id, NewReferralStage body, @BeanParam IfMatch ifMatch) {
        Referral now = ifMatch.on(access.demand(Permission.PARTICIPANTS_REFER, id));
        InvalidValue.unless(body.to().isOfPartner(), "to", "not-of-partner");
        var sight = access.sight(Permission.PARTICIPANTS_REFER);
        return views.show(
                body.to() == Stage.SENT
                        ? work.send(now, caller.actor(), patience, sight)
                        : referrals.save(now.become(Step.to(body.to(), caller.actor())), sight));
    }

    @POST
    @Path("/{id}/corrections")
    @PermissionsAllowed(PARTICIPANTS_REFER)
    @Transactional
    @Operation(
            summary = "Put right what was told in a referral",
            description =
                    "Tells anew what the partner told of the person, wherever the referral stands (GDPR art. 16), in place of what was"
                            + " told, which is gone. The node asks the partner to, when the person asks the node.")
    public ReferralView correct(@RestPath ReferralId id, ReferralCorrection body, @BeanParam IfMatch ifMatch) {
        Referral now = ifMatch.on(access.demand(Permission.PARTICIPANTS_REFER, id));
        return views.show(work.correct(now, body.told(), caller.actor(), access.sight(Permission.PARTICIPANTS_REFER)));
    }

    @POST
    @Path("/{id}/recognitions")
    @PermissionsAllowed(REFERRALS_DECIDE)
    @Transactional
    @Operation(
            summary = "Say whose a referral is",
            description =
                    "The node has found which of its participants the person is, and has not answered. What waits about somebody is"
                            + " obsolete once they take part in a project, and at once when they do already.")
    public ReferralView recognise(@RestPath ReferralId id, NewRecognition body, @BeanParam MayMatch mayMatch) {
        Referral now = mayMatch.on(access.demand(Permission.REFERRALS_DECIDE, id));
        return views.show(recognition.recognise(
                now, body.participant(), caller.actor(), near(), access.sight(Permission.REFERRALS_DECIDE)));
    }

    @POST
    @Path("/{id}/decisions")
    @PermissionsAllowed(REFERRALS_DECIDE)
    @Transactional
    @Operation(
            summary = "Answer a referral",
            description =
                    "sent → accepted, as a participant of the node; sent → declined, for a reason. Until the last day to answer, after"
                            + " which it has expired.")
    public ReferralView decide(@RestPath ReferralId id, NewReferralDecision body, @BeanParam IfMatch ifMatch) {
        Referral now = ifMatch.on(access.demand(Permission.REFERRALS_DECIDE, id));
        InvalidValue.unless(body.to().isOfNode(), "to", "not-of-node");
        Step step = new Step(body.to(), body.reason(), caller.actor());
        var sight = access.sight(Permission.REFERRALS_DECIDE);
        if (body.to() == Stage.DECLINED) {
            InvalidValue.unless(body.participant() == null, "participant", "participant-unfit");
            return views.show(referrals.save(now.become(step), sight));
        }
        ParticipantId whose = body.participant() == null ? now.participant() : body.participant();
        if (whose == null) throw new InvalidValue("participant", "participant-demanded");
        return views.show(work.accept(now, whose, step.by(), near(), sight));
    }

    private Sight near() {
        return participantAccess.sight(Permission.PARTICIPANTS_WRITE);
    }
}
