package se.kompetensbyran.api.placements;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.placements.Occupation;
import se.kompetensbyran.domain.placements.Offer;
import se.kompetensbyran.domain.placements.Place;
import se.kompetensbyran.domain.placements.PlaceId;
import se.kompetensbyran.domain.placements.PlaceKind;
import se.kompetensbyran.domain.shared.Period;

/** How places are shown and told. */
@Singleton
final class PlaceViews {

    private final Addresses addresses;
    private final Caller caller;

    PlaceViews(Addresses addresses, Caller caller) {
        this.addresses = addresses;
        this.caller = caller;
    }

    /** Shows a place to this caller. */
    PlaceView show(Place it, Belonging whose) {
        List<Link> links = links(it);
        links.add(1, Link.get("collection", addresses.of("places")));
        if (caller.may(Permission.PLACES_WRITE, whose))
            links.add(new Link("edit", addresses.of("places", it.id()), "PATCH"));
        return view(it, links);
    }

    /** Shows a place of a list. */
    PlaceView line(Place it) {
        return view(it, links(it));
    }

    private List<Link> links(Place it) {
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", addresses.of("places", it.id())));
        links.add(Link.get("related", addresses.of("enterprises", it.enterprise())));
        return links;
    }

    private static PlaceView view(Place it, List<Link> links) {
        Offer offer = it.offer();
        return new PlaceView(
                it.id(),
                it.revision(),
                it.enterprise(),
                it.kind(),
                offer.title(),
                offer.description(),
                offer.occupation(),
                offer.municipality(),
                offer.capacity(),
                it.free(),
                offer.open().from(),
                offer.open().lastDay().orElse(null),
                links);
    }

    /** A place. */
    @Schema(
            name = "Place",
            description =
                    "Where somebody can train, be an intern or work at an enterprise (sv: plats); open to anybody.")
    record PlaceView(
            PlaceId id,
            @JsonIgnore long revision,
            EnterpriseId enterprise,

            @Schema(description = "What somebody does there; a code of place-kinds.", example = "work-training")
            PlaceKind kind,

            @Schema(description = "What it is called.", maxLength = 120, example = "Bagare i kaféet")
            String title,

            @Schema(description = "What there is to do.", maxLength = 2000, example = "Baka bröd och kakor.") @Nullable
            String description,

            @Schema(description = "The occupation: four digits of SSYK 2012.")
            Occupation occupation,

            @Schema(description = "Where it is.") @Nullable MunicipalityCode municipality,

            @Schema(description = "How many there is room for at once.", minimum = "1", maximum = "999", example = "2")
            int capacity,

            @Schema(description = "How many more there is room for now.", minimum = "0", maximum = "999", example = "1")
            int free,

            @Schema(description = "The first day on which somebody can begin.", example = "2026-11-23")
            LocalDate opensOn,

            @Schema(
                    description = "The last day on which somebody can begin; left out while it goes on.",
                    example = "2027-06-30")
            @Nullable
            LocalDate lastDay,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {}

    /** A new place. */
    @Schema(description = "A new place at an enterprise.")
    record NewPlace(
            @Schema(description = "At which enterprise.") EnterpriseId enterprise,

            @Schema(description = "What somebody does there; a code of place-kinds.", example = "work-training")
            PlaceKind kind,

            @Schema(description = "One line that tells of no person.", minLength = 1, example = "Bagare i kaféet")
            @Size(max = 120)
            String title,

            @Schema(
                    description = "What there is to do, in words that tell of no person.",
                    minLength = 1,
                    example = "Baka bröd och kakor.")
            @Size(max = 2000)
            @Nullable
            String description,

            @Schema(description = "The occupation: four digits of SSYK 2012.")
            Occupation occupation,

            @Schema(description = "Where it is; where the enterprise is, when left out.") @Nullable
            MunicipalityCode municipality,

            @Schema(description = "How many there is room for at once.", example = "2") @Min(1) @Max(999)
            int capacity,

            @Schema(description = "The first day on which somebody can begin.", example = "2026-11-23")
            LocalDate opensOn,

            @Schema(
                    description = "The last day on which somebody can begin; it goes on when left out.",
                    example = "2027-06-30")
            @Nullable
            LocalDate lastDay) {

        Offer offer(Enterprise at) {
            MunicipalityCode where = municipality == null ? at.business().municipality() : municipality;
            return new PlaceFacts(title, description, occupation, where, capacity, opensOn, lastDay).offer();
        }
    }

    /** What is told of a place. */
    @Schema(description = "What is offered at a place.")
    record PlaceFacts(
            @Schema(description = "One line that tells of no person.", minLength = 1, example = "Bagare i kaféet")
            @Size(max = 120)
            String title,

            @Schema(
                    description = "What there is to do, in words that tell of no person.",
                    minLength = 1,
                    example = "Baka bröd och kakor.")
            @Size(max = 2000)
            @Nullable
            String description,

            @Schema(description = "The occupation: four digits of SSYK 2012.")
            Occupation occupation,

            @Schema(description = "Where it is.") @Nullable MunicipalityCode municipality,

            @Schema(description = "How many there is room for at once.", example = "2") @Min(1) @Max(999)
            int capacity,

            @Schema(description = "The first day on which somebody can begin.", example = "2026-11-23")
            LocalDate opensOn,

            @Schema(
                    description = "The last day on which somebody can begin; it goes on when left out.",
                    example = "2027-06-30")
            @Nullable
            LocalDate lastDay) {

        static PlaceFacts of(Offer it) {
            return new PlaceFacts(
                    it.title(),
                    it.description(),
                    it.occupation(),
                    it.municipality(),
                    it.capacity(),
                    it.open().from(),
                    it.open().lastDay().orElse(null));
        }

        Offer offer() {
            return new Offer(
                    title, description, occupation, municipality, capacity, Period.inclusive(opensOn, lastDay));
        }
    }
}
