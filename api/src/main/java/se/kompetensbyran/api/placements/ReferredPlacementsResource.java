package se.kompetensbyran.api.placements;

import static java.util.stream.Collectors.toSet;
import static se.kompetensbyran.api.shared.Permits.REFERRED_PLACEMENTS_SIGN;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import se.kompetensbyran.api.placements.PlacementViews.SignatureView;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.placements.BookPlace;
import se.kompetensbyran.domain.placements.Party;
import se.kompetensbyran.domain.placements.PlaceId;
import se.kompetensbyran.domain.placements.PlaceKind;
import se.kompetensbyran.domain.placements.Placement;
import se.kompetensbyran.domain.placements.PlacementId;
import se.kompetensbyran.domain.placements.PlacementProblem;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.Side;
import se.kompetensbyran.domain.placements.Signature;
import se.kompetensbyran.domain.placements.State;
import se.kompetensbyran.domain.placements.Vantage;
import se.kompetensbyran.domain.referrals.Referral;
import se.kompetensbyran.domain.referrals.ReferralId;
import se.kompetensbyran.domain.referrals.ReferralSight;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.rules.Rules;

/** Placements that come from a partner's own referral, for as long as they are signed. */
@Path("/referrals/{id}/placements")
@Tag(name = "Referrals")
public class ReferredPlacementsResource {

    private final Placements placements;
    private final BookPlace book;
    private final Nodes nodes;
    private final Referrals referrals;
    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    ReferredPlacementsResource(
            Placements placements,
            Places places,
            Enterprises enterprises,
            Rules rules,
            Referrals referrals,
            Organisations organisations,
            Nodes nodes,
            Addresses addresses,
            Caller caller,
            Time time) {
        this.placements = placements;
        this.book = new BookPlace(placements, places, enterprises, rules, referrals, organisations);
        this.nodes = nodes;
        this.referrals = referrals;
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    @GET
    @PermissionsAllowed(REFERRED_PLACEMENTS_SIGN)
    @Operation(
            summary = "List placements of an own referral that are signed",
            description =
                    "Placements that come from a referral of the own organisation, from when they are sent to be signed until the"
                            + " person begins; not when the person has taken back that partners are told.")
    public PageView<ReferredPlacementLineView> list(@RestPath ReferralId id, @BeanParam Paging paging) {
        Referral own = own(id);
        var search = new Placements.Search(null, null, null, null, own.id(), null);
        return paging.show(
                placements.search(search, vantage(), paging.request()),
                all(id),
                it -> ReferredPlacementLineView.of(it, addresses, id));
    }

    @GET
    @Path("/{placement}")
    @PermissionsAllowed(REFERRED_PLACEMENTS_SIGN)
    @Operation(
            summary = "Read a placement of an own referral",
            description = "What is agreed and who has signed it, and nothing of how it goes then.")
    public ReferredPlacementView read(@RestPath ReferralId id, @RestPath PlacementId placement) {
        return show(demand(id, placement), id);
    }

    @POST
    @Path("/{placement}/signatures")
    @PermissionsAllowed(REFERRED_PLACEMENTS_SIGN)
    @Transactional
    @Operation(
            summary = "Sign as the partner that referred",
            description =
                    "Records that the own organisation, which referred the person, has signed what is agreed. When all three have, it"
                            + " is signed.")
    public ReferredPlacementView sign(
            @RestPath ReferralId id,
            @RestPath PlacementId placement,
            NewReferrerSignature body,
            @BeanParam IfMatch ifMatch) {
        Placement now = ifMatch.on(demand(id, placement));
        Signature signature = new Signature(Party.REFERRER, false, body.on(), caller.actor());
        Placement signed = now.sign(signature, Set.of(Side.PARTNER), time.today());
        return show(placements.save(signed, vantage()), id);
    }

    @POST
    @Path("/{placement}/reviews")
    @PermissionsAllowed(REFERRED_PLACEMENTS_SIGN)
    @Transactional
    @APIResponse(responseCode = "204", description = "Done.")
    @Operation(
            summary = "Send back as the partner that referred",
            description =
                    "The own organisation, which referred the person, has reviewed what is agreed and does not sign it as it is: it is a"
                            + " draft of the node's again, which is seen no more until it is sent anew.")
    public void review(
            @RestPath ReferralId id,
            @RestPath PlacementId placement,
            NewReferrerReview body,
            @BeanParam IfMatch ifMatch) {
        Placement now = ifMatch.on(demand(id, placement));
        Placement back = now.sendBack(Party.REFERRER, Set.of(Side.PARTNER), body.reason(), caller.actor());
        // Of what is a draft again the partner sees nothing: it is put down where the person is.
        Sight near = Sight.at(Set.of(nodes.get(now.between().node()).host()));
        Placement unused = book.move(now, back, Vantage.of(near, time.today()));
    }

    private Referral own(ReferralId id) {
        return referrals.get(id, ReferralSight.of(partners()));
    }

    private Placement demand(ReferralId id, PlacementId placement) {
        Referral own = own(id);
        return placements
                .find(placement, vantage())
                .filter(it -> own.id().equals(it.between().referral()))
                .orElseThrow(() -> new PlacementProblem.Unknown(placement));
    }

    private Vantage vantage() {
        return Vantage.ofPartners(partners(), time.today());
    }

    private Set<OrganisationId> partners() {
        return caller.authority().alone(Permission.REFERRED_PLACEMENTS_SIGN).stream()
                .map(OrganisationId::new)
                .collect(toSet());
    }

    private String all(ReferralId id) {
        return addresses.of("referrals", id, "placements");
    }

    private ReferredPlacementView show(Placement it, ReferralId id) {
        String self = all(id) + "/" + it.id();
        boolean isSigned = it.signatures().stream().anyMatch(one -> one.party() == Party.REFERRER);
        Link own = Link.get("self", self);
        Link collection = Link.get("collection", all(id));
        return new ReferredPlacementView(
                it.id(),
                it.revision(),
                it.between().place(),
                it.between().enterprise(),
                it.between().kind(),
                it.state(),
                it.terms().firstDay(),
                it.terms().lastDay(),
                it.terms().hoursPerWeek(),
                it.terms().tasks(),
                it.signatures().stream().map(SignatureView::of).toList(),
                it.state() == State.TO_SIGN && !isSigned
                        ? List.of(
                                own,
                                collection,
                                new Link("sign", self + "/signatures", "POST"),
                                new Link("send-back", self + "/reviews", "POST"))
                        : it.state() == State.TO_SIGN
                                ? List.of(own, collection, new Link("send-back", self + "/reviews", "POST"))
                                : List.of(own, collection));
    }

    /** A placement that comes from an own referral. */
    @Schema(
            name = "ReferredPlacement",
            description =
                    "What is agreed of a placement that comes from an own referral, while it is signed; never open.")
    record ReferredPlacementView(
            PlacementId id,
            @JsonIgnore long revision,
            PlaceId place,
            EnterpriseId enterprise,

            @Schema(description = "The kind of the place; a code of place-kinds.", example = "work-training")
            PlaceKind kind,

            @Schema(description = "How far it has come: to-sign or signed, of placement-states.", example = "to-sign")
            State state,

            @Schema(description = "The first planned day.", example = "2026-11-23")
            LocalDate firstDay,

            @Schema(description = "The last planned day.", example = "2027-02-12")
            LocalDate lastDay,

            @Schema(description = "Hours a week.", minimum = "1", maximum = "40", example = "20")
            int hoursPerWeek,

            @Schema(description = "What the participant does.", maxLength = 2000, example = "Baka bröd och kakor.")
            String tasks,

            @Schema(description = "Who has signed what is agreed now.", maxItems = 3)
            List<SignatureView> signatures,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {}

    /** A placement of an own referral in a list. */
    @Schema(name = "ReferredPlacementLine", description = "A placement of an own referral in a list.")
    record ReferredPlacementLineView(
            PlacementId id,

            @Schema(description = "How far it has come: to-sign or signed, of placement-states.", example = "to-sign")
            State state,

            @Schema(description = "The first planned day.", example = "2026-11-23")
            LocalDate firstDay,

            @Schema(description = "The last planned day.", example = "2027-02-12")
            LocalDate lastDay,

            @Schema(description = "Itself.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {

        static ReferredPlacementLineView of(Placements.Line it, Addresses addresses, ReferralId of) {
            return new ReferredPlacementLineView(
                    it.id(),
                    it.state(),
                    it.terms().firstDay(),
                    it.terms().lastDay(),
                    List.of(Link.get("self", addresses.of("referrals", of, "placements", it.id()))));
        }
    }

    /** That the partner sends it back. */
    @Schema(description = "That the partner that referred has reviewed what is agreed, and does not sign it as it is.")
    record NewReferrerReview(
            @Schema(
                    description = "Why, in words that tell of no person; shown to who works with the person.",
                    minLength = 1,
                    example = "Personen börjar en kurs den veckan.")
            @Size(max = 2000)
            String reason) {}

    /** That the partner signs. */
    @Schema(description = "That the partner that referred signs what is agreed.")
    record NewReferrerSignature(
            @Schema(description = "The day on which it was signed; not in the future.", example = "2026-11-20")
            LocalDate on) {}
}
