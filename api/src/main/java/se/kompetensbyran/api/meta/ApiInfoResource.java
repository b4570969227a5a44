package se.kompetensbyran.api.meta;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Link;

/** What API this is. */
@Path("/api-info")
@Tag(name = "About", description = "What the API tells of itself: its version and its problems.")
public class ApiInfoResource {

    private final Addresses addresses;
    private final String version;
    private final String released;
    private final Status status;

    ApiInfoResource(
            Addresses addresses,
            @ConfigProperty(name = "kompetensbyran.api.version") String version,
            @ConfigProperty(name = "kompetensbyran.api.released") String released,
            @ConfigProperty(name = "kompetensbyran.api.status") Status status) {
        this.addresses = addresses;
        this.version = version;
        this.released = released;
        this.status = status;
    }

    /** Where in its life the API is (the national profile, VER.10). */
    enum Status {
        ALPHA,
        BETA,
        ACTIVE,
        DEPRECATED,
        RETIRED,
        DECOMMISSIONED
    }

    @GET
    @PermitAll
    @Operation(
            summary = "Read about the API",
            description = "Name, version and status, and where the contract is (VER.06–07).")
    public ApiInfo read() {
        return new ApiInfo(
                "Kompetensbyrån",
                version,
                LocalDate.parse(released),
                addresses.of("docs"),
                status,
                List.of(
                        Link.get("self", addresses.of("api-info")),
                        Link.get("service-desc", addresses.of("openapi.yaml")),
                        Link.get("service-doc", addresses.of("docs"))));
    }

    /** What API this is. */
    @Schema(description = "What API this is.")
    record ApiInfo(
            @Schema(description = "Its name.", maxLength = 60, example = "Kompetensbyrån")
            String apiName,

            @Schema(
                    description = "Its version (semver.org).",
                    maxLength = 20,
                    pattern = "^\\d+\\.\\d+\\.\\d+$",
                    example = "0.1.0")
            String apiVersion,

            @Schema(description = "The day of that version.", example = "2026-11-23")
            LocalDate apiReleased,

            @Schema(
                    description = "Where it is documented.",
                    format = "uri",
                    example = "https://api.kompetensbyran.example/kompetensbyran/v1/docs")
            String apiDocumentation,

            @Schema(description = "Where in its life it is.", example = "alpha")
            Status apiStatus,

            @Schema(description = "Its contract and its documentation.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}
}
