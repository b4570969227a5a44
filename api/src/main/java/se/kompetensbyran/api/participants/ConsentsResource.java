package se.kompetensbyran.api.participants;

import static se.kompetensbyran.api.shared.Permits.PARTICIPANTS_WRITE;

import io.quarkus.security.PermissionsAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import se.kompetensbyran.api.participants.ParticipantViews.ConsentView;
import se.kompetensbyran.api.participants.ParticipantViews.NewConsent;
import se.kompetensbyran.api.participants.ParticipantViews.NewConsentWithdrawal;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.MayMatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.ConsentWatch;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Page;

/** What a participant has consented to, and taken back. */
@Path("/participants/{id}/consents")
@Tag(name = "Participants")
public class ConsentsResource {

    private final Participants participants;
    private final Instance<ConsentWatch> watches;
    private final ParticipantAccess access;
    private final ParticipantViews views;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    ConsentsResource(
            Participants participants,
            Instance<ConsentWatch> watches,
            ParticipantAccess access,
            ParticipantViews views,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.participants = participants;
        this.watches = watches;
        this.access = access;
        this.views = views;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(PARTICIPANTS_WRITE)
    @Operation(
            summary = "List consents of a participant",
            description = "What the person has consented to, oldest first, what was taken back among it.")
    public PageView<ConsentView> list(@RestPath ParticipantId id, @BeanParam Paging paging) {
        Participant it = writable(id);
        return paging.show(
                Page.of(it.consents(), paging.request()),
                addresses.of("participants", id, "consents"),
                one -> views.show(it, one));
    }

    @GET
    @Path("/{consent}")
    @PermissionsAllowed(PARTICIPANTS_WRITE)
    @Operation(summary = "Read a consent", description = "One consent; its ETag is that of the participant.")
    public ConsentView read(@RestPath ParticipantId id, @RestPath Consent.Id consent) {
        Participant it = writable(id);
        return views.show(it, it.consent(consent));
    }

    @POST
    @PermissionsAllowed(PARTICIPANTS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Record a consent",
            description =
                    "Records that the person has said yes in writing: for what, to what, and who else gets it. One that holds for each"
                            + " purpose: to name another recipient, say which one it replaces. That one then holds no more, and nothing"
                            + " is interrupted or erased but what the new one does not cover: who it names no more sees nothing more,"
                            + " who somebody is goes unless it covers all that is kept of that, and if it is no more about the path, enrolments that are not over are interrupted.")
    public ConsentView sign(@RestPath ParticipantId id, NewConsent body, @BeanParam MayMatch mayMatch) {
        Participant now = mayMatch.on(writable(id));
        Actor by = caller.actor();
        Consent signed = body.consent(by, time.today());
        Consent.Id gone = body.replaces();
        if (gone == null) return show(now.with(signed), signed.id());
        Sight sight = access.sight(Permission.PARTICIPANTS_WRITE);
        Participant saved = participants.save(now.replace(gone, signed, by), sight);
        for (ConsentWatch it : watches) it.withdrawn(saved, now.consent(gone), signed.signedOn(), by, sight);
        return views.show(saved, saved.consent(signed.id()));
    }

    @POST
    @Path("/{consent}/withdrawals")
    @PermissionsAllowed(PARTICIPANTS_WRITE)
    @Transactional
    @Operation(
            summary = "Take a consent back",
            description =
                    "Records that the person has taken it back. If it covered anything of what is kept of who it is, all of that is"
                            + " erased at once, for ever. If it was about the path, or the last that held, the enrolments of the person"
                            + " that are not over are interrupted.")
    public ConsentView withdraw(
            @RestPath ParticipantId id,
            @RestPath Consent.Id consent,
            NewConsentWithdrawal body,
            @BeanParam IfMatch ifMatch) {
        Participant now = ifMatch.on(writable(id));
        Actor by = caller.actor();
        Sight sight = access.sight(Permission.PARTICIPANTS_WRITE);
        Participant saved = participants.save(now.withdraw(consent, body.on(), by, time.today()), sight);
        for (ConsentWatch it : watches) it.withdrawn(saved, now.consent(consent), body.on(), by, sight);
        return views.show(saved, saved.consent(consent));
    }

    private Participant writable(ParticipantId id) {
        return access.demand(Permission.PARTICIPANTS_WRITE, id);
    }

    private ConsentView show(Participant it, Consent.Id consent) {
        Participant saved = participants.save(it, access.sight(Permission.PARTICIPANTS_WRITE));
        return views.show(saved, saved.consent(consent));
    }
}
