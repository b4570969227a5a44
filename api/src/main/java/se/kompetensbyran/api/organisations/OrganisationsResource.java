package se.kompetensbyran.api.organisations;

import static se.kompetensbyran.api.shared.Permits.HISTORY_READ;
import static se.kompetensbyran.api.shared.Permits.ORGANISATIONS_WRITE;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.EntryView;
import se.kompetensbyran.api.journal.Histories;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Creates;
import se.kompetensbyran.api.shared.IfMatch;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.MergePatch;
import se.kompetensbyran.api.shared.PageView;
import se.kompetensbyran.api.shared.Paging;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.SortedPaging;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.organisations.Comparison;
import se.kompetensbyran.domain.organisations.EnterOrganisation;
import se.kompetensbyran.domain.organisations.FindOrganisation;
import se.kompetensbyran.domain.organisations.LegalForm;
import se.kompetensbyran.domain.organisations.LookAlikes;
import se.kompetensbyran.domain.organisations.Merger;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.organisations.OrganisationProblem;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.Page;

/** The register of actors. */
@Path("/organisations")
@Tag(name = "Organisations", description = "The register of actors (sv: aktörsregister).")
public class OrganisationsResource {

    private final Organisations organisations;
    private final Mergers mergers;
    private final FindOrganisation known;
    private final EnterOrganisation register;
    private final Histories histories;
    private final Addresses addresses;
    private final Caller caller;

    OrganisationsResource(
            Organisations organisations,
            Mergers mergers,
            Municipalities municipalities,
            Histories histories,
            Addresses addresses,
            Caller caller) {
        this.organisations = organisations;
        this.mergers = mergers;
        this.known = new FindOrganisation(organisations, mergers);
        this.register = new EnterOrganisation(organisations, mergers, municipalities);
        this.histories = histories;
        this.addresses = addresses;
        this.caller = caller;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "List organisations",
            description =
                    "Organisations by name in Swedish order, or the best matches first when a name is searched for."
                            + " Can be sorted by name.")
    public PageView<OrganisationView> list(
            @RestQuery @Parameter(description = "A name or a piece of one; it may be misspelled.") @Nullable String q,
            @RestQuery @Parameter(description = "Only those with their seat in this municipality.") @Nullable
                    MunicipalityCode municipality,
            @RestQuery @Parameter(description = "Only those of this legal form.") @Nullable LegalForm legalForm,
            @BeanParam SortedPaging paging) {
        var found = organisations.search(
                new Organisations.Search(q, municipality, legalForm), paging.sorted(Organisations.SORTABLE));
        return paging.show(found, addresses.of("organisations"), shown());
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(
            summary = "Read an organisation",
            description =
                    "One organisation of the register. The address of one that was entered twice, and has become part of"
                            + " another, leads to that one with 308.")
    public OrganisationView read(@RestPath OrganisationId id) {
        return shown().apply(known.get(id));
    }

    @GET
    @Path("/duplicates")
    @PermissionsAllowed(ORGANISATIONS_WRITE)
    @Operation(
            summary = "List organisations that may be one and the same",
            description =
                    "Pairs of the same municipality, or with none known, whose names are alike: the most alike first,"
                            + " with what differs; the first 1 000 pairs. Of 300 organisations or fewer each is compared with"
                            + " each; of more, each with its nearest when they are ordered by their longest words, so name a"
                            + " municipality to look closer. Two never have the same number. For those who may change any"
                            + " organisation.")
    public PageView<DuplicateView> duplicates(
            @RestQuery @Parameter(description = "Only those with their seat in this municipality.") @Nullable
                    MunicipalityCode municipality,
            @BeanParam Paging paging) {
        caller.demand(Permission.ORGANISATIONS_WRITE, Belonging.REGION);
        Function<Organisation, OrganisationView> shown = shown();
        return paging.show(
                Page.of(organisations.lookAlikes(municipality), paging.request()),
                addresses.of("organisations", "duplicates"),
                it -> DuplicateView.of(
                        it,
                        shown,
                        Link.get(
                                "comparison",
                                addresses.of(
                                        "organisations",
                                        it.one().id(),
                                        "comparisons",
                                        it.other().id()))));
    }

    @POST
    @PermissionsAllowed(ORGANISATIONS_WRITE)
    @Transactional
    @Creates
    @ResponseStatus(201)
    @Operation(summary = "Enter an organisation", description = "Enters an organisation in the register of actors.")
    public OrganisationView enter(OrganisationFacts body) {
        caller.demand(Permission.ORGANISATIONS_WRITE, Belonging.REGION);
        return shown().apply(register.enter(body.entered()));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @PermissionsAllowed(ORGANISATIONS_WRITE)
    @Transactional
    @Operation(summary = "Change an organisation", description = "Changes the named facts; null takes one away.")
    public OrganisationView change(
            @RestPath OrganisationId id,
            @RequestBody(content = @Content(schema = @Schema(implementation = OrganisationFacts.class)))
                    MergePatch patch,
            @BeanParam IfMatch ifMatch) {
        Organisation now = ifMatch.on(writable(id));
        return shown().apply(register.enter(patch.on(OrganisationFacts.of(now)).on(now)));
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed(HISTORY_READ)
    @Operation(
            summary = "Read an organisation's history",
            description =
                    "Who changed what in the organisation and when, newest first; with what happened to those that have"
                            + " become part of it. Of such a one it tells until then.")
    public PageView<EntryView> history(@RestPath OrganisationId id, @BeanParam Paging paging) {
        boolean isThere = organisations.has(id);
        OrganisationId survivor = isThere
                ? id
                : mergers.find(id).map(Merger::into).orElseThrow(() -> new OrganisationProblem.Unknown(id));
        caller.demand(Permission.HISTORY_READ, Belonging.to(survivor.value()));
        Set<UUID> subjects = new HashSet<>(Set.of(id.value()));
        mergers.into(id).forEach(it -> subjects.add(it.merged().value()));
        return histories.of(subjects, paging, addresses.of("organisations", id, "history"));
    }

    private Organisation writable(OrganisationId id) {
        Organisation organisation = known.get(id);
        caller.demand(Permission.ORGANISATIONS_WRITE, Belonging.to(id.value()));
        return organisation;
    }

    /** Shows organisations to this caller. */
    private Function<Organisation, OrganisationView> shown() {
        Authority authority = caller.authority();
        return it -> show(it, authority);
    }

    private OrganisationView show(Organisation it, Authority authority) {
        String self = addresses.of("organisations", it.id());
        Belonging own = Belonging.to(it.id().value());
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("collection", addresses.of("organisations")));
        if (authority.may(Permission.HISTORY_READ, own)) links.add(Histories.link(self));
        if (authority.may(Permission.ORGANISATIONS_MERGE, Belonging.REGION))
            links.add(Link.get("mergers", self + "/mergers"));
        if (authority.may(Permission.ORGANISATIONS_WRITE, own)) links.add(new Link("edit", self, "PATCH"));
        return new OrganisationView(
                it.id(), it.revision(), it.name(), it.number(), it.legalForm(), it.municipality(), links);
    }

    /** What is told of an organisation. */
    @Schema(description = "What is told of an organisation.", example = """
                    {
                      "name": "Exempelföreningen",
                      "number": "999999-9999",
                      "legalForm": "economic-association",
                      "municipality": "2080"
                    }
                    """)
    record OrganisationFacts(
            @Schema(description = "Its name.", minLength = 1, example = "Region Dalarna") @Size(max = 200)
            String name,

            @Schema(
                    description =
                            "Its organisation number, when known; never a sole trader's, which is a personal number.")
            @Nullable
            OrganisationNumber number,

            @Schema(description = "Its legal form, when known; a code of legal-forms.", example = "region") @Nullable
            LegalForm legalForm,

            @Schema(description = "The municipality of its seat, when that lies in the region.") @Nullable
            MunicipalityCode municipality) {

        static OrganisationFacts of(Organisation it) {
            return new OrganisationFacts(it.name(), it.number(), it.legalForm(), it.municipality());
        }

        Organisation entered() {
            return Organisation.enter(name, number, legalForm, municipality);
        }

        Organisation on(Organisation now) {
            return now.describe(name, number, legalForm, municipality);
        }
    }

    /** An organisation. */
    @Schema(name = "Organisation", description = "An organisation of the register (sv: aktör).")
    record OrganisationView(
            OrganisationId id,
            @JsonIgnore long revision,

            @Schema(description = "Its name.", maxLength = 200, example = "Region Dalarna")
            String name,

            @Schema(description = "Its organisation number, when known.") @Nullable
            OrganisationNumber number,

            @Schema(description = "Its legal form, when known; a code of legal-forms.", example = "region") @Nullable
            LegalForm legalForm,

            @Schema(description = "The municipality of its seat, when that lies in the region.") @Nullable
            MunicipalityCode municipality,

            @Schema(description = "What belongs to it, and what you may do with it.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {}

    /** Two that may be one. */
    @Schema(name = "Duplicate", description = "Two organisations that may be one and the same (sv: dubblett).")
    record DuplicateView(
            @Schema(
                    description = "How alike their names are, by the groups of three letters that both have.",
                    minimum = "0.5",
                    maximum = "1",
                    example = "0.83")
            BigDecimal likeness,

            OrganisationView one,
            OrganisationView other,

            @Schema(description = "In what they differ.", maxItems = 10)
            List<DifferenceView> differences,

            @Schema(description = "Where the two are compared as for a merger.", maxItems = 5) @JsonProperty("_links")
            List<Link> links) {

        static DuplicateView of(LookAlikes it, Function<Organisation, OrganisationView> shown, Link comparison) {
            return new DuplicateView(
                    BigDecimal.valueOf(it.likeness()).setScale(2, RoundingMode.HALF_UP),
                    shown.apply(it.one()),
                    shown.apply(it.other()),
                    it.differences().stream().map(DifferenceView::of).toList(),
                    List.of(comparison));
        }
    }

    /** A field in which two differ. */
    @Schema(name = "Difference", description = "A field in which two organisations differ.")
    record DifferenceView(
            @Schema(description = "The field.", maxLength = 40, example = "legalForm")
            String field,

            @Schema(
                    description =
                            "Whether both say something, so that somebody must choose; else one knows what the other"
                                    + " does not.",
                    example = "false")
            boolean conflict) {

        static DifferenceView of(Comparison.Difference it) {
            return new DifferenceView(it.field(), it.isConflict());
        }
    }
}
