package se.kompetensbyran.api.documents;

import static se.kompetensbyran.api.shared.Permits.PARTICIPANT_RIGHTS_HANDLE;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import se.kompetensbyran.api.documents.DocumentEnrolmentViews.EnrolmentPartView;
import se.kompetensbyran.api.documents.DocumentPlacementViews.PlacementPartView;
import se.kompetensbyran.api.documents.DocumentViews.DocumentView;
import se.kompetensbyran.api.documents.DocumentViews.FindingPartView;
import se.kompetensbyran.api.documents.DocumentViews.HandoverPartView;
import se.kompetensbyran.api.documents.DocumentViews.HoldPartView;
import se.kompetensbyran.api.documents.DocumentViews.ReferralPartView;
import se.kompetensbyran.api.identities.IdentityViews.AccessView;
import se.kompetensbyran.api.identities.IdentityViews.IdentityFacts;
import se.kompetensbyran.api.participants.ParticipantAccess;
import se.kompetensbyran.api.participants.ParticipantViews;
import se.kompetensbyran.api.retention.RetentionRuns;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.documents.Documents;
import se.kompetensbyran.domain.identities.Accesses;
import se.kompetensbyran.domain.identities.Identities;
import se.kompetensbyran.domain.identities.Identity;
import se.kompetensbyran.domain.identities.KeepIdentity;
import se.kompetensbyran.domain.identities.Seals;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.retention.Keeping;
import se.kompetensbyran.domain.retention.RetentionHolds;
import se.kompetensbyran.domain.retention.Retentions;

/** All that is held of a person, out of every context, for the person. */
@Path("/participants/{id}/documents")
@Tag(name = "Participants")
public class DocumentsResource {

    // What stayed at a node that handed the person over is held of them too, and it is theirs to know.
    private static final Sight WHOLE = Sight.REGION;

    private final Documents documents;
    private final Retentions retentions;
    private final RetentionHolds holds;
    private final RetentionRuns runs;
    private final Accesses accesses;
    private final KeepIdentity keeper;
    private final ParticipantAccess access;
    private final ParticipantViews views;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    DocumentsResource(
            Documents documents,
            Retentions retentions,
            RetentionHolds holds,
            RetentionRuns runs,
            Participants participants,
            Identities identities,
            Accesses accesses,
            Seals seals,
            ParticipantAccess access,
            ParticipantViews views,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.documents = documents;
        this.retentions = retentions;
        this.holds = holds;
        this.runs = runs;
        this.accesses = accesses;
        this.keeper = new KeepIdentity(participants, identities, accesses, seals);
        this.access = access;
        this.views = views;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @POST
    @PermissionsAllowed(PARTICIPANT_RIGHTS_HANDLE)
    @Transactional
    @Operation(
            summary = "Read all that is held of a person",
            description =
                    "All that is held, as one document for the person (GDPR art. 15 and 20), at their request: what is known, who it is, consents,"
                            + " referrals, enrolments with how the person stood, placements with every word, handovers, also what stays at a node that was theirs before, what was found to be wrong, when it goes, since when the node knows and why it is kept, and who has read it. That it"
                            + " was read stays on record and stands in it. It is no GET, since nothing on the way is to keep the answer.")
    public DocumentView read(@RestPath ParticipantId id) {
        Participant it = access.demand(Permission.PARTICIPANT_RIGHTS_HANDLE, id);
        Sight sight = access.sight(Permission.PARTICIPANT_RIGHTS_HANDLE);
        LocalDate today = time.today();
        Identity identity =
                keeper.disclose(it, caller.through(), caller.actor(), sight).orElse(null);
        Optional<Keeping> keeping = retentions.of(id, sight, today);
        return new DocumentView(
                time.now(),
                views.show(it),
                identity == null ? null : IdentityFacts.of(identity),
                keeping.flatMap(one -> one.goesOn(runs.rule(), today)).orElse(null),
                keeping.map(Keeping::toldOn).orElse(null),
                holds.all(id, sight).stream().map(HoldPartView::of).toList(),
                it.consents().stream().map(one -> views.show(it, one)).toList(),
                documents.referrals(id, WHOLE, today).stream()
                        .map(ReferralPartView::of)
                        .toList(),
                documents.enrolments(id, WHOLE).stream()
                        .map(EnrolmentPartView::of)
                        .toList(),
                documents.placements(id, WHOLE).stream()
                        .map(PlacementPartView::of)
                        .toList(),
                documents.handovers(id, WHOLE, today).stream()
                        .map(HandoverPartView::of)
                        .toList(),
                documents.findings(id, WHOLE).stream().map(FindingPartView::of).toList(),
                accesses.all(id, sight).stream().map(AccessView::of).toList(),
                List.of(Link.get("up", addresses.of("participants", id))));
    }
}
