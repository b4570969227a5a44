package se.kompetensbyran.api.nodes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.Histories;
import se.kompetensbyran.api.journal.KnownAt;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.NodeOverview;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Period;

/** How support nodes are shown and told. */
@Singleton
final class NodeViews {

    private final Addresses addresses;
    private final Caller caller;

    NodeViews(Addresses addresses, Caller caller) {
        this.addresses = addresses;
        this.caller = caller;
    }

    /** Shows nodes to this caller. */
    Function<NodeOverview, NodeView> shown() {
        boolean mayWrite = mayWrite();
        boolean mayLookBack = caller.may(Permission.HISTORY_READ, Belonging.REGION);
        return it -> NodeView.of(it, links(it, "", "", mayWrite, mayLookBack));
    }

    /** Shows nodes as they stood on another day or were known at another moment, without what can be done. */
    Function<NodeOverview, NodeView> recalled(@Nullable LocalDate asOf, KnownAt known) {
        return it -> NodeView.of(it, links(it, known.query(asOf), known.query(null), false, false));
    }

    /** Shows nodes as they stood on another day, without what can be done. */
    Function<NodeOverview, NodeView> asOf(LocalDate day) {
        return recalled(day, new KnownAt());
    }

    /** Whether the caller may change the support structure, which is the region's. */
    boolean mayWrite() {
        return caller.may(Permission.NODES_WRITE, Belonging.REGION);
    }

    private List<Link> links(
            NodeOverview it, String asked, String askedOfParts, boolean mayWrite, boolean mayLookBack) {
        String self = addresses.of("nodes", it.id());
        NodeId root = it.root();
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self + asked));
        links.add(Link.get("collection", addresses.of("nodes")));
        if (root != null) links.add(Link.get("up", addresses.of("nodes", root)));
        links.add(Link.get("related", addresses.of("organisations", it.host().id())));
        links.add(Link.get("covered-municipalities", self + "/covered-municipalities" + askedOfParts));
        if (mayLookBack) links.add(Histories.link(self));
        if (!mayWrite) return links;
        links.add(new Link("edit", self, "PATCH"));
        links.add(new Link("cover", self + "/covered-municipalities", "POST"));
        return links;
    }

    /** A support node. */
    @Schema(
            name = "SupportNode",
            description = "The regional structure or a local node near the enterprises (sv: stödnod).")
    record NodeView(
            NodeId id,
            @JsonIgnore long revision,

            @Schema(description = "What part of the structure it is; a code of node-kinds.", example = "local")
            SupportNode.Kind kind,

            @Schema(description = "Its name.", maxLength = 200, example = "Noden i Falun och Borlänge")
            String name,

            HostView host,

            @Schema(description = "What it helps with; codes of competence-areas.", maxItems = 20)
            List<String> competenceAreas,

            @Schema(description = "The municipalities that it covers on the day asked for.", maxItems = 300)
            List<MunicipalityCode> covers,

            @Schema(description = "The first day on which it is there.", example = "2019-03-01")
            LocalDate from,

            @Schema(
                    description = "The last day on which it is there; left out while it goes on.",
                    example = "2024-12-31")
            @Nullable
            LocalDate until,

            @Schema(description = "What belongs to it, and what you may do with it.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        static NodeView of(NodeOverview it, List<Link> links) {
            return new NodeView(
                    it.id(),
                    it.revision(),
                    it.kind(),
                    it.name(),
                    new HostView(it.host().id(), it.host().name()),
                    it.competenceAreas(),
                    it.covers(),
                    it.open().from(),
                    it.open().lastDay().orElse(null),
                    links);
        }
    }

    /** The organisation that runs a node. */
    @Schema(name = "NodeHost", description = "The organisation that runs a node.")
    record HostView(
            OrganisationId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Coompanion Dalarna")
            String name) {}

    /** What is told of a node. */
    @Schema(description = "What is told of a support node.")
    record NodeFacts(
            @Schema(description = "Its name.", minLength = 1, example = "Noden i Falun och Borlänge") @Size(max = 200)
            String name,

            @Schema(description = "The organisation that runs it.")
            OrganisationId host,

            @Schema(description = "What it helps with; codes of competence-areas.") @Size(max = 20) @Nullable
            Set<String> competenceAreas,

            @Schema(description = "The first day on which it is there.", example = "2019-03-01")
            LocalDate from,

            @Schema(
                    description = "The last day on which it is there; left out while it goes on. Coverage that goes on"
                            + " ends with it.",
                    example = "2024-12-31")
            @Nullable
            LocalDate until) {

        static NodeFacts of(SupportNode it) {
            return new NodeFacts(
                    it.name(),
                    it.host(),
                    it.competenceAreas(),
                    it.open().from(),
                    it.open().lastDay().orElse(null));
        }

        SupportNode on(SupportNode now) {
            return now.describe(
                    name, host, competenceAreas == null ? Set.of() : competenceAreas, Period.inclusive(from, until));
        }
    }

    /** A new node. */
    @Schema(description = "A new support node.")
    record NewNode(
            @Schema(
                    description =
                            "What part of the structure it is, for ever; a code of node-kinds. There is one regional"
                                    + " structure at a time.",
                    example = "local")
            SupportNode.Kind kind,

            @Schema(description = "Its name.", minLength = 1, example = "Noden i Falun och Borlänge") @Size(max = 200)
            String name,

            @Schema(description = "The organisation that runs it.")
            OrganisationId host,

            @Schema(description = "What it helps with; codes of competence-areas.") @Size(max = 20) @Nullable
            Set<String> competenceAreas,

            @Schema(description = "The first day on which it is there.", example = "2019-03-01")
            LocalDate from,

            @Schema(
                    description = "The last day on which it is there; left out while it goes on.",
                    example = "2024-12-31")
            @Nullable
            LocalDate until) {

        SupportNode founded() {
            NodeFacts facts = new NodeFacts(name, host, competenceAreas, from, until);
            return facts.on(SupportNode.found(kind, name, host, Set.of(), from));
        }
    }
}
