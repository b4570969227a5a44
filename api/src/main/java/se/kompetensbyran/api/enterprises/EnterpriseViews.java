package se.kompetensbyran.api.enterprises;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.Histories;
import se.kompetensbyran.api.journal.KnownAt;
import se.kompetensbyran.api.security.TokenKeys;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EnterpriseOwnership;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.Affiliation;
import se.kompetensbyran.domain.enterprises.Business;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview.AtNode;
import se.kompetensbyran.domain.enterprises.Facets;
import se.kompetensbyran.domain.enterprises.Flow;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.enterprises.StageChange;
import se.kompetensbyran.domain.enterprises.Standing;
import se.kompetensbyran.domain.enterprises.Status;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;

/** How enterprises are shown and told. */
@Singleton
final class EnterpriseViews {

    private static final List<String> PARTS = List.of("stage-changes", "affiliations");

    private final Addresses addresses;
    private final Caller caller;
    private final TokenKeys keys;

    EnterpriseViews(Addresses addresses, Caller caller, TokenKeys keys) {
        this.addresses = addresses;
        this.caller = caller;
        this.keys = keys;
    }

    /**
     * Shows enterprises to this caller.
     *
     * @param asOf the day of which they are shown; null for today, and only then, and as they are known now, they are shown with
     *     what can be done
     */
    Function<EnterpriseOverview, EnterpriseView> shown(@Nullable LocalDate asOf, KnownAt known) {
        Authority authority = caller.authority();
        String collection = addresses.of("enterprises");
        return it -> EnterpriseView.of(it, links(it, collection, authority, asOf, known));
    }

    private List<Link> links(
            EnterpriseOverview it, String collection, Authority authority, @Nullable LocalDate asOf, KnownAt known) {
        String self = collection + "/" + it.id();
        AtNode node = it.node();
        List<Link> links = new ArrayList<>(16);
        links.add(Link.get("self", self + known.query(asOf)));
        links.add(Link.get("collection", collection));
        links.add(Link.get(
                "related", addresses.of("organisations", it.organisation().id())));
        if (node != null) links.add(Link.get("node", addresses.of("nodes", node.id())));
        for (String part : PARTS) links.add(Link.get(part, self + "/" + part + known.query(null)));
        if (asOf != null || !known.isNow()) return links;
        boolean isCertified = it.standing() != null && it.standing().status().isInForce() && keys.areThere();
        if (isCertified) links.add(Link.get("status-certificate", self + "/status-certificate"));
        Belonging whose = EnterpriseOwnership.of(it);
        // The initiative that it came from, for those who may know of that.
        if (authority.may(Permission.INCUBATION_READ, whose))
            links.add(Link.get("initiatives", addresses.of("initiatives") + "?enterprise=" + it.id()));
        if (authority.may(Permission.HISTORY_READ, whose)) links.add(Histories.link(self));
        if (it.stage() != Stage.CLOSED
                && authority.may(Permission.SUPPORT_REQUEST, new Belonging(whose.organisations(), Set.of())))
            links.add(new Link("request-support", addresses.of("support-cases"), "POST"));
        if (authority.may(Permission.ENTERPRISES_WRITE, whose)) links.add(new Link("edit", self, "PATCH"));
        if (!authority.may(Permission.ENTERPRISES_WRITE, EnterpriseOwnership.supportersIn(whose))) return links;
        for (Stage next : it.stage().next())
            links.add(new Link("become-" + EnumCode.of(next), self + "/stage-changes", "POST"));
        if (it.stage() != Stage.CLOSED) links.add(new Link("affiliate", self + "/affiliations", "POST"));
        return links;
    }

    /** Shows how enterprises are spread, at the address {@code self}. */
    static FacetsView facets(Facets it, String self) {
        return new FacetsView(
                FacetView.of(it.municipalities()),
                FacetView.of(it.sectors()),
                FacetView.of(it.stages()),
                FacetView.of(it.statuses()),
                List.of(Link.get("self", self)));
    }

    /** An enterprise. */
    @Schema(
            name = "Enterprise",
            description = "A work-integration social enterprise, or one that may become known as such (sv: ASF).")
    record EnterpriseView(
            EnterpriseId id,
            @JsonIgnore long revision,

            @Schema(description = "The name under which it trades.", maxLength = 200, example = "Påhittade kaféet")
            String name,

            HolderView organisation,

            @Schema(description = "What it is, when somebody has written that.") @Nullable
            Bilingual description,

            @Schema(description = "What it sells, when somebody has written that.") @Nullable
            Bilingual offers,

            @Schema(
                    description = "What trades it is in; codes of sectors.",
                    example = "[\"food-and-drink-services\"]",
                    maxItems = Business.MAX_SECTORS)
            List<String> sectors,

            @Schema(description = "Where it works, when that lies in the region.") @Nullable
            MunicipalityCode municipality,

            @Schema(
                    description = "Where in its life the business stands on the day; a code of enterprise-stages.",
                    example = "trading")
            Stage stage,

            @Schema(description = "When it came to that stage, as exactly as it is known.", example = "2019-03-01")
            PartialDate stageSince,

            @Schema(
                    description =
                            "Its status by the latest confirmation that had begun on the day; left out while there is none, and"
                                    + " when the business has closed.")
            @Nullable
            StatusView status,

            @Schema(description = "The support node to which it belongs on the day, if to any.") @Nullable
            EnterpriseNodeView node,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        static EnterpriseView of(EnterpriseOverview it, List<Link> links) {
            AtNode node = it.node();
            return new EnterpriseView(
                    it.id(),
                    it.revision(),
                    it.name(),
                    new HolderView(it.organisation().id(), it.organisation().name()),
                    it.description(),
                    it.offers(),
                    it.sectors(),
                    it.municipality(),
                    it.stage(),
                    it.stageOn(),
                    StatusView.of(it.standing()),
                    node == null ? null : new EnterpriseNodeView(node.id(), node.name()),
                    links);
        }
    }

    /** The status of an enterprise. */
    @Schema(
            name = "EnterpriseStatusOnDay",
            description = "How an enterprise stands on the day as a work-integration social enterprise.")
    record StatusView(
            @Schema(description = "How it stands; a code of enterprise-statuses.", example = "confirmed")
            Status code,

            @Schema(description = "The first day on which its confirmation is valid.", example = "2026-11-23")
            LocalDate validFrom,

            @Schema(
                    description =
                            "The last day on which its confirmation is valid; it stays in force as due for 30 days more.",
                    example = "2027-11-22")
            @Nullable
            LocalDate validUntil) {

        static @Nullable StatusView of(@Nullable Standing it) {
            if (it == null) return null;
            Period validity = it.validity();
            return new StatusView(
                    it.status(), validity.from(), validity.lastDay().orElse(null));
        }
    }

    /** Whose an enterprise is. */
    @Schema(name = "EnterpriseHolder", description = "The legal person whose an enterprise is.")
    record HolderView(
            OrganisationId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Påhittade Föreningen ek. för.")
            String name) {}

    /** The support node of an enterprise. */
    @Schema(name = "EnterpriseNode", description = "The support node to which an enterprise belongs.")
    record EnterpriseNodeView(
            NodeId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Noden i Falun och Borlänge")
            String name) {}

    /** How enterprises are spread. */
    @Schema(
            name = "EnterpriseFacets",
            description =
                    "How the enterprises of a search are spread; the most first. One without a municipality counts in"
                            + " none, one with several sectors in each of them.")
    record FacetsView(
            @Schema(description = "By municipality.", maxItems = 300)
            List<FacetView> municipalities,

            @Schema(description = "By sector.", maxItems = 300)
            List<FacetView> sectors,

            @Schema(description = "By stage.", maxItems = 20)
            List<FacetView> stages,

            @Schema(description = "By status; one that has none counts in none.", maxItems = 20)
            List<FacetView> statuses,

            @Schema(description = "Itself.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** How many have a code. */
    @Schema(name = "FacetCount", description = "How many have a code.")
    record FacetView(
            @Schema(
                    description =
                            "A municipality's code, or one of sectors, of enterprise-stages or of enterprise-statuses.",
                    maxLength = 40,
                    example = "2080")
            String code,

            @Schema(description = "How many.", format = "int32", minimum = "1", maximum = "2147483647", example = "3")
            int count) {

        static List<FacetView> of(List<Facets.Count> all) {
            return all.stream().map(it -> new FacetView(it.code(), it.count())).toList();
        }
    }

    /** How enterprises came and went. */
    @Schema(
            name = "EnterpriseFlow",
            description = "How enterprises came and went: opening stock + entries − exits = closing stock.")
    record FlowView(
            @Schema(description = "What counts as being there; a code of flow-bases.", example = "business")
            Flow.Basis basis,

            @Schema(description = "The day at whose end the stock is opened.", example = "2024-12-31")
            LocalDate from,

            @Schema(description = "The day at whose end it is closed.", example = "2025-12-31")
            LocalDate to,

            @Schema(
                    description = "How many there were at the end of the first day.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "40")
            int openingStock,

            @Schema(
                    description = "How often one came after the first day and until the second.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "5")
            int entries,

            @Schema(
                    description = "How often one went likewise.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "2")
            int exits,

            @Schema(
                    description = "How many there were at the end of the second day.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "43")
            int closingStock,

            @Schema(description = "Itself.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {

        static FlowView of(Flow it, Flow.Basis basis, LocalDate from, LocalDate to, String self) {
            return new FlowView(
                    basis,
                    from,
                    to,
                    it.opening(),
                    it.entries(),
                    it.exits(),
                    it.closing(),
                    List.of(Link.get("self", self)));
        }
    }

    /** What is told of an enterprise. */
    @Schema(description = "What is told of an enterprise.")
    record EnterpriseFacts(
            @Schema(description = "The name under which it trades.", minLength = 1, example = "Påhittade kaféet")
            @Size(max = 200)
            String name,

            @Schema(description = "The legal person whose it is.")
            OrganisationId organisation,

            @Schema(description = "What it is.") @Nullable Bilingual description,

            @Schema(description = "What it sells.") @Nullable
            Bilingual offers,

            @Schema(description = "What trades it is in; codes of sectors.", example = "[\"food-and-drink-services\"]")
            @Size(max = Business.MAX_SECTORS)
            @Nullable
            Set<String> sectors,

            @Schema(description = "Where it works, when that lies in the region.") @Nullable
            MunicipalityCode municipality) {

        static EnterpriseFacts of(Enterprise it) {
            Business business = it.business();
            return new EnterpriseFacts(
                    business.name(),
                    it.organisation(),
                    business.description(),
                    business.offers(),
                    business.sectors(),
                    business.municipality());
        }

        Business business() {
            return new Business(name, description, offers, Objects.requireNonNullElse(sectors, Set.of()), municipality);
        }

        Enterprise on(Enterprise now) {
            return now.describe(organisation, business());
        }
    }

    /** A new enterprise. */
    @Schema(description = "A new enterprise.")
    record NewEnterprise(
            @Schema(description = "The name under which it trades.", minLength = 1, example = "Påhittade kaféet")
            @Size(max = 200)
            String name,

            @Schema(description = "The legal person whose it is.")
            OrganisationId organisation,

            @Schema(description = "What it is.") @Nullable Bilingual description,

            @Schema(description = "What it sells.") @Nullable
            Bilingual offers,

            @Schema(description = "What trades it is in; codes of sectors.", example = "[\"food-and-drink-services\"]")
            @Size(max = Business.MAX_SECTORS)
            @Nullable
            Set<String> sectors,

            @Schema(description = "Where it works, when that lies in the region.") @Nullable
            MunicipalityCode municipality,

            @Schema(
                    description =
                            "The stage in which the register meets it; trading when left out. Not closed: it ends by a stage"
                                    + " change.",
                    example = "trading")
            @Nullable
            Stage stage,

            @Schema(
                    description = "Since when it is in that stage, as exactly as it is known; today when left out.",
                    example = "2019-03")
            @Nullable
            PartialDate since,

            @Schema(description = "The support node to which it belongs from today, if to any.") @Nullable
            NodeId node) {

        Enterprise enterprise(EnterpriseId id, Actor by, LocalDate today) {
            var facts = new EnterpriseFacts(name, organisation, description, offers, sectors, municipality);
            Enterprise entered = Enterprise.register(
                    id,
                    organisation,
                    facts.business(),
                    new StageChange(
                            stage == null ? Stage.TRADING : stage,
                            since == null ? PartialDate.of(today) : since,
                            null,
                            by),
                    today);
            return node == null
                    ? entered
                    : entered.with(new Affiliation(Affiliation.Id.next(), node, new Period(today, null)));
        }
    }

    /** A step to another stage. */
    @Schema(description = "A step of a business to another stage.")
    record NewEnterpriseStage(
            @Schema(description = "The stage to come to; a code of enterprise-stages.", example = "paused")
            Stage to,

            @Schema(
                    description = "When that happened, as exactly as it is known; not in the future.",
                    example = "2020-03")
            PartialDate on,

            @Schema(description = "Why, in words.") @Nullable
            Bilingual reason) {

        StageChange step(Actor by) {
            return new StageChange(to, on, reason, by);
        }
    }

    /** A step in the life of a business. */
    @Schema(name = "EnterpriseStageChange", description = "A step in the life of a business.")
    record EnterpriseStageChangeView(
            @Schema(description = "The stage that it came to; a code of enterprise-stages.", example = "trading")
            Stage to,

            @Schema(description = "When that happened, as exactly as it is known.", example = "2019-03-01")
            PartialDate on,

            @Schema(description = "Why, in words.") @Nullable
            Bilingual reason,

            @Schema(
                    description =
                            "Who recorded it: a stable identifier; shown to those who may move the enterprise on.",
                    maxLength = 200,
                    example = "seed")
            @Nullable
            String recordedBy,

            @Schema(description = "When it was recorded.", example = "2026-11-23T09:00:00Z")
            Instant recordedAt) {

        static EnterpriseStageChangeView of(StageChange it, boolean mayKnowWho) {
            return new EnterpriseStageChangeView(
                    it.to(),
                    it.on(),
                    it.reason(),
                    mayKnowWho ? it.by().who() : null,
                    it.by().at());
        }
    }
}
