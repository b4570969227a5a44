package se.kompetensbyran.api.identities;

import static se.kompetensbyran.api.shared.Permits.IDENTITIES_READ;
import static se.kompetensbyran.api.shared.Permits.IDENTITIES_WRITE;
import static se.kompetensbyran.api.shared.Permits.PARTICIPANT_RIGHTS_HANDLE;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import se.kompetensbyran.api.identities.IdentityViews.AccessView;
import se.kompetensbyran.api.identities.IdentityViews.IdentityFacts;
import se.kompetensbyran.api.identities.IdentityViews.NewIdentityReading;
import se.kompetensbyran.api.identities.IdentityViews.ReadView;
import se.kompetensbyran.api.participants.ParticipantAccess;
import se.kompetensbyran.api.participants.ParticipantViews;
import se.kompetensbyran.api.participants.ParticipantViews.ParticipantView;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.identities.Accesses;
import se.kompetensbyran.domain.identities.Identities;
import se.kompetensbyran.domain.identities.Identity;
import se.kompetensbyran.domain.identities.KeepIdentity;
import se.kompetensbyran.domain.identities.Seals;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;

/** Who a participant is, and who came to know it. */
@Path("/participants/{id}")
@Tag(name = "Participants")
public class IdentitiesResource {

    private final Participants participants;
    private final Accesses accesses;
    private final KeepIdentity keeper;
    private final ParticipantAccess access;
    private final ParticipantViews views;
    private final Addresses addresses;
    private final Caller caller;

    IdentitiesResource(
            Participants participants,
            Identities identities,
            Accesses accesses,
            Seals seals,
            ParticipantAccess access,
            ParticipantViews views,
            Addresses addresses,
            Caller caller) {
        this.participants = participants;
        this.accesses = accesses;
        this.keeper = new KeepIdentity(participants, identities, accesses, seals);
        this.access = access;
        this.views = views;
        this.addresses = addresses;
        this.caller = caller;
    }

    @PUT
    @Path("/identity")
    @PermissionsAllowed(IDENTITIES_WRITE)
    @Transactional
    @Operation(
            summary = "Write who a participant is",
            description =
                    "Writes who it is, in place of what was written before: each part only where a consent that holds covers it, and"
                            + " nothing of a person with a protected identity. It is kept encrypted, apart from all else, and not"
                            + " shown in the answer.")
    public ParticipantView write(@RestPath ParticipantId id, IdentityFacts body, @BeanParam IfMatch ifMatch) {
        Participant now = ifMatch.on(access.demand(Permission.IDENTITIES_WRITE, id));
        Sight sight = access.sight(Permission.IDENTITIES_WRITE);
        return views.show(keeper.write(now, body.identity(), caller.actor(), sight));
    }

    @DELETE
    @Path("/identity")
    @PermissionsAllowed(IDENTITIES_WRITE)
    @Transactional
    @Operation(
            summary = "Erase who a participant is",
            description =
                    "Erases it at once, for ever: its key is destroyed. The pseudonym stays, and so do the consents. Not while what is held is"
                            + " restricted: it is kept then, unless a consent is taken back, the person has a protected identity, or"
                            + " all is erased.")
    public void erase(@RestPath ParticipantId id, @BeanParam IfMatch ifMatch) {
        Participant now = ifMatch.on(access.demand(Permission.IDENTITIES_WRITE, id));
        participants.save(now.forget(), access.sight(Permission.IDENTITIES_WRITE));
    }

    @POST
    @Path("/identity-readings")
    @PermissionsAllowed(IDENTITIES_READ)
    @Transactional
    @Operation(
            summary = "Read who a participant is",
            description =
                    "Shows what the person has consented to for the purpose of the reason. The reason and who you are stay on record,"
                            + " and the person can see them. It is no GET, since a reason has no place in an address and"
                            + " nothing on the way is to keep the answer.")
    public ReadView read(@RestPath ParticipantId id, NewIdentityReading body) {
        Participant it = access.demand(Permission.IDENTITIES_READ, id);
        Sight sight = access.sight(Permission.IDENTITIES_READ);
        Identity identity = keeper.read(it, body.ground(), caller.through(), caller.actor(), sight);
        return new ReadView(IdentityFacts.of(identity), List.of(up(id)));
    }

    @GET
    @Path("/accesses")
    @PermissionsAllowed(PARTICIPANT_RIGHTS_HANDLE)
    @Operation(
            summary = "List who came to know who a participant is",
            description = "Who read or found who it is, when and why, the latest first.")
    public PageView<AccessView> accesses(@RestPath ParticipantId id, @BeanParam Paging paging) {
        access.demand(Permission.PARTICIPANT_RIGHTS_HANDLE, id);
        Sight sight = access.sight(Permission.PARTICIPANT_RIGHTS_HANDLE);
        return paging.show(
                accesses.of(id, sight, paging.request()), addresses.of("participants", id, "accesses"), AccessView::of);
    }

    private Link up(ParticipantId id) {
        return Link.get("up", addresses.of("participants", id));
    }
}
