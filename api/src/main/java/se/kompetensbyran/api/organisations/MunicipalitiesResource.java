package se.kompetensbyran.api.organisations;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Municipality;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.shared.Page;

/** The municipalities of the region. */
@Path("/municipalities")
@Tag(name = "Municipalities", description = "The municipalities of the region (sv: kommuner).")
public class MunicipalitiesResource {

    private final Municipalities municipalities;
    private final Addresses addresses;

    MunicipalitiesResource(Municipalities municipalities, Addresses addresses) {
        this.municipalities = municipalities;
        this.addresses = addresses;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List municipalities",
            description = "The municipalities of the region, by name in Swedish order, with their population.")
    public PageView<MunicipalityView> list(@BeanParam Paging paging) {
        return paging.show(
                Page.of(municipalities.all(), paging.request()), addresses.of("municipalities"), MunicipalityView::of);
    }

    /** A municipality. */
    @Schema(name = "Municipality", description = "A municipality of the region (sv: kommun).")
    record MunicipalityView(
            MunicipalityCode code,

            @Schema(description = "Its name, without the word kommun.", maxLength = 60, example = "Falun")
            String name,

            Population population) {

        static MunicipalityView of(Municipality it) {
            return new MunicipalityView(it.code(), it.name(), new Population(it.population(), it.populationOn()));
        }
    }

    /** How many live there. */
    @Schema(description = "How many live there, and when; source: Statistics Sweden.")
    record Population(
            @Schema(
                    description = "Inhabitants.",
                    format = "int32",
                    minimum = "0",
                    maximum = "20000000",
                    example = "59945")
            int count,

            @Schema(description = "The day of the count.", example = "2024-12-31")
            LocalDate on) {}
}
