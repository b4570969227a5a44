package se.kompetensbyran.api.imports;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.imports.Exports.Contents;
import se.kompetensbyran.api.shared.Upload;
import se.kompetensbyran.domain.imports.OrganisationRows;
import se.kompetensbyran.domain.organisations.LegalForm;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInBulk;

/** The register of actors as a file. */
@Path("/organisations/exports")
@Tag(name = "Imports")
public class OrganisationExportsResource {

    private final OrganisationsInBulk organisations;
    private final Exports exports;

    OrganisationExportsResource(OrganisationsInBulk organisations, Exports exports) {
        this.organisations = organisations;
        this.exports = exports;
    }

    @GET
    @PermitAll
    @Produces({Upload.CSV, Upload.XLSX, Exports.JSON_LINES})
    @Operation(
            summary = "Export organisations",
            description =
                    "All organisations that fit the filters, by name in Swedish order, as one file; Accept says which kind, CSV"
                            + " when it says nothing. Columns and cells are those of POST /imports, so that what is written can"
                            + " be changed and read again. In CSV and XLSX a text that begins like a formula has an apostrophe"
                            + " before it. It is written as it is read, so an error of ours breaks the connection.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = Upload.CSV,
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        maxLength = 2147483647,
                                        pattern = "^[^\\u0000]*$",
                                        example =
                                                "id,revision,name,number,legalForm,municipality\r\n01976f2e-5c00-7000-8000-000000000001,1,Region Dalarna,232100-0180,region,2080\r\n")),
                @Content(
                        mediaType = Upload.XLSX,
                        schema = @Schema(type = SchemaType.STRING, format = "binary", maxLength = 2147483647)),
                @Content(
                        mediaType = Exports.JSON_LINES,
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        maxLength = 2147483647,
                                        pattern = "^[^\\u0000]*$",
                                        example =
                                                "{\"id\":\"01976f2e-5c00-7000-8000-000000000001\",\"revision\":1,\"name\":\"Region Dalarna\"}\n"))
            })
    public Response write(
            @RestQuery @Parameter(description = "A name or a piece of one; it may be misspelled.") @Nullable String q,
            @RestQuery @Parameter(description = "Only those with their seat in this municipality.") @Nullable
                    MunicipalityCode municipality,
            @RestQuery @Parameter(description = "Only those of this legal form.") @Nullable LegalForm legalForm,
            @Context Request request) {
        var search = new Organisations.Search(q, municipality, legalForm);
        return exports.answer(
                new Contents<Organisation>(
                        "organisations",
                        OrganisationRows.COLUMNS,
                        reader -> organisations.each(search, reader),
                        OrganisationRows::cells,
                        Line::of),
                request);
    }

    private record Line(
            OrganisationId id,
            long revision,
            String name,
            @Nullable OrganisationNumber number,
            @Nullable LegalForm legalForm,
            @Nullable MunicipalityCode municipality) {

        static Line of(Organisation it) {
            return new Line(it.id(), it.revision(), it.name(), it.number(), it.legalForm(), it.municipality());
        }
    }
}
