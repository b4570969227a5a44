package se.kompetensbyran.api.worklist;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.findings.FoundLinks;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.assessments.AssessmentId;
import se.kompetensbyran.domain.assessments.State;
import se.kompetensbyran.domain.findings.FindingKind;
import se.kompetensbyran.domain.quality.Action;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.support.Stage;
import se.kompetensbyran.domain.worklist.WorkItem;
import se.kompetensbyran.domain.worklist.WorkItem.ActionOverdue;
import se.kompetensbyran.domain.worklist.WorkItem.AssessmentToDecide;
import se.kompetensbyran.domain.worklist.WorkItem.DataFinding;
import se.kompetensbyran.domain.worklist.WorkItem.FollowUpDue;
import se.kompetensbyran.domain.worklist.WorkItem.HandoverOffered;
import se.kompetensbyran.domain.worklist.WorkItem.InitiativeUnmoved;
import se.kompetensbyran.domain.worklist.WorkItem.ReferralUnanswered;
import se.kompetensbyran.domain.worklist.WorkItem.RetentionEnding;
import se.kompetensbyran.domain.worklist.WorkItem.StatusDue;
import se.kompetensbyran.domain.worklist.WorkItem.SupportRequested;
import se.kompetensbyran.domain.worklist.WorkKind;

/** How work is shown: whoever sees an item may act on it, so each has links to do so. */
@Singleton
final class WorkViews {

    private final Addresses addresses;
    private final Caller caller;
    private final FoundLinks found;

    WorkViews(Addresses addresses, Caller caller, FoundLinks found) {
        this.addresses = addresses;
        this.caller = caller;
        this.found = found;
    }

    /** Shows items to this caller. */
    Function<WorkItem, WorkItemView> shown() {
        Authority authority = caller.authority();
        return it -> new WorkItemView(
                it.kind(),
                it instanceof DataFinding one ? one.finding() : null,
                it.due(),
                it.since(),
                new WorkSubjectView(it.about().id(), it.about().name()),
                links(it, authority));
    }

    private List<Link> links(WorkItem it, Authority authority) {
        List<Link> links = new ArrayList<>();
        if (it instanceof AssessmentToDecide one) toDecide(one, authority, links);
        else if (it instanceof StatusDue one) toRenew(one, authority, links);
        else if (it instanceof SupportRequested one) toTake(one, authority, links);
        else if (it instanceof ActionOverdue one) toDo(one, authority, links);
        else if (it instanceof InitiativeUnmoved one) toMove(one, authority, links);
        else if (it instanceof ReferralUnanswered one) toAnswer(one, authority, links);
        else if (it instanceof RetentionEnding one) toKeep(one, authority, links);
        else if (it instanceof DataFinding one) toMend(one, links);
        else if (it instanceof HandoverOffered one) toTakeOn(one, links);
        else if (it instanceof FollowUpDue one) toAsk(one, authority, links);
        return links;
    }

    private void toDecide(AssessmentToDecide it, Authority authority, List<Link> links) {
        String self = addresses.of("assessments", it.id());
        if (authority.may(Permission.ASSESSMENTS_READ)) links.add(Link.get("item", self));
        links.add(enterprise("related", it));
        for (State next : it.state().next())
            if (next.isDecision()) links.add(new Link("become-" + EnumCode.of(next), self + "/decisions", "POST"));
    }

    private void toRenew(StatusDue it, Authority authority, List<Link> links) {
        AssessmentId draft = it.draft();
        if (draft == null) {
            links.add(enterprise("item", it));
            links.add(new Link("begin-assessment", addresses.of("assessments"), "POST"));
            return;
        }
        String self = addresses.of("assessments", draft);
        if (authority.may(Permission.ASSESSMENTS_READ)) links.add(Link.get("item", self));
        links.add(enterprise("related", it));
        links.add(new Link("edit", self, "PATCH"));
        links.add(new Link("become-" + EnumCode.of(State.SUBMITTED), self + "/stage-changes", "POST"));
    }

    private void toTake(SupportRequested it, Authority authority, List<Link> links) {
        String self = addresses.of("support-cases", it.id());
        if (authority.may(Permission.SUPPORT_READ)) links.add(Link.get("item", self));
        links.add(
                it.isOfInitiative()
                        ? Link.get(
                                "related",
                                addresses.of("initiatives", it.about().id()))
                        : enterprise("related", it));
        for (Stage next : List.of(Stage.TAKEN, Stage.REFUSED))
            links.add(new Link("become-" + EnumCode.of(next), self + "/stage-changes", "POST"));
    }

    // Whether it can be put off hangs on who reviewed, which it shows itself.
    private void toDo(ActionOverdue it, Authority authority, List<Link> links) {
        String self = addresses.of("quality-reviews", it.review(), "actions", it.id());
        if (authority.may(Permission.QUALITY_READ)) links.add(Link.get("item", self));
        links.add(enterprise("related", it));
        for (Action.State next : Action.State.OPEN.next())
            links.add(new Link("become-" + EnumCode.of(next), self + "/stage-changes", "POST"));
    }

    // Where it can go hangs on its checklists, which it shows itself.
    private void toMove(InitiativeUnmoved it, Authority authority, List<Link> links) {
        String self = addresses.of("initiatives", it.id());
        if (authority.may(Permission.INCUBATION_READ)) {
            links.add(Link.get("item", self));
            links.add(Link.get("gate-checks", self + "/gate-checks"));
        }
        links.add(new Link("move", self + "/stage-changes", "POST"));
    }

    private void toAnswer(ReferralUnanswered it, Authority authority, List<Link> links) {
        String self = addresses.of("referrals", it.id());
        if (authority.may(Permission.REFERRALS_READ)) links.add(Link.get("item", self));
        links.add(Link.get("related", addresses.of("nodes", it.about().id())));
        links.add(new Link("decide", self + "/decisions", "POST"));
    }

    private void toMend(DataFinding it, List<Link> links) {
        found.item(it.finding(), it.subject()).ifPresent(links::add);
        links.add(Link.get("related", addresses.of("nodes", it.about().id())));
        links.add(Link.get("findings", addresses.of("data-findings")));
    }

    private void toTakeOn(HandoverOffered it, List<Link> links) {
        String self = addresses.of("handovers", it.id());
        links.add(Link.get("item", self));
        links.add(Link.get("related", addresses.of("nodes", it.about().id())));
        links.add(new Link("decide", self + "/decisions", "POST"));
    }

    private void toAsk(FollowUpDue it, Authority authority, List<Link> links) {
        String self = addresses.of("enrolments", it.id());
        if (authority.may(Permission.ENROLMENTS_READ)) links.add(Link.get("item", self));
        links.add(Link.get("related", addresses.of("nodes", it.about().id())));
        links.add(new Link("tell", self + "/readings", "POST"));
    }

    private void toKeep(RetentionEnding it, Authority authority, List<Link> links) {
        String self = addresses.of("participants", it.id());
        if (authority.may(Permission.PARTICIPANTS_WRITE)) {
            links.add(Link.get("item", self + "/retention"));
            links.add(Link.get("participant", self));
        }
        links.add(Link.get("related", addresses.of("nodes", it.about().id())));
        links.add(new Link("hold", self + "/retention-holds", "POST"));
    }

    private Link enterprise(String rel, WorkItem it) {
        return Link.get(rel, addresses.of("enterprises", it.about().id()));
    }

    /** An item of a work list. */
    @Schema(name = "WorkItem", description = "Something that waits for whoever is signed in. It tells of no person.")
    record WorkItemView(
            @Schema(description = "What is to be done; a code of work-kinds.", example = "support-requested")
            WorkKind kind,

            @Schema(
                    description = "What is wrong, a code of finding-kinds; left out of all but data-finding.",
                    example = "placement-past-end")
            @Nullable
            FindingKind finding,

            @Schema(
                    description =
                            "The day on which it was or is time for it: of a status, an action or who is to be asked afterwards the last day, of an initiative"
                                    + " 60 days after it last moved, of a referral the day from which the node is reminded, of an"
                                    + " identity the day on which it goes, of what is wrong the day since which it is, of what"
                                    + " waits for a decision or an answer the day on which that could be given.",
                    example = "2024-05-06")
            LocalDate due,

            @Schema(
                    description =
                            "Since when it waits: the day on which an assessment came to its state, a request was made, an"
                                    + " initiative last moved, a referral was sent, somebody was offered or can be asked, the node was told, or it was found. Left out of statuses and actions.",
                    example = "2024-05-06")
            @Nullable
            LocalDate since,

            WorkSubjectView about,

            @Schema(
                    description =
                            "What is to be acted on (item), what it belongs to (related), and what you may do with it.",
                    maxItems = 20)
            @JsonProperty("_links")
            List<Link> links) {}

    /** What work is about. */
    @Schema(
            name = "WorkSubject",
            description =
                    "The enterprise, the initiative or, of what tells of a person, the support node that it is about.")
    record WorkSubjectView(
            UUID id,

            @Schema(description = "Its name.", maxLength = 200, example = "Påhittade kaféet")
            String name) {}

    /** How much work there is. */
    @Schema(name = "WorkCounts", description = "How much waits for whoever is signed in.")
    record WorkCountsView(
            @Schema(description = "By kind, of those that you may act on.", maxItems = 20)
            List<WorkCountView> counts,

            @Schema(description = "Itself and the list.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** How much work there is of a kind. */
    @Schema(name = "WorkCount", description = "How much there is of a kind.")
    record WorkCountView(
            @Schema(description = "What is to be done; a code of work-kinds.", example = "support-requested")
            WorkKind kind,

            @Schema(
                    description = "How many; left out above 10 000.",
                    format = "int32",
                    minimum = "0",
                    maximum = "10000",
                    example = "3")
            @Nullable
            Integer count,

            @Schema(
                    description = "There are at least so many; there instead of count above 10 000.",
                    format = "int32",
                    minimum = "10000",
                    maximum = "10000",
                    example = "10000")
            @Nullable
            Integer countIsAtLeast) {

        static WorkCountView of(WorkKind kind, int count) {
            boolean isCounted = count <= PageRequest.REACH;
            return new WorkCountView(
                    kind, isCounted ? count : null, isCounted ? null : Integer.valueOf(PageRequest.REACH));
        }
    }
}
