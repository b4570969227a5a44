package se.kompetensbyran.api.support;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
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
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.support.Question;
import se.kompetensbyran.domain.support.Stage;
import se.kompetensbyran.domain.support.Step;
import se.kompetensbyran.domain.support.SupportCase;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.support.SupportOverview;
import se.kompetensbyran.domain.support.SupportReason;
import se.kompetensbyran.domain.support.SupportResult;

/** How support cases are shown and told. */
@Singleton
final class SupportViews {

    private final Addresses addresses;
    private final Caller caller;

    SupportViews(Addresses addresses, Caller caller) {
        this.addresses = addresses;
        this.caller = caller;
    }

    /** Shows cases to this caller. */
    Function<SupportOverview, SupportCaseView> shown() {
        Authority authority = caller.authority();
        String collection = addresses.of("support-cases");
        return it -> SupportCaseView.of(it, links(it, collection, authority));
    }

    private List<Link> links(SupportOverview it, String collection, Authority authority) {
        String self = collection + "/" + it.id();
        Belonging whose = SupportAccess.of(it);
        SupportOverview.AtNode node = it.node();
        List<Link> links = new ArrayList<>(16);
        links.add(Link.get("self", self));
        links.add(Link.get("collection", collection));
        SupportOverview.Asker enterprise = it.enterprise();
        SupportOverview.AskingInitiative initiative = it.initiative();
        if (enterprise != null) links.add(Link.get("enterprise", addresses.of("enterprises", enterprise.id())));
        if (initiative != null) links.add(Link.get("initiative", addresses.of("initiatives", initiative.id())));
        if (node != null) links.add(Link.get("node", addresses.of("nodes", node.id())));
        links.add(Link.get("stage-changes", self + "/stage-changes"));
        links.add(Link.get("sessions", self + "/sessions"));
        links.add(Link.get("measures", addresses.of("needs-measures") + "?supportCase=" + it.id()));
        boolean mayReadHistory =
                authority.may(Permission.HISTORY_READ, whose) && authority.may(Permission.SUPPORT_READ, whose);
        if (mayReadHistory) links.add(Histories.link(self));
        if (authority.may(Permission.SUPPORT_WORK, SupportAccess.supportersOf(it))) {
            boolean mayRefuse = authority.may(Permission.SUPPORT_WORK, SupportAccess.refusersOf(it));
            for (Stage next : it.stage().next())
                if (next != Stage.WITHDRAWN && (next != Stage.REFUSED || mayRefuse))
                    links.add(new Link("become-" + EnumCode.of(next), self + "/stage-changes", "POST"));
            if (it.stage() == Stage.TAKEN) links.add(new Link("hold-session", self + "/sessions", "POST"));
        }
        if (it.stage().mayBecome(Stage.WITHDRAWN)
                && authority.may(Permission.SUPPORT_REQUEST, SupportAccess.askersOf(it)))
            links.add(new Link("become-withdrawn", self + "/withdrawals", "POST"));
        return links;
    }

    /** A support case. */
    @Schema(name = "SupportCase", description = "Support that was asked for (sv: stödärende). Never open.")
    record SupportCaseView(
            SupportCaseId id,
            @JsonIgnore long revision,

            @Schema(description = "The enterprise that asked; left out when it was asked for an initiative.") @Nullable
            AskerView enterprise,

            @Schema(description = "The initiative for which it was asked, by who helps it.") @Nullable
            AskingInitiativeView initiative,

            @Schema(
                    description =
                            "What it needs, in words that tell of no person; left out when a request is repeated.",
                    maxLength = 2000,
                    example = "Hur räknar man priset?")
            @Nullable
            String question,

            @Schema(
                    description = "What it is about; codes of competence-areas.",
                    example = "[\"business-development\"]",
                    maxItems = Question.MAX_AREAS)
            List<String> competenceAreas,

            @Schema(description = "Where it stands; a code of support-stages.", example = "requested")
            Stage stage,

            @Schema(description = "The day on which it was asked.", example = "2024-05-06")
            LocalDate requestedOn,

            @Schema(
                    description =
                            "The support node that has it, had it or said no; left out while it waits to be taken.")
            @Nullable
            SupportNodeView node,

            @Schema(
                    description =
                            "The support nodes that said no while others were left to ask; who helps then is asked still.",
                    maxItems = SupportCase.MAX_STEPS)
            List<NodeId> decliningNodes,

            @Schema(
                    description = "The adviser who took it last: the subject of the token.",
                    maxLength = 200,
                    example = "seed")
            @Nullable
            String adviser,

            @Schema(
                    description = "What came of it, while it is closed; a code of support-results.",
                    example = "reached")
            @Nullable
            SupportResult result,

            @Schema(description = "The day of the first session, if there was one.", example = "2024-05-10") @Nullable
            LocalDate firstSessionOn,

            @Schema(
                    description = "The minutes of all sessions together.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "120")
            int minutes,

            @Schema(description = "The minutes of each competence area that has had a session.", maxItems = 200)
            List<AreaMinutesView> areaMinutes,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        // The words stay in one place.
        @Override
        public Shown kept() {
            return new SupportCaseView(
                    id,
                    revision,
                    enterprise,
                    initiative,
                    null,
                    competenceAreas,
                    stage,
                    requestedOn,
                    node,
                    decliningNodes,
                    adviser,
                    result,
                    firstSessionOn,
                    minutes,
                    areaMinutes,
                    links);
        }

        static SupportCaseView of(SupportOverview it, List<Link> links) {
            SupportOverview.AtNode node = it.node();
            SupportOverview.Asker enterprise = it.enterprise();
            SupportOverview.AskingInitiative initiative = it.initiative();
            return new SupportCaseView(
                    it.id(),
                    it.revision(),
                    enterprise == null ? null : new AskerView(enterprise.id(), enterprise.name()),
                    initiative == null ? null : new AskingInitiativeView(initiative.id(), initiative.name()),
                    it.question().words(),
                    List.copyOf(it.question().competenceAreas()),
                    it.stage(),
                    it.requestedOn(),
                    node == null ? null : new SupportNodeView(node.id(), node.name()),
                    it.declinedBy().stream()
                            .sorted(Comparator.comparing(NodeId::toString))
                            .toList(),
                    it.adviser(),
                    it.result(),
                    it.firstSessionOn(),
                    it.minutes(),
                    AreaMinutesView.of(it.minutesByArea()),
                    links);
        }
    }

    /** How long it was about something. */
    @Schema(name = "SupportAreaMinutes", description = "The minutes of sessions on a competence area.")
    record AreaMinutesView(
            @Schema(
                    description = "The competence area; a code of competence-areas.",
                    maxLength = 40,
                    example = "business-development")
            String competenceArea,

            @Schema(
                    description = "The minutes of all sessions on it.",
                    format = "int32",
                    minimum = "1",
                    maximum = "2147483647",
                    example = "90")
            int minutes) {

        static List<AreaMinutesView> of(SortedMap<String, Integer> all) {
            return all.entrySet().stream()
                    .map(one -> new AreaMinutesView(one.getKey(), one.getValue()))
                    .toList();
        }
    }

    /** For whom it was asked. */
    @Schema(name = "SupportAskingInitiative", description = "The initiative for which support was asked.")
    record AskingInitiativeView(
            InitiativeId id,

            @Schema(description = "What it is called.", maxLength = 200, example = "Påhittade cykelverkstaden")
            String name) {}

    /** Who asked. */
    @Schema(name = "SupportAsker", description = "The enterprise that asked for support.")
    record AskerView(
            EnterpriseId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Påhittade kaféet")
            String name) {}

    /** Who has it. */
    @Schema(name = "SupportCaseNode", description = "The support node that has a case, had it or said no.")
    record SupportNodeView(
            NodeId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Noden i Falun och Borlänge")
            String name) {}

    /** A request. */
    @Schema(
            description = "What an enterprise asks, or who helps an initiative asks for that; one of both.",
            example = """
                    {
                      "enterprise": "01976f2e-5c00-7000-8000-000000000030",
                      "question": "Hur räknar man priset?",
                      "competenceAreas": ["business-development"]
                    }
                    """)
    record NewSupportCase(
            @Schema(description = "The enterprise that asks.") @Nullable
            EnterpriseId enterprise,

            @Schema(description = "The initiative for which it is asked.") @Nullable
            InitiativeId initiative,

            @Schema(
                    description = "What it needs, in words that tell of no person; a personal number is refused.",
                    minLength = 1,
                    example = "Hur räknar man priset?")
            @Size(max = 2000)
            String question,

            @Schema(
                    description = "What it is about; codes of competence-areas, at least one.",
                    example = "[\"business-development\"]")
            @Size(max = Question.MAX_AREAS)
            Set<String> competenceAreas) {

        SupportCase supportCase(SupportCaseId id, Actor by) {
            Question asked = new Question(question, competenceAreas);
            return SupportCase.request(id, enterprise, initiative, asked, Step.request(by));
        }
    }

    /** A step to another stage. */
    @Schema(description = "A step of a support case to another stage.", example = """
                    {"to": "taken", "node": "01976f2e-5c00-7000-8000-000000000021"}
                    """)
    record NewSupportStage(
            @Schema(description = "The stage to come to; a code of support-stages.", example = "taken")
            Stage to,

            @Schema(
                    description =
                            "The support node that takes it or says no: the own one, which covers the municipality of the"
                                    + " enterprise today, or helps the initiative. There for taken and refused, and only then.")
            @Nullable
            NodeId node,

            @Schema(
                    description =
                            "Why it is refused, handed back or reopened; a code of support-reasons that fits that step."
                                    + " There for those, and only then.",
                    example = "no-capacity")
            @Nullable
            SupportReason reason,

            @Schema(
                    description = "What came of it; a code of support-results. There for closed, and only then.",
                    example = "reached")
            @Nullable
            SupportResult result,

            @Schema(
                    description = "More about it, in words that tell of no person; demanded with the reason other.",
                    minLength = 1,
                    example = "Priset är räknat.")
            @Size(max = 2000)
            @Nullable
            String words) {

        Step step(Actor by) {
            return new Step(to, node, reason, result, words, by);
        }
    }

    /** That it is asked no more. */
    @Schema(description = "That who asked asks no more.")
    record NewWithdrawal(
            @Schema(
                    description = "Why; a code of support-reasons that fits a withdrawal.",
                    example = "solved-otherwise")
            SupportReason reason,

            @Schema(
                    description = "More about it, in words that tell of no person; demanded with the reason other.",
                    minLength = 1,
                    example = "Vi fann svaret själva.")
            @Size(max = 2000)
            @Nullable
            String words) {

        Step step(Actor by) {
            return new Step(Stage.WITHDRAWN, null, reason, null, words, by);
        }
    }

    /** A step of a case. */
    @Schema(name = "SupportStageChange", description = "A step of a support case, with who, when and why.")
    record SupportStageChangeView(
            @Schema(description = "The stage that it came to; a code of support-stages.", example = "taken")
            Stage to,

            @Schema(
                    description =
                            "The support node that took it or said no; of a no while others were left to ask, it was requested still.")
            @Nullable
            NodeId node,

            @Schema(description = "Why; a code of support-reasons.", example = "no-capacity") @Nullable
            SupportReason reason,

            @Schema(description = "What came of it; a code of support-results.", example = "reached") @Nullable
            SupportResult result,

            @Schema(description = "More about it, in words.", maxLength = 2000, example = "Priset är räknat.") @Nullable
            String words,

            @Schema(description = "Who did it: a stable identifier.", maxLength = 200, example = "seed")
            String recordedBy,

            @Schema(description = "When.", example = "2026-11-23T09:00:00Z")
            Instant recordedAt) {

        static SupportStageChangeView of(Step it) {
            return new SupportStageChangeView(
                    it.to(),
                    it.node(),
                    it.reason(),
                    it.result(),
                    it.words(),
                    it.by().who(),
                    it.by().at());
        }
    }
}
