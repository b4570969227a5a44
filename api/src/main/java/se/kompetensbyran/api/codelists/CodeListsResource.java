package se.kompetensbyran.api.codelists;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.domain.codelists.Code;
import se.kompetensbyran.domain.codelists.CodeList;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Page;

/** The code lists. */
@Path("/code-lists")
@Tag(name = "Code lists", description = "Codes with labels in Swedish and English (sv: kodlistor).")
public class CodeListsResource {

    private final CodeLists lists;
    private final Addresses addresses;

    CodeListsResource(CodeLists lists, Addresses addresses) {
        this.lists = lists;
        this.addresses = addresses;
    }

    @GET
    @PermitAll
    @Operation(summary = "List code lists", description = "The names of the code lists, each with its codes.")
    public PageView<CodeListView> list(@BeanParam Paging paging) {
        return paging.show(Page.of(lists.all(), paging.request()), addresses.of("code-lists"), this::show);
    }

    @GET
    @Path("/{name}")
    @PermitAll
    @Operation(summary = "Read a code list", description = "One code list with its codes, in the order to show them.")
    public CodeListView read(
            @RestPath
                    @Parameter(
                            description = "The name of the list.",
                            schema = @Schema(maxLength = 40, pattern = "^[a-z]+(-[a-z]+)*$"),
                            example = "target-groups")
                    String name) {
        return show(lists.get(name));
    }

    private CodeListView show(CodeList it) {
        return new CodeListView(
                it.name(),
                it.codes().stream().map(CodeView::of).toList(),
                List.of(
                        Link.get("self", addresses.of("code-lists", it.name())),
                        Link.get("collection", addresses.of("code-lists"))));
    }

    /** A code list. */
    @Schema(name = "CodeList", description = "A named list of codes.")
    record CodeListView(
            @Schema(
                    description = "Its name.",
                    maxLength = 40,
                    pattern = "^[a-z]+(-[a-z]+)*$",
                    example = "target-groups")
            String name,

            @Schema(description = "Its codes, in the order to show them.", maxItems = 500)
            List<CodeView> codes,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** A code. */
    @Schema(name = "Code", description = "A code with its labels.")
    record CodeView(
            @Schema(
                    description = "The code; it never changes.",
                    maxLength = 40,
                    pattern = "^[a-z0-9]+([-:][a-z0-9]+)*$",
                    example = "unemployed")
            String code,

            Bilingual label,

            @Schema(
                    description = "The code of the same list that holds this one.",
                    maxLength = 40,
                    pattern = "^[a-z0-9]+(-[a-z0-9]+)*$",
                    example = "persons")
            @Nullable
            String broader,

            @Schema(description = "Where it comes from.", maxLength = 120, example = "SCB legal form 51") @Nullable
            String source) {

        static CodeView of(Code it) {
            return new CodeView(it.code(), it.label(), it.broader(), it.source());
        }
    }
}
