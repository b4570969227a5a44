package se.kompetensbyran.api.merging;

import static se.kompetensbyran.api.shared.Permits.ORGANISATIONS_MERGE;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import se.kompetensbyran.api.merging.MergerViews.OrganisationComparisonView;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.Fault;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.imports.Imports;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.merging.Registers;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Comparison;
import se.kompetensbyran.domain.organisations.FindOrganisation;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.referrals.Referrals;

/** Organisations that may have been entered twice, side by side. */
@Path("/organisations/{id}/comparisons")
@Tag(name = "Organisations")
public class OrganisationComparisonsResource {

    private final FindOrganisation known;
    private final Registers registers;
    private final MergerViews views;
    private final Caller caller;

    OrganisationComparisonsResource(
            Organisations organisations,
            Mergers mergers,
            Projects projects,
            Nodes nodes,
            Enterprises enterprises,
            Initiatives initiatives,
            NeedsAnalyses needsAnalyses,
            QualityReviews qualityReviews,
            Accounts accounts,
            Clients clients,
            Imports imports,
            Referrals referrals,
            MergerViews views,
            Caller caller) {
        this.known = new FindOrganisation(organisations, mergers);
        this.registers = new Registers(
                projects,
                nodes,
                enterprises,
                initiatives,
                needsAnalyses,
                qualityReviews,
                accounts,
                clients,
                imports,
                referrals);
        this.views = views;
        this.caller = caller;
    }

    @GET
    @Path("/{other}")
    @PermissionsAllowed(ORGANISATIONS_MERGE)
    @Operation(
            summary = "Compare an organisation with another",
            description =
                    "In what the two differ: a field is in conflict when both say something, and else a gap that a merger"
                            + " fills. And how many projects, nodes, enterprises and so on name each of them, all of which"
                            + " would name the first after a merger. An organisation may have several enterprises, so those of"
                            + " both stay.")
    public OrganisationComparisonView compare(@RestPath OrganisationId id, @RestPath OrganisationId other) {
        caller.demand(Permission.ORGANISATIONS_MERGE, Belonging.REGION);
        if (id.equals(other))
            throw new EdgeProblem(
                    EdgeProblem.Code.INVALID_VALUE, List.of(Fault.parameter("other", "same-organisation")));
        Comparison pair = new Comparison(known.get(id), known.get(other));
        return views.show(pair, registers.mentions(id), registers.mentions(other));
    }
}
