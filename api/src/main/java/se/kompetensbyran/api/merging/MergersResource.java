package se.kompetensbyran.api.merging;

import static se.kompetensbyran.api.shared.Permits.ORGANISATIONS_MERGE;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import se.kompetensbyran.api.merging.MergerViews.MergerFacts;
import se.kompetensbyran.api.merging.MergerViews.MergerView;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.imports.Imports;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.merging.MergeOrganisations;
import se.kompetensbyran.domain.merging.Registers;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Comparison;
import se.kompetensbyran.domain.organisations.FindOrganisation;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationProblem;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.quality.QualityReviews;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.shared.Page;

/** Organisations that were entered twice, made one. */
@Path("/organisations/{id}/mergers")
@Tag(name = "Organisations")
public class MergersResource {

    private final Mergers mergers;
    private final FindOrganisation known;
    private final MergeOrganisations merging;
    private final MergerViews views;
    private final Addresses addresses;
    private final Caller caller;

    MergersResource(
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
            Addresses addresses,
            Caller caller) {
        this.mergers = mergers;
        this.known = new FindOrganisation(organisations, mergers);
        this.merging = new MergeOrganisations(
                organisations,
                mergers,
                new Registers(
                        projects,
                        nodes,
                        enterprises,
                        initiatives,
                        needsAnalyses,
                        qualityReviews,
                        accounts,
                        clients,
                        imports,
                        referrals));
        this.views = views;
        this.addresses = addresses;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed(ORGANISATIONS_MERGE)
    @Operation(
            summary = "List what an organisation was merged from",
            description = "The organisations that have become part of it, the latest first.")
    public PageView<MergerView> list(@RestPath OrganisationId id, @BeanParam Paging paging) {
        caller.demand(Permission.ORGANISATIONS_MERGE, Belonging.REGION);
        OrganisationId survivor = known.get(id).id();
        return paging.show(
                Page.of(mergers.into(survivor), paging.request()),
                addresses.of("organisations", id, "mergers"),
                views::show);
    }

    @GET
    @Path("/{merged}")
    @PermissionsAllowed(ORGANISATIONS_MERGE)
    @Operation(summary = "Read a merger", description = "When an organisation became part of another, and by whom.")
    public MergerView read(@RestPath OrganisationId id, @RestPath OrganisationId merged) {
        caller.demand(Permission.ORGANISATIONS_MERGE, Belonging.REGION);
        OrganisationId survivor = known.get(id).id();
        return mergers.find(merged)
                .filter(it -> it.into().equals(survivor))
                .map(views::show)
                .orElseThrow(() -> new OrganisationProblem.Unknown(merged));
    }

    @POST
    @PermissionsAllowed(ORGANISATIONS_MERGE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Merge another organisation into one",
            description =
                    "For one that was entered twice. All that names the merged one names this one afterwards; this one learns"
                            + " what only the other knew, and where both say something else you choose. The address of the"
                            + " merged one leads here from then on. Somebody's roles and programs move too, and only those"
                            + " who manage accounts and clients may do that. It cannot be taken back.")
    public MergerView merge(@RestPath OrganisationId id, MergerFacts body, @BeanParam IfMatch ifMatch) {
        caller.demand(Permission.ORGANISATIONS_MERGE, Belonging.REGION);
        Comparison pair = merging.hold(id, body.merged());
        Comparison seen = new Comparison(
                ifMatch.on(pair.survivor()), IfMatch.of(body.mergedTag()).on(pair.merged()));
        boolean mayMoveAccess = caller.may(Permission.ACCOUNTS_MANAGE, Belonging.REGION)
                && caller.may(Permission.CLIENTS_MANAGE, Belonging.REGION);
        return views.show(merging.merge(seen, body.chosen(), mayMoveAccess, caller.actor()));
    }
}
