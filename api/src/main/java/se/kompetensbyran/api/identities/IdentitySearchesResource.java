package se.kompetensbyran.api.identities;

import static se.kompetensbyran.api.shared.Permits.IDENTITIES_READ;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.kompetensbyran.api.identities.IdentityViews.FoundView;
import se.kompetensbyran.api.identities.IdentityViews.NewIdentitySearch;
import se.kompetensbyran.api.participants.ParticipantAccess;
import se.kompetensbyran.api.participants.ParticipantViews;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.identities.Accesses;
import se.kompetensbyran.domain.identities.Identities;
import se.kompetensbyran.domain.identities.KeepIdentity;
import se.kompetensbyran.domain.identities.Seals;
import se.kompetensbyran.domain.participants.Participants;

/** Whether somebody who is known is a participant already. */
@Path("/identity-searches")
@Tag(name = "Participants")
public class IdentitySearchesResource {

    private final KeepIdentity keeper;
    private final ParticipantAccess access;
    private final ParticipantViews views;
    private final Caller caller;

    IdentitySearchesResource(
            Participants participants,
            Identities identities,
            Accesses accesses,
            Seals seals,
            ParticipantAccess access,
            ParticipantViews views,
            Caller caller) {
        this.keeper = new KeepIdentity(participants, identities, accesses, seals);
        this.access = access;
        this.views = views;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed(IDENTITIES_READ)
    @Transactional
    @Operation(
            summary = "Find a participant by who it is",
            description =
                    "The participants of the own node that have that personal number, e-mail address, telephone number or name,"
                            + " however it is written, by pseudonym: who consented to that for the purpose of the reason, and"
                            + " of whom what is held may be used. That each was found, by whom and why, stays on record. It"
                            + " is no GET, since who somebody is has no place in an address.")
    public FoundView find(NewIdentitySearch body) {
        var found = keeper.find(body.known(), body.ground(), caller.actor(), access.sight(Permission.IDENTITIES_READ));
        return new FoundView(found.stream().map(views::show).toList());
    }
}
