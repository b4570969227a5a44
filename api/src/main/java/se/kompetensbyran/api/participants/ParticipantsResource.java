package se.kompetensbyran.api.participants;

import static se.kompetensbyran.api.shared.Permits.PARTICIPANTS_READ;
import static se.kompetensbyran.api.shared.Permits.PARTICIPANTS_WRITE;
import static se.kompetensbyran.api.shared.Permits.PARTICIPANT_RIGHTS_HANDLE;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
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
import se.kompetensbyran.api.participants.ParticipantViews.NewParticipant;
import se.kompetensbyran.api.participants.ParticipantViews.ParticipantFacts;
import se.kompetensbyran.api.participants.ParticipantViews.ParticipantLineView;
import se.kompetensbyran.api.participants.ParticipantViews.ParticipantView;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.CodeParameters;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.SortedPaging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.participants.KeepParticipant;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Restriction;
import se.kompetensbyran.domain.shared.Gender;

/** Participants, by pseudonym. */
@Path("/participants")
@Tag(
        name = "Participants",
        description =
                "The people whom it is all for (sv: deltagare), by pseudonym: what is known, consents, what they have a right to,"
                        + " and apart from that who they are. Never open.")
public class ParticipantsResource {

    private final Participants participants;
    private final KeepParticipant keeper;
    private final ParticipantAccess access;
    private final ParticipantViews views;
    private final CodeParameters codes;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    ParticipantsResource(
            Participants participants,
            Municipalities municipalities,
            CodeLists lists,
            ParticipantAccess access,
            ParticipantViews views,
            CodeParameters codes,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.participants = participants;
        this.keeper = new KeepParticipant(participants, municipalities, lists);
        this.access = access;
        this.views = views;
        this.codes = codes;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(PARTICIPANTS_READ)
    @Operation(
            summary = "List participants",
            description =
                    "Participants of the own node, or of the region for who evaluates, by pseudonym. Can be sorted by code and"
                            + " birthYear.")
    public PageView<ParticipantLineView> list(
            @RestQuery @Parameter(description = "Only those of this support node.") @Nullable NodeId node,
            @RestQuery @Parameter(description = "Only those of this gender; a code of genders.") @Nullable
                    Gender gender,
            @RestQuery @Parameter(description = "Only those who live there.") @Nullable MunicipalityCode municipality,
            @RestQuery
                    @Parameter(
                            description = "Only those of this group; a code of target-groups.",
                            example = "unemployed")
                    @Nullable
                    String targetGroup,
            @BeanParam SortedPaging paging) {
        codes.check("targetGroup", targetGroup, "target-groups");
        var search = new Participants.Search(node, gender, municipality, targetGroup);
        var found = participants.search(
                search, access.sight(Permission.PARTICIPANTS_READ), paging.sorted(Participants.SORTABLE));
        return paging.show(found, addresses.of("participants"), views::show);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(PARTICIPANTS_READ)
    @Operation(
            summary = "Read a participant",
            description = "One participant, by pseudonym. That of another node is not found.")
    public ParticipantView read(@RestPath ParticipantId id) {
        return views.show(access.demand(Permission.PARTICIPANTS_READ, id));
    }

    @POST
    @PermissionsAllowed(PARTICIPANTS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Enter a participant",
            description =
                    "Enters a participant at the own node. Its pseudonym is made by the register and tells nothing.")
    public ParticipantView enter(NewParticipant body) {
        access.demandAt(body.node());
        return views.show(keeper.keep(body.participant(time.today()), access.sight(Permission.PARTICIPANTS_WRITE)));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(PARTICIPANTS_WRITE)
    @Transactional
    @Operation(
            summary = "Change a participant",
            description =
                    "Changes the named facts, and so puts right what was wrong (GDPR art. 16). That the person has a protected"
                            + " identity erases at once what is kept of who it is.")
    public ParticipantView change(
            @RestPath ParticipantId id,
            @RequestBody(content = @Content(schema = @Schema(implementation = ParticipantFacts.class)))
                    MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Participant now = ifMatch.on(access.demand(Permission.PARTICIPANTS_WRITE, id));
        Participant anew =
                now.describe(patch.on(ParticipantFacts.of(now.facts())).told(), time.today());
        return views.show(keeper.keep(anew, access.sight(Permission.PARTICIPANTS_WRITE)));
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(PARTICIPANT_RIGHTS_HANDLE)
    @Transactional
    @Operation(
            summary = "Erase a participant",
            description =
                    "Erases what is held of the person, at their request (GDPR art. 17): who it is, pseudonym, facts and consents."
                            + " That there was a participant, of which node and gender, goes on being counted, and who read of"
                            + " it stays on record.")
    public void erase(@RestPath ParticipantId id, @BeanParam IfMatch ifMatch) {
        save(ifMatch.on(access.demand(Permission.PARTICIPANT_RIGHTS_HANDLE, id)).erase(caller.actor()));
    }

    @PUT
    @Path("/{id}/restriction")
    @PermissionsAllowed(PARTICIPANT_RIGHTS_HANDLE)
    @Transactional
    @Operation(
            summary = "Restrict the use of what is held",
            description =
                    "From now on what is held of the person is kept and not used (GDPR art. 18): facts are not changed, and who it is"
                            + " is neither written nor read, but in the document for the person.")
    public ParticipantView restrict(@RestPath ParticipantId id, NewRestriction body, @BeanParam IfMatch ifMatch) {
        Participant now = ifMatch.on(access.demand(Permission.PARTICIPANT_RIGHTS_HANDLE, id));
        return views.show(save(now.restrict(new Restriction(body.reason(), caller.actor()))));
    }

    @DELETE
    @Path("/{id}/restriction")
    @PermissionsAllowed(PARTICIPANT_RIGHTS_HANDLE)
    @Transactional
    @Operation(summary = "Lift a restriction", description = "What is held of the person may be used again.")
    public void lift(@RestPath ParticipantId id, @BeanParam IfMatch ifMatch) {
        save(ifMatch.on(access.demand(Permission.PARTICIPANT_RIGHTS_HANDLE, id)).lift());
    }

    private Participant save(Participant it) {
        return participants.save(it, access.sight(Permission.PARTICIPANT_RIGHTS_HANDLE));
    }

    /** Why what is held is not to be used. */
    @Schema(description = "Why what is held of a person is not to be used.")
    record NewRestriction(
            @Schema(description = "On what ground; a code of restriction-reasons.", example = "accuracy-contested")
            Restriction.Reason reason) {}
}
