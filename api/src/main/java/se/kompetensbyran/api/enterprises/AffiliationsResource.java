package se.kompetensbyran.api.enterprises;

import static se.kompetensbyran.api.shared.Permits.ENTERPRISES_WRITE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.enterprises.EnterpriseViews.EnterpriseNodeView;
import se.kompetensbyran.api.journal.KnownAt;
import se.kompetensbyran.api.journal.Recollections;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.EnterpriseOwnership;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.MayMatch;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.PartLinks;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Affiliation;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Enterprises.AffiliationLine;
import se.kompetensbyran.domain.enterprises.RegisterEnterprise;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.Period;

/** To which support nodes an enterprise has belonged, and when. */
@Path("/enterprises/{id}/affiliations")
@Tag(name = "Enterprises")
public class AffiliationsResource {

    private final Enterprises enterprises;
    private final Nodes nodes;
    private final RegisterEnterprise register;
    private final EnterpriseOwnership ownership;
    private final Addresses addresses;
    private final Caller caller;
    private final PartLinks partLinks;
    private final Recollections recollections;

    AffiliationsResource(
            Enterprises enterprises,
            Organisations organisations,
            Nodes nodes,
            Municipalities municipalities,
            CodeLists lists,
            EnterpriseOwnership ownership,
            Addresses addresses,
            Caller caller,
            PartLinks partLinks,
            Recollections recollections) {
        this.enterprises = enterprises;
        this.nodes = nodes;
        this.register = new RegisterEnterprise(enterprises, organisations, nodes, municipalities, lists);
        this.ownership = ownership;
        this.addresses = addresses;
        this.caller = caller;
        this.partLinks = partLinks;
        this.recollections = recollections;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List affiliations",
            description = "The support nodes to which the enterprise has belonged, the latest first.")
    public PageView<AffiliationView> list(
            @RestPath EnterpriseId id, @BeanParam KnownAt known, @BeanParam Paging paging) {
        return recollections.of(known, () -> {
            Enterprise it = enterprises.get(id);
            boolean mayWrite = known.isNow() && ownership.maySupport(Permission.ENTERPRISES_WRITE, it);
            List<AffiliationLine> all = enterprises.affiliationsOf(id);
            return paging.show(
                    Page.of(all, paging.request()),
                    addresses.of("enterprises", id, "affiliations"),
                    line -> show(it, line.affiliation(), line.nodeName(), mayWrite, known.query(null)));
        });
    }

    @GET
    @Path("/{affiliation}")
    @PermitAll
    @Operation(summary = "Read an affiliation", description = "One affiliation; its ETag is that of the enterprise.")
    public AffiliationView read(
            @RestPath EnterpriseId id, @RestPath Affiliation.Id affiliation, @BeanParam KnownAt known) {
        return recollections.of(known, () -> show(enterprises.get(id), affiliation, known.query(null)));
    }

    @POST
    @PermissionsAllowed(ENTERPRISES_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(
            summary = "Affiliate an enterprise",
            description =
                    "Lets the enterprise belong to a support node, while that is there. It belongs to one at a time.")
    public AffiliationView affiliate(@RestPath EnterpriseId id, AffiliationFacts body, @BeanParam MayMatch mayMatch) {
        Affiliation one = body.affiliation(Affiliation.Id.next());
        demandAt(one.node());
        return show(register.affiliate(mayMatch.on(writable(id)), one), one.id(), "");
    }

    @PATCH
    @Path("/{affiliation}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(ENTERPRISES_WRITE)
    @Transactional
    @Operation(
            summary = "Change an affiliation",
            description = "Changes the named facts; an enterprise leaves a node by a last day.")
    public AffiliationView change(
            @RestPath EnterpriseId id,
            @RestPath Affiliation.Id affiliation,
            @RequestBody(content = @Content(schema = @Schema(implementation = AffiliationFacts.class)))
                    MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Enterprise now = ifMatch.on(writable(id));
        Affiliation before = now.affiliation(affiliation);
        Affiliation anew = patch.on(AffiliationFacts.of(before)).affiliation(affiliation);
        demandAt(before.node());
        demandAt(anew.node());
        return show(register.affiliate(now, anew), affiliation, "");
    }

    @DELETE
    @Path("/{affiliation}")
    @PermissionsAllowed(ENTERPRISES_WRITE)
    @Transactional
    @Operation(
            summary = "Take an affiliation away",
            description = "For an affiliation that never was; one that is over gets a last day instead.")
    public void take(@RestPath EnterpriseId id, @RestPath Affiliation.Id affiliation, @BeanParam IfMatch ifMatch) {
        Enterprise now = ifMatch.on(writable(id));
        demandAt(now.affiliation(affiliation).node());
        enterprises.save(now.without(affiliation));
    }

    private Enterprise writable(EnterpriseId id) {
        return ownership.demandAsSupporter(Permission.ENTERPRISES_WRITE, enterprises.get(id));
    }

    // Who supports enterprises at one node does not say what was, or shall be, at another.
    private void demandAt(NodeId node) {
        caller.demand(Permission.ENTERPRISES_WRITE, ownership.supportersAt(node));
    }

    private AffiliationView show(Enterprise enterprise, Affiliation.Id id, String asked) {
        Affiliation it = enterprise.affiliation(id);
        return show(
                enterprise,
                it,
                nodes.get(it.node()).name(),
                asked.isEmpty() && ownership.maySupport(Permission.ENTERPRISES_WRITE, enterprise),
                asked);
    }

    private AffiliationView show(Enterprise enterprise, Affiliation it, String node, boolean mayWrite, String asked) {
        Link at = Link.get("node", addresses.of("nodes", it.node()));
        return new AffiliationView(
                it.id(),
                enterprise.revision(),
                new EnterpriseNodeView(it.node(), node),
                it.period().from(),
                it.period().lastDay().orElse(null),
                asked.isEmpty()
                        ? partLinks.of("enterprises", enterprise.id(), "affiliations", it.id(), mayWrite, at)
                        : partLinks.recalled("enterprises", enterprise.id(), "affiliations", it.id(), asked, at));
    }

    /** What is told of an affiliation. */
    @Schema(description = "What is told of an affiliation.")
    record AffiliationFacts(
            @Schema(description = "Which support node.") NodeId node,

            @Schema(description = "The first day on which it belongs there.", example = "2022-01-01")
            LocalDate from,

            @Schema(
                    description = "The last day on which it belongs there; left out while it goes on.",
                    example = "2023-12-31")
            @Nullable
            LocalDate until) {

        static AffiliationFacts of(Affiliation it) {
            return new AffiliationFacts(
                    it.node(), it.period().from(), it.period().lastDay().orElse(null));
        }

        Affiliation affiliation(Affiliation.Id id) {
            return new Affiliation(id, node, Period.inclusive(from, until));
        }
    }

    /** An affiliation. */
    @Schema(
            name = "Affiliation",
            description = "That an enterprise belongs to a support node, and when (sv: anslutning).")
    record AffiliationView(
            Affiliation.Id id,
            @JsonIgnore long revision,
            EnterpriseNodeView node,

            @Schema(description = "The first day on which it belongs there.", example = "2022-01-01")
            LocalDate from,

            @Schema(
                    description = "The last day on which it belongs there; left out while it goes on.",
                    example = "2023-12-31")
            @Nullable
            LocalDate until,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {}
}
