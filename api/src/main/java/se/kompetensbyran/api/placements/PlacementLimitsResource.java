package se.kompetensbyran.api.placements;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.domain.placements.LengthLimit;
import se.kompetensbyran.domain.placements.LengthLimits;
import se.kompetensbyran.domain.placements.PlaceKind;
import se.kompetensbyran.domain.shared.Page;

/** The rules of how long placements are. */
@Path("/placement-limits")
@Tag(name = "Places")
public class PlacementLimitsResource {

    private final LengthLimits limits;
    private final Addresses addresses;

    PlacementLimitsResource(LengthLimits limits, Addresses addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List limits of placements",
            description =
                    "How long placements of each kind are at the most, with the first days for which each version holds, those"
                            + " that held once too. A longer one must be permitted, with a reason.")
    public PageView<PlacementLimitView> list(@BeanParam Paging paging) {
        return paging.show(
                Page.of(limits.all(), paging.request()), addresses.of("placement-limits"), PlacementLimitView::of);
    }

    /** A rule of how long placements are. */
    @Schema(name = "PlacementLimit", description = "How long a placement of a kind is at the most; open to anybody.")
    record PlacementLimitView(
            @Schema(description = "The kind of place; a code of place-kinds.", example = "work-training")
            PlaceKind kind,

            @Schema(description = "Counts the rules of the kind.", minimum = "1", maximum = "9999", example = "1")
            int version,

            @Schema(description = "The most months.", minimum = "1", maximum = "60", example = "3")
            int months,

            @Schema(description = "The earliest first day of placements judged by it.", example = "2000-01-01")
            LocalDate from,

            @Schema(
                    description = "The latest first day of placements judged by it; left out while it holds.",
                    example = "2029-12-31")
            @Nullable
            LocalDate lastDay) {

        static PlacementLimitView of(LengthLimit it) {
            return new PlacementLimitView(
                    it.kind(),
                    it.version(),
                    it.months(),
                    it.validity().from(),
                    it.validity().lastDay().orElse(null));
        }
    }
}
