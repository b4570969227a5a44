package se.kompetensbyran.api.nodes;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.nodes.NodeViews.NodeView;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationProblem;

/** Who supports the enterprises of a municipality. */
@Path("/municipalities/{code}/nodes")
@Tag(name = "Nodes")
public class MunicipalityNodesResource {

    private final Nodes nodes;
    private final Municipalities municipalities;
    private final NodeViews views;
    private final Addresses addresses;
    private final Time time;

    MunicipalityNodesResource(
            Nodes nodes, Municipalities municipalities, NodeViews views, Addresses addresses, Time time) {
        this.nodes = nodes;
        this.municipalities = municipalities;
        this.views = views;
        this.addresses = addresses;
        this.time = time;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List the support nodes of a municipality",
            description = "Who covers the municipality on a day: the regional structure first, then by name in Swedish"
                    + " order.")
    public PageView<NodeView> list(
            @RestPath MunicipalityCode code,
            @RestQuery @Parameter(description = "The day; today when left out.", example = "2019-06-01") @Nullable
                    LocalDate asOf,
            @BeanParam Paging paging) {
        if (!municipalities.has(code)) throw new OrganisationProblem.UnknownMunicipality(code);
        LocalDate day = Objects.requireNonNullElseGet(asOf, time::today);
        return paging.show(
                nodes.search(new Nodes.Search(code, null, null, null, day), paging.request()),
                addresses.of("municipalities", code, "nodes"),
                asOf == null ? views.shown() : views.asOf(asOf));
    }
}
