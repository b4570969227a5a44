package se.kompetensbyran.api.imports;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.enterprises.EnterpriseFilter;
import se.kompetensbyran.api.imports.Exports.Contents;
import se.kompetensbyran.api.shared.CodeParameters;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.shared.Upload;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview.AtNode;
import se.kompetensbyran.domain.enterprises.EnterprisesInBulk;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.imports.EnterpriseRows;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.PartialDate;

/** The register of enterprises as a file. */
@Path("/enterprises/exports")
@Tag(name = "Imports")
public class EnterpriseExportsResource {

    private final EnterprisesInBulk enterprises;
    private final CodeParameters codes;
    private final Exports exports;
    private final Time time;

    EnterpriseExportsResource(EnterprisesInBulk enterprises, CodeParameters codes, Exports exports, Time time) {
        this.enterprises = enterprises;
        this.codes = codes;
        this.exports = exports;
        this.time = time;
    }

    @GET
    @PermitAll
    @Produces({Upload.CSV, Upload.XLSX, Exports.JSON_LINES})
    @Operation(
            summary = "Export enterprises",
            description =
                    "All enterprises that fit the filters, by name in Swedish order, as one file; Accept says which kind, CSV"
                            + " when it says nothing. Columns and cells are those of POST /imports, so that what is written can"
                            + " be changed and read again; stage and node are those of the day. In CSV and XLSX a text that"
                            + " begins like a formula has an apostrophe before it. It is written as it is read, so an error of"
                            + " ours breaks the connection.")
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
                                                "id,revision,organisation,organisationNumber,name,descriptionSv,descriptionEn,offersSv,offersEn,sectors,municipality,stage,stageSince,node\r\n")),
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
                                                "{\"id\":\"01976f2e-5c00-7000-8000-000000000030\",\"revision\":1,\"name\":\"Påhittade kaféet\"}\n"))
            })
    public Response write(@BeanParam EnterpriseFilter filter, @Context Request request) {
        var search = filter.search();
        codes.check("sector", search.sector(), "sectors");
        return exports.answer(
                new Contents<EnterprisesInBulk.Line>(
                        "enterprises",
                        EnterpriseRows.COLUMNS,
                        reader -> enterprises.each(search, time.today(), reader),
                        EnterpriseRows::cells,
                        Line::of),
                request);
    }

    private record Line(
            EnterpriseId id,
            long revision,
            OrganisationId organisation,
            @Nullable OrganisationNumber organisationNumber,
            String name,
            @Nullable Bilingual description,
            @Nullable Bilingual offers,
            List<String> sectors,
            @Nullable MunicipalityCode municipality,
            Stage stage,
            PartialDate stageSince,
            @Nullable NodeId node) {

        static Line of(EnterprisesInBulk.Line line) {
            EnterpriseOverview it = line.enterprise();
            AtNode node = it.node();
            return new Line(
                    it.id(),
                    it.revision(),
                    it.organisation().id(),
                    line.number(),
                    it.name(),
                    it.description(),
                    it.offers(),
                    it.sectors(),
                    it.municipality(),
                    it.stage(),
                    it.stageOn(),
                    node == null ? null : node.id());
        }
    }
}
