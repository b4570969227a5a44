package se.kompetensbyran.api.meta;

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
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Catalogue;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Page;

/** The catalogue of problems, to which the type of every problem points. */
@Path("/problems")
@Tag(name = "About")
public class ProblemsResource {

    private final Addresses addresses;

    ProblemsResource(Addresses addresses) {
        this.addresses = addresses;
    }

    @GET
    @PermitAll
    @Operation(summary = "List problems", description = "Every way in which the API says no, by code.")
    public PageView<ProblemKindView> list(@BeanParam Paging paging) {
        return paging.show(Page.of(Catalogue.ALL, paging.request()), addresses.of("problems"), this::show);
    }

    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(summary = "Read about a problem", description = "What a problem's code means.")
    public ProblemKindView read(
            @RestPath
                    @Parameter(
                            description = "The code of the problem.",
                            schema = @Schema(maxLength = 80, pattern = "^[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?$"),
                            example = "project.wrong-stage")
                    String code) {
        return Catalogue.find(code).map(this::show).orElseThrow(() -> new EdgeProblem(EdgeProblem.Code.NOT_FOUND));
    }

    private ProblemKindView show(Catalogue.Entry it) {
        return new ProblemKindView(
                it.code(),
                it.status(),
                it.title(),
                it.meaning(),
                List.of(
                        Link.get("self", addresses.of("problems", it.code())),
                        Link.get("collection", addresses.of("problems"))));
    }

    /** A kind of problem. */
    @Schema(name = "ProblemKind", description = "A way in which the API says no.")
    record ProblemKindView(
            @Schema(
                    description = "The code to act on.",
                    maxLength = 80,
                    pattern = "^[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?$",
                    example = "project.wrong-stage")
            String code,

            @Schema(
                    description = "The status of the answer.",
                    format = "int32",
                    minimum = "400",
                    maximum = "599",
                    example = "409")
            int status,

            @Schema(description = "What kind of problem it is, in a few words.")
            Bilingual title,

            @Schema(description = "What it means; {0} and so on stand for what is told each time.")
            Bilingual meaning,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}
}
