package se.kompetensbyran.api.placements;

import static se.kompetensbyran.api.shared.Permits.PLACES_WRITE;

import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
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
import se.kompetensbyran.api.placements.PlaceViews.NewPlace;
import se.kompetensbyran.api.placements.PlaceViews.PlaceFacts;
import se.kompetensbyran.api.placements.PlaceViews.PlaceView;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.EnterpriseOwnership;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.SortedPaging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.placements.KeepPlace;
import se.kompetensbyran.domain.placements.Occupation;
import se.kompetensbyran.domain.placements.Place;
import se.kompetensbyran.domain.placements.PlaceId;
import se.kompetensbyran.domain.placements.PlaceKind;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Places at enterprises, open to anybody. */
@Path("/places")
@Tag(
        name = "Places",
        description =
                "Where somebody can train, be an intern or work at an enterprise (sv: platser), and how many there is room for now.")
public class PlacesResource {

    private final Places places;
    private final Enterprises enterprises;
    private final KeepPlace keeper;
    private final PlaceViews views;
    private final EnterpriseOwnership ownership;
    private final Addresses addresses;

    PlacesResource(
            Places places,
            Enterprises enterprises,
            Municipalities municipalities,
            PlaceViews views,
            EnterpriseOwnership ownership,
            Addresses addresses) {
        this.places = places;
        this.enterprises = enterprises;
        this.keeper = new KeepPlace(places, municipalities);
        this.views = views;
        this.ownership = ownership;
        this.addresses = addresses;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List places",
            description = "Places at enterprises, by title in Swedish order. Can be sorted by title and occupation.")
    public PageView<PlaceView> list(
            @RestQuery @Parameter(description = "Only those of this enterprise.") @Nullable EnterpriseId enterprise,
            @RestQuery @Parameter(description = "Only those of this kind; a code of place-kinds.") @Nullable
                    PlaceKind kind,
            @RestQuery @Parameter(description = "Only those there.") @Nullable MunicipalityCode municipality,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only those of this occupation or group of occupations: one to four digits of SSYK 2012.",
                            example = "94")
                    @Nullable
                    String occupation,
            @RestQuery
                    @Parameter(
                            description = "Only those where there is room now, and somebody can begin on that day.",
                            example = "2026-11-23")
                    @Nullable
                    LocalDate freeOn,
            @BeanParam SortedPaging paging) {
        String group = occupation == null ? null : Occupation.group(occupation);
        var search = new Places.Search(enterprise, kind, municipality, group, freeOn);
        return paging.show(places.search(search, paging.sorted(Places.SORTABLE)), addresses.of("places"), views::line);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(summary = "Read a place", description = "One place, with how many there is room for now.")
    public PlaceView read(@RestPath PlaceId id) {
        return show(places.get(id));
    }

    @POST
    @PermissionsAllowed(PLACES_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Open a place",
            description = "Opens a place at an enterprise that you look after; its kind stays what it is.")
    public PlaceView open(NewPlace body) {
        Enterprise enterprise = enterprises
                .find(body.enterprise())
                .orElseThrow(() -> new InvalidValue("enterprise", "unknown-enterprise"));
        ownership.demand(Permission.PLACES_WRITE, enterprise);
        return show(keeper.open(enterprise, body.kind(), body.offer(enterprise)));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(PLACES_WRITE)
    @Transactional
    @Operation(
            summary = "Change a place",
            description = "Changes what is offered. There cannot be room for fewer than have taken it.")
    public PlaceView change(
            @RestPath PlaceId id,
            @RequestBody(content = @Content(schema = @Schema(implementation = PlaceFacts.class))) MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Place it = places.get(id);
        ownership.demand(Permission.PLACES_WRITE, enterprises.get(it.enterprise()));
        Place now = ifMatch.on(it);
        return show(
                keeper.keep(now.describe(patch.on(PlaceFacts.of(now.offer())).offer())));
    }

    private PlaceView show(Place it) {
        return views.show(it, ownership.of(it.enterprise()));
    }
}
