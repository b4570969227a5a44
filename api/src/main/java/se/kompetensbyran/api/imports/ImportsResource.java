package se.kompetensbyran.api.imports;

import static se.kompetensbyran.api.shared.Permits.IMPORTS_RUN;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.CurrentAttribution;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Authorities;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.Fault;
import se.kompetensbyran.api.shared.Language;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.Upload;
import se.kompetensbyran.api.shared.Words;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.imports.Import;
import se.kompetensbyran.domain.imports.Import.Tally;
import se.kompetensbyran.domain.imports.ImportId;
import se.kompetensbyran.domain.imports.ImportProblem;
import se.kompetensbyran.domain.imports.Imports;
import se.kompetensbyran.domain.imports.RowFault;
import se.kompetensbyran.domain.shared.Bilingual;

/** Imports: files that are read after the request, and how far that has come. */
@Path("/imports")
@Tag(
        name = "Imports",
        description = "Files of organisations and enterprises, in and out (sv: inläsning och utläsning).")
public class ImportsResource {

    private final Imports imports;
    private final ImportRunner runner;
    private final CurrentAttribution attribution;
    private final Addresses addresses;
    private final Caller caller;

    ImportsResource(
            Imports imports, ImportRunner runner, CurrentAttribution attribution, Addresses addresses, Caller caller) {
        this.imports = imports;
        this.runner = runner;
        this.attribution = attribution;
        this.addresses = addresses;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed(IMPORTS_RUN)
    @Transactional
    @Creates
    @ResponseStatus(202)
    @Operation(
            summary = "Import a file",
            description =
                    "Takes a file of organisations or enterprises and reads it after the request; the answer says where"
                            + " to see how far it has come. At most 256 MiB and 1 000 000 rows: CSV in UTF-8, with or without a byte"
                            + " order mark, with commas, or semicolons where the heading has no comma; or the first sheet of an XLSX"
                            + " workbook. The first row names the columns. For organisations: id, revision, name, number, legalForm,"
                            + " municipality. For enterprises: id, revision, organisation, organisationNumber, name, descriptionSv,"
                            + " descriptionEn, offersSv, offersEn, sectors (codes with a space between), municipality, stage,"
                            + " stageSince, node. Only name must be there, and for a new enterprise one of organisation and"
                            + " organisationNumber. A row with an id changes what has it, if its revision is still the latest; one"
                            + " without enters something new. A column that is left out changes nothing; an empty cell takes away."
                            + " Stage and node of an enterprise that is there cannot be changed so. What begins with = + - @ is a"
                            + " formula and refused; with an apostrophe before it, it is a text. The same may not be entered twice:"
                            + " a new organisation without number needs a name of its own in its municipality, a new enterprise one in"
                            + " its organisation. Everything is saved in one transaction, and each row stands in the journal.")
    public ImportView start(
            @RestQuery
                    @Parameter(
                            description = "What the rows are; a code of import-kinds. Must be there.",
                            example = "organisations")
                    Import.@Nullable Kind kind,
            @RestQuery
                    @Parameter(
                            description =
                                    "What becomes of a file with faults; a code of import-modes, all-or-nothing when left out."
                                            + " With valid-rows the rows that are wrong are left out and the others saved.")
                    Import.@Nullable Mode mode,
            @RestQuery
                    @DefaultValue("false")
                    @Parameter(
                            description =
                                    "Whether it is only tried: every fault is told and nothing is changed, whatever is found.")
                    boolean dryRun,
            @RequestBody(
                            content = {
                                @Content(
                                        mediaType = Upload.CSV,
                                        schema =
                                                @Schema(
                                                        type = SchemaType.STRING,
                                                        maxLength = 268435456,
                                                        pattern = "^[^\\u0000]*$",
                                                        example =
                                                                "name,number,legalForm,municipality\r\nPåhittade Bageriet ek. för.,,economic-association,2080\r\n")),
                                @Content(
                                        mediaType = Upload.XLSX,
                                        schema =
                                                @Schema(
                                                        type = SchemaType.STRING,
                                                        format = "binary",
                                                        maxLength = 268435456))
                            })
                    @Nullable
                    Upload body) {
        caller.demand(Permission.IMPORTS_RUN, Belonging.REGION);
        if (kind == null)
            throw new EdgeProblem(EdgeProblem.Code.INVALID_VALUE, List.of(Fault.parameter("kind", "missing")));
        Import asked = Import.queued(
                kind,
                mode == null ? Import.Mode.ALL_OR_NOTHING : mode,
                dryRun,
                Objects.requireNonNull(caller.through()),
                caller.actor());
        runner.take(asked, Upload.given(body), attribution.origin());
        return show(asked);
    }

    @GET
    @PermissionsAllowed(IMPORTS_RUN)
    @Operation(
            summary = "List imports",
            description = "The imports of late, newest first: those of the own organisations, or of all for whom the"
                    + " permission reaches the region. They are forgotten 7 days after their end.")
    public PageView<ImportView> list(@BeanParam Paging paging) {
        Authority authority = caller.authority();
        Set<UUID> organisations = authority.isRegional(Permission.IMPORTS_RUN)
                ? null
                : Authorities.known(authority.organisations(Permission.IMPORTS_RUN));
        return paging.show(imports.of(organisations, paging.request()), addresses.of("imports"), this::show);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(IMPORTS_RUN)
    @Operation(
            summary = "Read an import",
            description =
                    "How far it has come, and how it ended. It says done only when everything is saved, or in a dry"
                            + " run could be; refused, failed and interrupted when nothing was changed.")
    public ImportView read(@RestPath ImportId id) {
        return show(readable(id));
    }

    @GET
    @Path("/{id}/faults")
    @PermissionsAllowed(IMPORTS_RUN)
    @Operation(
            summary = "List faults of an import",
            description =
                    "What is wrong in its file, in the order of the rows: the first 1 000. Faults in the whole of the"
                            + " file come alone, since nothing more was read. They are told when it has ended.")
    public PageView<ImportFaultView> faults(@RestPath ImportId id, @BeanParam Paging paging) {
        Import it = readable(id);
        return paging.show(
                imports.faultsOf(it.id(), paging.request()),
                addresses.of("imports", it.id(), "faults"),
                ImportFaultView::of);
    }

    private Import readable(ImportId id) {
        Import it = imports.get(id);
        if (!caller.may(Permission.IMPORTS_RUN, Authorities.belonging(it.organisation())))
            throw new ImportProblem.Unknown(id);
        return it;
    }

    private ImportView show(Import it) {
        String self = addresses.of("imports", it.id());
        Tally tally = it.tally();
        Instant ended = it.endedAt();
        return new ImportView(
                it.id(),
                it.kind(),
                it.mode(),
                it.dryRun(),
                it.state(),
                it.by().at(),
                ended,
                ended == null ? null : ended.plus(Imports.REMEMBERED),
                it.rowsDone(),
                it.rowsTotal(),
                tally.added(),
                tally.changed(),
                tally.unchanged(),
                tally.faultyRows(),
                tally.faults(),
                new ArrayList<>(List.of(
                        Link.get("self", self),
                        Link.get("collection", addresses.of("imports")),
                        Link.get("faults", self + "/faults"))));
    }

    /** An import. */
    @Schema(
            name = "Import",
            description = "An import of a file: what was asked for, how far it has come, how it ended.")
    record ImportView(
            ImportId id,

            @Schema(description = "What its rows are; a code of import-kinds.", example = "organisations")
            Import.Kind kind,

            @Schema(
                    description = "What becomes of a file with faults; a code of import-modes.",
                    example = "all-or-nothing")
            Import.Mode mode,

            @Schema(description = "Whether it is only tried, and changes nothing.", example = "true")
            boolean dryRun,

            @Schema(description = "Where it stands; a code of import-states.", example = "running")
            Import.State state,

            @Schema(description = "When it was asked for.") Instant submittedAt,

            @Schema(description = "When it ended.") @Nullable
            Instant endedAt,

            @Schema(description = "When it is forgotten, with its faults.") @Nullable
            Instant keptUntil,

            @Schema(
                    description = "The rows that have been looked at.",
                    format = "int32",
                    minimum = "0",
                    maximum = "1000000",
                    example = "48000")
            int rowsDone,

            @Schema(
                    description = "How many rows there are, without the heading; left out while they are not counted.",
                    format = "int32",
                    minimum = "0",
                    maximum = "1000000",
                    example = "100000")
            @Nullable
            Integer rowsTotal,

            @Schema(
                    description = "Rows that entered something new; in a dry run, that would have. 0 until the end.",
                    format = "int32",
                    minimum = "0",
                    maximum = "1000000",
                    example = "0")
            int rowsAdded,

            @Schema(
                    description = "Rows that changed something; in a dry run, that would have. 0 until the end.",
                    format = "int32",
                    minimum = "0",
                    maximum = "1000000",
                    example = "0")
            int rowsChanged,

            @Schema(
                    description = "Rows that said what was so already. 0 until the end.",
                    format = "int32",
                    minimum = "0",
                    maximum = "1000000",
                    example = "0")
            int rowsUnchanged,

            @Schema(
                    description = "Rows with a fault. 0 until the end.",
                    format = "int32",
                    minimum = "0",
                    maximum = "1000000",
                    example = "0")
            int rowsWithFaults,

            @Schema(
                    description = "How many faults there are, of which the first 1 000 are told. 0 until the end.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "0")
            int faultCount,

            @Schema(description = "Itself, and its faults.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        // It is no aggregate: what its tag tells apart is all that it shows.
        @Override
        @JsonIgnore
        public long revision() {
            return 0;
        }
    }

    /** Something wrong in a file. */
    @Schema(name = "ImportFault", description = "Something that is wrong in a file.")
    record ImportFaultView(
            @Schema(
                    description =
                            "The row as a spreadsheet counts, 1 being the heading; left out for the file as a whole.",
                    format = "int32",
                    minimum = "1",
                    maximum = "1048576",
                    example = "17")
            @Nullable
            Integer row,

            @Schema(description = "The column, when it is one.", maxLength = 60, example = "number") @Nullable
            String column,

            @Schema(
                    description =
                            "What is wrong: the code of a rule or of a problem, the same as when one is sent alone.",
                    maxLength = 60,
                    pattern = "^[a-z0-9-]+([.][a-z0-9-]+)?$",
                    example = "number-check-digit")
            String code,

            @Schema(
                    description = "What stands there, cut at 200 characters; left out where it must not be kept.",
                    maxLength = 200,
                    example = "202100-1235")
            @Nullable
            String value,

            @Schema(description = "The same in words.") Bilingual detail) {

        static ImportFaultView of(RowFault it) {
            return new ImportFaultView(
                    it.row() == 0 ? null : it.row(),
                    it.column(),
                    it.code(),
                    it.value(),
                    new Bilingual(words(Language.SV, it), words(Language.EN, it)));
        }

        private static String words(Language language, RowFault it) {
            String rule = "rule." + it.code();
            String key = Words.has(language, rule) ? rule : it.code() + ".detail";
            return Words.of(language, key, List.copyOf(it.arguments()));
        }
    }
}
