package se.kompetensbyran.api.assessments;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.Histories;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EnterpriseOwnership;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.assessments.Assessment;
import se.kompetensbyran.domain.assessments.AssessmentId;
import se.kompetensbyran.domain.assessments.AssessmentLine;
import se.kompetensbyran.domain.assessments.Evidence;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.assessments.StateChange;
import se.kompetensbyran.domain.assessments.Verdict;
import se.kompetensbyran.domain.assessments.Verdicts;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Period;

/** How assessments are shown and told. */
@Singleton
final class AssessmentViews {

    private final Addresses addresses;
    private final Caller caller;
    private final Time time;

    AssessmentViews(Addresses addresses, Caller caller, Time time) {
        this.addresses = addresses;
        this.caller = caller;
        this.time = time;
    }

    /** Shows an assessment of that enterprise to this caller. */
    AssessmentView show(Assessment it, EnterpriseOverview of) {
        Belonging whose = EnterpriseOwnership.of(of);
        Period validity = it.validity();
        return new AssessmentView(
                it.id(),
                it.revision(),
                new AssessedView(it.enterprise(), of.name()),
                it.state(),
                since(it.history().get(it.history().size() - 1)),
                // Who writes or decides and may not read is not shown it in the answer either.
                caller.may(Permission.ASSESSMENTS_READ, whose) ? EvidenceFacts.of(it.evidence()) : null,
                VerdictsFacts.of(it.verdicts()),
                it.contestableUntil().orElse(null),
                validity == null ? null : validity.from(),
                validity == null ? null : validity.lastDay().orElse(null),
                links(it, of, whose));
    }

    /** Shows a line of a list. */
    AssessmentLineView show(AssessmentLine it) {
        Period validity = it.validity();
        return new AssessmentLineView(
                it.id(),
                new AssessedView(it.enterprise(), it.enterpriseName()),
                it.state(),
                it.since(),
                validity == null ? null : validity.from(),
                validity == null ? null : validity.lastDay().orElse(null),
                List.of(
                        Link.get("self", addresses.of("assessments", it.id())),
                        Link.get("related", addresses.of("enterprises", it.enterprise()))));
    }

    private static Instant since(StateChange it) {
        return it.by().at();
    }

    private List<Link> links(Assessment it, EnterpriseOverview of, Belonging whose) {
        Authority authority = caller.authority();
        String self = addresses.of("assessments", it.id());
        boolean mayWrite = authority.may(Permission.ASSESSMENTS_WRITE, whose);
        boolean mayDecide = authority.may(Permission.ASSESSMENTS_DECIDE, Belonging.REGION) && !it.isOwn(caller.who());
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("collection", addresses.of("assessments")));
        links.add(Link.get("related", addresses.of("enterprises", it.enterprise())));
        links.add(Link.get("stage-changes", self + "/stage-changes"));
        if (authority.may(Permission.HISTORY_READ, whose)) links.add(Histories.link(self));
        if (mayWrite && it.state() == State.DRAFT) links.add(new Link("edit", self, "PATCH"));
        for (State next : it.next(time.today())) {
            if (next == State.CONFIRMED && of.stage() == Stage.CLOSED) continue;
            String rel = "become-" + EnumCode.of(next);
            if (next.isDecision() && mayDecide) links.add(new Link(rel, self + "/decisions", "POST"));
            if (!next.isDecision() && mayWrite) links.add(new Link(rel, self + "/stage-changes", "POST"));
        }
        return links;
    }

    /** An assessment. */
    @Schema(
            name = "Assessment",
            description =
                    "The assessment of an enterprise against the four criteria (sv: statusbedömning); never open.")
    record AssessmentView(
            AssessmentId id,
            @JsonIgnore long revision,
            AssessedView enterprise,

            @Schema(description = "How far it has come; a code of assessment-states.", example = "submitted")
            State state,

            @Schema(description = "When it came to that state.", example = "2026-11-23T09:00:00Z")
            Instant since,

            @Schema(
                    description =
                            "What shows that each criterion is met; left out for who may not read it, and when a request to"
                                    + " begin is repeated.")
            @Nullable
            EvidenceFacts evidence,

            @Schema(description = "What the decision says of each criterion; unknown until then.")
            VerdictsFacts verdicts,

            @Schema(
                    description =
                            "While its rejection is told: the last day on which the enterprise can count on that it may"
                                    + " contest that.",
                    example = "2026-12-14")
            @Nullable
            LocalDate contestableUntil,

            @Schema(description = "The first day on which a confirmation is valid.", example = "2026-11-23") @Nullable
            LocalDate validFrom,

            @Schema(description = "The last day on which a confirmation is valid.", example = "2027-11-22") @Nullable
            LocalDate validUntil,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        // The evidence stays in one place.
        @Override
        public Shown kept() {
            return new AssessmentView(
                    id,
                    revision,
                    enterprise,
                    state,
                    since,
                    null,
                    verdicts,
                    contestableUntil,
                    validFrom,
                    validUntil,
                    links);
        }
    }

    /** An assessment in a list. */
    @Schema(name = "AssessmentLine", description = "An assessment in a list, without its evidence.")
    record AssessmentLineView(
            AssessmentId id,
            AssessedView enterprise,

            @Schema(description = "How far it has come; a code of assessment-states.", example = "submitted")
            State state,

            @Schema(description = "When it came to that state.", example = "2026-11-23T09:00:00Z")
            Instant since,

            @Schema(description = "The first day on which a confirmation is valid.", example = "2026-11-23") @Nullable
            LocalDate validFrom,

            @Schema(description = "The last day on which a confirmation is valid.", example = "2027-11-22") @Nullable
            LocalDate validUntil,

            @Schema(description = "Itself and the enterprise.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** Which enterprise is assessed. */
    @Schema(name = "AssessedEnterprise", description = "The enterprise that is assessed.")
    record AssessedView(
            EnterpriseId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Påhittade kaféet")
            String name) {}

    /** What shows that each criterion is met. */
    @Schema(name = "Evidence", description = "What shows that each of the four criteria is met; nobody else reads it.")
    record EvidenceFacts(
            @Schema(
                    description = "That it exists to integrate people who have great difficulty to get or keep work.",
                    minLength = 1,
                    example = "Stadgarna, 2 §.")
            @Size(max = Evidence.MAX)
            @Nullable
            String integration,

            @Schema(
                    description = "That its co-workers take part, by ownership, agreement or otherwise.",
                    minLength = 1,
                    example = "Alla är medlemmar efter prövotiden.")
            @Size(max = Evidence.MAX)
            @Nullable
            String participation,

            @Schema(
                    description = "That it mainly reinvests its profit in its own or similar activity.",
                    minLength = 1,
                    example = "Stadgarna, 20 §, och bokslutet för 2025.")
            @Size(max = Evidence.MAX)
            @Nullable
            String reinvestment,

            @Schema(
                    description = "That it is organisationally free of the public sector.",
                    minLength = 1,
                    example = "Medlemsförteckningen.")
            @Size(max = Evidence.MAX)
            @Nullable
            String independence) {

        static EvidenceFacts of(Evidence it) {
            return new EvidenceFacts(it.integration(), it.participation(), it.reinvestment(), it.independence());
        }

        Evidence evidence() {
            return new Evidence(integration, participation, reinvestment, independence);
        }
    }

    /** Whether each criterion is met. */
    @Schema(name = "Verdicts", description = "Whether each of the four criteria is met; codes of verdicts.")
    record VerdictsFacts(
            @Schema(description = "Whether it exists to integrate people into work.", example = "met")
            Verdict integration,

            @Schema(description = "Whether its co-workers take part.", example = "met")
            Verdict participation,

            @Schema(description = "Whether it mainly reinvests its profit.", example = "met")
            Verdict reinvestment,

            @Schema(description = "Whether it is free of the public sector.", example = "met")
            Verdict independence) {

        static VerdictsFacts of(Verdicts it) {
            return new VerdictsFacts(it.integration(), it.participation(), it.reinvestment(), it.independence());
        }

        Verdicts verdicts() {
            return new Verdicts(integration, participation, reinvestment, independence);
        }
    }

    /** A new assessment. */
    @Schema(description = "A new assessment.")
    record NewAssessment(
            @Schema(description = "Which enterprise to assess.")
            EnterpriseId enterprise,

            @Schema(description = "What shows that each criterion is met, so far as it is written.") @Nullable
            EvidenceFacts evidence) {

        Evidence told() {
            return evidence == null ? Evidence.NONE : evidence.evidence();
        }
    }

    /** What is told of an assessment. */
    @Schema(description = "What is told of an assessment.")
    record AssessmentFacts(
            @Schema(description = "What shows that each criterion is met, so far as it is written.") @Nullable
            EvidenceFacts evidence) {

        static AssessmentFacts of(Assessment it) {
            return new AssessmentFacts(EvidenceFacts.of(it.evidence()));
        }

        Evidence told() {
            return evidence == null ? Evidence.NONE : evidence.evidence();
        }
    }

    /** A step of an assessment that is no decision. */
    @Schema(description = "A step of an assessment that is no decision.", example = """
                    {"to": "submitted"}
                    """)
    record NewAssessmentState(
            @Schema(
                    description =
                            "The state to come to: submitted, contested or withdrawn; a code of assessment-states.",
                    example = "submitted")
            State to,

            @Schema(
                    description = "Why, in words that are never open; must be there when it is contested.",
                    minLength = 1,
                    example = "Påhittad förklaring.")
            @Size(max = StateChange.MAX)
            @Nullable
            String reason) {

        StateChange step(Actor by) {
            return new StateChange(to, reason, by);
        }
    }

    /** A decision. */
    @Schema(description = "A decision on an assessment.")
    record NewDecision(
            @Schema(
                    description =
                            "The state to come to: confirmed, rejection-told or rejected; a code of assessment-states.",
                    example = "confirmed")
            State to,

            @Schema(description = "What it says of each criterion; as before when left out.") @Nullable
            VerdictsFacts verdicts,

            @Schema(
                    description = "Why, in words that are never open; must be there unless it is confirmed.",
                    minLength = 1,
                    example = "Alla fyra kriterierna är uppfyllda.")
            @Size(max = StateChange.MAX)
            @Nullable
            String reason,

            @Schema(
                    description =
                            "The first day on which a confirmation is valid, for twelve months. When left out: today, or the"
                                    + " day after the last on which the one before it is valid.",
                    example = "2026-11-23")
            @Nullable
            LocalDate validFrom) {

        StateChange step(Actor by) {
            return new StateChange(to, reason, by);
        }

        @Nullable
        Verdicts told() {
            return verdicts == null ? null : verdicts.verdicts();
        }
    }

    /** A step of an assessment. */
    @Schema(name = "AssessmentStateChange", description = "A step of an assessment.")
    record AssessmentStateChangeView(
            @Schema(description = "The state that it came to; a code of assessment-states.", example = "submitted")
            State to,

            @Schema(description = "Why, in words.", maxLength = StateChange.MAX, example = "Påhittad förklaring.")
            @Nullable
            String reason,

            @Schema(description = "Who did it: a stable identifier.", maxLength = 200, example = "adviser-1")
            String recordedBy,

            @Schema(description = "When it was done.", example = "2026-11-23T09:00:00Z")
            Instant recordedAt) {

        static AssessmentStateChangeView of(StateChange it) {
            return new AssessmentStateChangeView(
                    it.to(), it.reason(), it.by().who(), it.by().at());
        }
    }
}
