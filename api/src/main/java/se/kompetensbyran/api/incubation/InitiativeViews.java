package se.kompetensbyran.api.incubation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.Histories;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.incubation.Became;
import se.kompetensbyran.domain.incubation.BoardColumn;
import se.kompetensbyran.domain.incubation.GateCheck;
import se.kompetensbyran.domain.incubation.Idea;
import se.kompetensbyran.domain.incubation.Initiative;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.incubation.InitiativeOverview;
import se.kompetensbyran.domain.incubation.Stage;
import se.kompetensbyran.domain.incubation.StageChange;
import se.kompetensbyran.domain.incubation.Stay;
import se.kompetensbyran.domain.incubation.StepReason;
import se.kompetensbyran.domain.incubation.Survival;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;

/** How initiatives are shown and told. */
@Singleton
final class InitiativeViews {

    private final Addresses addresses;
    private final Caller caller;

    InitiativeViews(Addresses addresses, Caller caller) {
        this.addresses = addresses;
        this.caller = caller;
    }

    /** Shows initiatives to this caller. */
    Function<InitiativeOverview, InitiativeView> shown() {
        Authority authority = caller.authority();
        String collection = addresses.of("initiatives");
        return it -> InitiativeView.of(it, links(it, collection, authority));
    }

    private List<Link> links(InitiativeOverview it, String collection, Authority authority) {
        String self = collection + "/" + it.id();
        InitiativeOverview.Owner owner = it.organisation();
        InitiativeOverview.Enterprise enterprise = it.enterprise();
        List<Link> links = new ArrayList<>(16);
        links.add(Link.get("self", self));
        links.add(Link.get("collection", collection));
        links.add(Link.get("node", addresses.of("nodes", it.node().id())));
        if (owner != null) links.add(Link.get("related", addresses.of("organisations", owner.id())));
        if (enterprise != null) links.add(Link.get("enterprise", addresses.of("enterprises", enterprise.id())));
        links.add(Link.get("stage-changes", self + "/stage-changes"));
        links.add(Link.get("gate-checks", self + "/gate-checks"));
        boolean mayReadHistory = authority.may(Permission.HISTORY_READ, InitiativeAccess.of(it))
                && authority.may(Permission.INCUBATION_READ, InitiativeAccess.of(it));
        if (mayReadHistory) links.add(Histories.link(self));
        if (authority.may(Permission.SUPPORT_READ, InitiativeAccess.of(it)))
            links.add(Link.get("support-cases", addresses.of("support-cases") + "?initiative=" + it.id()));
        if (!it.stage().isFinal() && authority.may(Permission.SUPPORT_REQUEST, InitiativeAccess.of(it)))
            links.add(new Link("request-support", addresses.of("support-cases"), "POST"));
        if (!authority.may(Permission.INCUBATION_WRITE, InitiativeAccess.of(it))) return links;
        if (enterprise != null && authority.may(Permission.INCUBATION_WRITE, Belonging.REGION))
            links.add(new Link("correct-enterprise", self + "/enterprises/" + enterprise.id(), "PATCH"));
        if (it.stage().isFinal()) return links;
        links.add(new Link("edit", self, "PATCH"));
        for (Stage next : it.next())
            links.add(new Link("become-" + EnumCode.of(next), self + "/stage-changes", "POST"));
        boolean isRegistered = it.stage() == Stage.REGISTERED || it.restsFrom() == Stage.REGISTERED;
        if (isRegistered && enterprise == null) links.add(new Link("become-enterprise", self + "/enterprises", "POST"));
        return links;
    }

    /** Shows a column of the board; of {@code node}, when only its initiatives are asked for. */
    ColumnView column(BoardColumn it, @Nullable NodeId node) {
        String all = addresses.of("initiatives") + "?stage=" + EnumCode.of(it.stage());
        return new ColumnView(
                it.stage(),
                it.count(),
                it.cards().stream()
                        .map(card -> new CardView(card.id(), card.name(), card.since()))
                        .toList(),
                List.of(Link.get("related", node == null ? all : all + "&node=" + node)));
    }

    /** An initiative. */
    @Schema(
            name = "Initiative",
            description = "Something that wants to become a work-integration social enterprise (sv: initiativ).")
    record InitiativeView(
            InitiativeId id,
            @JsonIgnore long revision,

            @Schema(description = "What it is called.", maxLength = 200, example = "Påhittade cykelverkstaden")
            String name,

            @Schema(
                    description = "What it is about, when somebody has written that; it tells of no person.",
                    maxLength = 2000,
                    example = "Några vill laga cyklar tillsammans.")
            @Nullable
            String description,

            @Schema(description = "Where it is, when that lies in the region.") @Nullable
            MunicipalityCode municipality,

            @Schema(description = "The support node that helps it.")
            InitiativeNodeView node,

            @Schema(description = "Where on its way it stands; a code of initiative-stages.", example = "idea")
            Stage stage,

            @Schema(description = "The day on which it came to that stage.", example = "2024-03-01")
            LocalDate stageSince,

            @Schema(description = "Where it stood when it was paused; left out while it is not.", example = "screened")
            @Nullable
            Stage restsFrom,

            @Schema(
                    description = "The last day on which it came further, by a step or by something ticked.",
                    example = "2024-05-15")
            LocalDate movedOn,

            @Schema(
                    description =
                            "What of the checklist of the next gate is not met; codes of gate-checks. Empty where there is"
                                    + " no next gate.",
                    example = "[\"plan-agreed\"]",
                    maxItems = 20)
            List<GateCheck> missingChecks,

            @Schema(description = "The legal person that it has, once there is one.") @Nullable
            InitiativeOrganisationView organisation,

            @Schema(description = "The enterprise that it became, once it has.") @Nullable
            InitiativeEnterpriseView enterprise,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        static InitiativeView of(InitiativeOverview it, List<Link> links) {
            InitiativeOverview.Owner owner = it.organisation();
            InitiativeOverview.Enterprise enterprise = it.enterprise();
            return new InitiativeView(
                    it.id(),
                    it.revision(),
                    it.idea().name(),
                    it.idea().description(),
                    it.idea().municipality(),
                    new InitiativeNodeView(it.node().id(), it.node().name()),
                    it.stage(),
                    it.stageSince(),
                    it.restsFrom(),
                    it.movedOn(),
                    it.stage().next(it.restsFrom()).stream()
                            .flatMap(next -> GateCheck.missing(next, it.met()).stream())
                            .toList(),
                    owner == null ? null : new InitiativeOrganisationView(owner.id(), owner.name()),
                    enterprise == null
                            ? null
                            : new InitiativeEnterpriseView(enterprise.id(), enterprise.name(), enterprise.on()),
                    links);
        }

        // The description stays in one place.
        @Override
        public Shown kept() {
            return new InitiativeView(
                    id,
                    revision,
                    name,
                    null,
                    municipality,
                    node,
                    stage,
                    stageSince,
                    restsFrom,
                    movedOn,
                    missingChecks,
                    organisation,
                    enterprise,
                    links);
        }
    }

    /** The node of an initiative. */
    @Schema(name = "InitiativeNode", description = "The support node that helps an initiative.")
    record InitiativeNodeView(
            NodeId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Noden i Falun och Borlänge")
            String name) {}

    /** The legal person of an initiative. */
    @Schema(name = "InitiativeOrganisation", description = "The legal person that an initiative has.")
    record InitiativeOrganisationView(
            OrganisationId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Påhittade Föreningen ek. för.")
            String name) {}

    /** What an initiative became. */
    @Schema(name = "InitiativeEnterprise", description = "The enterprise that an initiative became.")
    record InitiativeEnterpriseView(
            EnterpriseId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Påhittade cykelverkstaden")
            String name,

            @Schema(description = "The day on which the business began.", example = "2024-09-01")
            LocalDate on) {}

    /** A column of the board. */
    @Schema(name = "BoardColumn", description = "The initiatives that stand in a stage.")
    record ColumnView(
            @Schema(description = "The stage; a code of initiative-stages.", example = "idea")
            Stage stage,

            @Schema(
                    description = "How many stand there.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "3")
            int count,

            @Schema(description = "Those that came there first, at most 50.", maxItems = 50)
            List<CardView> initiatives,

            @Schema(description = "All that stand there.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** An initiative on the board. */
    @Schema(name = "BoardCard", description = "An initiative on the board.")
    record CardView(
            InitiativeId id,

            @Schema(description = "What it is called.", maxLength = 200, example = "Påhittade cykelverkstaden")
            String name,

            @Schema(description = "The day on which it came there.", example = "2024-03-01")
            LocalDate since) {}

    /** How many survived. */
    @Schema(
            name = "SurvivalRate",
            description =
                    "How many of the enterprises that came from initiatives were there after some years. One for which the"
                            + " years have not passed is counted apart, also when it has closed.")
    record SurvivalView(
            @Schema(
                    description = "Years after the business began.",
                    format = "int32",
                    minimum = "1",
                    maximum = "5",
                    example = "3")
            int years,

            @Schema(
                    description = "Were there then.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "8")
            int survived,

            @Schema(description = "Were not.", format = "int32", minimum = "0", maximum = "2147483647", example = "2")
            int closed,

            @Schema(
                    description = "Cannot be told of yet.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "5")
            int notYet,

            @Schema(
                    description =
                            "Those that survived as a share of those that can be told of; left out when there are none.",
                    format = "double",
                    minimum = "0",
                    maximum = "1",
                    example = "0.8")
            @Nullable
            Double rate) {

        static SurvivalView of(Survival it) {
            return new SurvivalView(
                    it.years(),
                    it.survived(),
                    it.closed(),
                    it.notYet(),
                    it.rate().isPresent() ? Double.valueOf(it.rate().getAsDouble()) : null);
        }
    }

    /** What is told of an initiative. */
    @Schema(description = "What is told of an initiative.")
    record InitiativeFacts(
            @Schema(
                    description = "What it is called; not the name of a person.",
                    minLength = 1,
                    example = "Påhittade cykelverkstaden")
            @Size(max = 200)
            String name,

            @Schema(
                    description = "What it is about, in words that tell of no person; a personal number is refused.",
                    minLength = 1,
                    example = "Några vill laga cyklar tillsammans.")
            @Size(max = 2000)
            @Nullable
            String description,

            @Schema(description = "Where it is, when that lies in the region.") @Nullable
            MunicipalityCode municipality,

            @Schema(description = "The support node that helps it.")
            NodeId node,

            @Schema(description = "The legal person that it has; it must have one to be registered.") @Nullable
            OrganisationId organisation) {

        static InitiativeFacts of(Initiative it) {
            Idea idea = it.idea();
            return new InitiativeFacts(
                    idea.name(), idea.description(), idea.municipality(), it.node(), it.organisation());
        }

        Initiative on(Initiative now) {
            return now.describe(node, new Idea(name, description, municipality), organisation);
        }
    }

    /** A new initiative. */
    @Schema(description = "A new initiative, which begins as an idea.")
    record NewInitiative(
            @Schema(
                    description = "What it is called; not the name of a person.",
                    minLength = 1,
                    example = "Påhittade cykelverkstaden")
            @Size(max = 200)
            String name,

            @Schema(
                    description = "What it is about, in words that tell of no person; a personal number is refused.",
                    minLength = 1,
                    example = "Några vill laga cyklar tillsammans.")
            @Size(max = 2000)
            @Nullable
            String description,

            @Schema(description = "Where it is, when that lies in the region.") @Nullable
            MunicipalityCode municipality,

            @Schema(description = "The support node that helps it.")
            NodeId node,

            @Schema(description = "The legal person that it has, if there is one already.") @Nullable
            OrganisationId organisation,

            @Schema(
                    description = "The day on which the idea became known; today when left out, not in the future.",
                    example = "2024-03-01")
            @Nullable
            LocalDate on) {

        Initiative initiative(InitiativeId id, Actor by, LocalDate today) {
            var first = new StageChange(Stage.IDEA, Objects.requireNonNullElse(on, today), null, null, by);
            Idea idea = new Idea(name, description, municipality);
            return Initiative.begin(id, node, idea, first, today).describe(node, idea, organisation);
        }
    }

    /** A step to another stage. */
    @Schema(description = "A step of an initiative to another stage.", example = """
                    {"to": "screened", "on": "2024-04-15"}
                    """)
    record NewInitiativeStage(
            @Schema(description = "The stage to come to; a code of initiative-stages.", example = "screened")
            Stage to,

            @Schema(description = "When that happened; not in the future.", example = "2024-04-15")
            LocalDate on,

            @Schema(
                    description =
                            "Why; a code of initiative-step-reasons that fits the step. A pause and an end must have one, and nothing"
                                    + " else has.",
                    example = "awaits-funding")
            @Nullable
            StepReason reason,

            @Schema(
                    description = "Why, in words that tell of no person; demanded with the reason other.",
                    minLength = 1,
                    example = "Inväntar besked om lokalen.")
            @Size(max = 2000)
            @Nullable
            String explanation) {

        StageChange step(Actor by) {
            return new StageChange(to, on, reason, explanation, by);
        }
    }

    /** Which enterprise it became. */
    @Schema(description = "Which enterprise an initiative became.")
    record NewBecame(
            @Schema(description = "The enterprise; it must be in the register, and the same legal person's.")
            EnterpriseId enterprise,

            @Schema(
                    description =
                            "The day on which the business began; not before the idea was known or the enterprise was there,"
                                    + " after it closed, or in the future.",
                    example = "2024-09-01")
            LocalDate on) {

        static NewBecame of(Became it) {
            return new NewBecame(it.enterprise(), it.on());
        }

        Became became(Actor by) {
            return new Became(enterprise, on, by);
        }
    }

    /** A step on the way of an initiative. */
    @Schema(
            name = "InitiativeStageChange",
            description = "A step on the way of an initiative, and how long it stood where it came to.")
    record InitiativeStageChangeView(
            @Schema(description = "The stage that it came to; a code of initiative-stages.", example = "screened")
            Stage to,

            @Schema(description = "When that happened.", example = "2024-04-15")
            LocalDate on,

            @Schema(description = "When it left that stage; left out while it stands there.", example = "2024-08-01")
            @Nullable
            LocalDate until,

            @Schema(
                    description = "How many days it stood there, so far; an end lasts no time.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "108")
            int days,

            @Schema(description = "Why; a code of initiative-step-reasons.", example = "awaits-funding") @Nullable
            StepReason reason,

            @Schema(description = "Why, in words.", maxLength = 2000, example = "Inväntar besked om lokalen.") @Nullable
            String explanation,

            @Schema(description = "Who recorded it: a stable identifier.", maxLength = 200, example = "seed")
            String recordedBy,

            @Schema(description = "When it was recorded.", example = "2026-11-23T09:00:00Z")
            Instant recordedAt) {

        static InitiativeStageChangeView of(Stay it) {
            StageChange step = it.step();
            return new InitiativeStageChangeView(
                    step.to(),
                    step.on(),
                    it.until(),
                    it.days(),
                    step.reason(),
                    step.explanation(),
                    step.by().who(),
                    step.by().at());
        }
    }
}
