package se.kompetensbyran.api.quality;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.Histories;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Caller;
import se.kompetensbyran.api.shared.EnterpriseOwnership;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PartLinks;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview.AtNode;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.quality.Action;
import se.kompetensbyran.domain.quality.Area;
import se.kompetensbyran.domain.quality.Comparison;
import se.kompetensbyran.domain.quality.Ending;
import se.kompetensbyran.domain.quality.Judgement;
import se.kompetensbyran.domain.quality.QualityReview;
import se.kompetensbyran.domain.quality.QualityReviewId;
import se.kompetensbyran.domain.quality.QualityReviews.ActionLine;
import se.kompetensbyran.domain.quality.QualityReviews.ReviewLine;
import se.kompetensbyran.domain.quality.Reviewer;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.InvalidValue;

/** How quality reviews are shown and told. */
@Singleton
final class QualityViews {

    private final Enterprises enterprises;
    private final Addresses addresses;
    private final PartLinks partLinks;
    private final QualityAuthority authority;
    private final Caller caller;
    private final Time time;

    QualityViews(
            Enterprises enterprises,
            Addresses addresses,
            PartLinks partLinks,
            QualityAuthority authority,
            Caller caller,
            Time time) {
        this.enterprises = enterprises;
        this.addresses = addresses;
        this.partLinks = partLinks;
        this.authority = authority;
        this.caller = caller;
        this.time = time;
    }

    /** Shows a review to somebody who may read it. */
    QualityReviewView show(QualityReview it) {
        EnterpriseOverview of = enterpriseOf(it);
        Belonging whose = EnterpriseOwnership.of(of);
        boolean mayChange = authority.may(whose, it.reviewer()).change();
        String self = addresses.of("quality-reviews", it.id());
        List<Link> links = new ArrayList<>();
        links.add(Link.get("self", self));
        links.add(Link.get("collection", addresses.of("quality-reviews")));
        links.add(Link.get("related", addresses.of("enterprises", it.enterprise())));
        links.add(Link.get("actions", self + "/actions"));
        if (caller.may(Permission.HISTORY_READ, whose)) links.add(Histories.link(self));
        if (mayChange) links.add(new Link("edit", self, "PATCH"));
        if (mayChange) links.add(new Link("add-action", self + "/actions", "POST"));
        return new QualityReviewView(
                it.id(),
                it.revision(),
                new ReviewedView(it.enterprise(), of.name()),
                it.on(),
                it.judgements().stream().map(JudgementView::of).toList(),
                it.reviewer(),
                it.told().who(),
                it.told().at(),
                links);
    }

    /** Shows a line of a list. */
    QualityReviewLineView show(ReviewLine it) {
        return new QualityReviewLineView(
                it.id(),
                new ReviewedView(it.enterprise(), it.enterpriseName()),
                it.on(),
                List.of(
                        Link.get("self", addresses.of("quality-reviews", it.id())),
                        Link.get("related", addresses.of("enterprises", it.enterprise()))));
    }

    /** Shows an action of {@code review}. */
    QualityActionView show(QualityReview review, Action it) {
        return show(review, it, enterpriseOf(review));
    }

    /** Shows an action of {@code review}, of that enterprise. */
    QualityActionView show(QualityReview review, Action it, EnterpriseOverview of) {
        AtNode node = of.node();
        var line = new ActionLine(
                it,
                review.id(),
                review.reviewer(),
                of.id(),
                of.name(),
                of.organisation().id(),
                node == null ? null : node.host());
        return show(line, review.revision());
    }

    /** Shows an action among those of many reviews. */
    QualityActionView show(ActionLine it) {
        return show(it, 0);
    }

    /** The enterprise that was reviewed, as it is today. */
    EnterpriseOverview enterpriseOf(QualityReview review) {
        EnterpriseId id = review.enterprise();
        return enterprises.overview(id, time.today()).orElseThrow(() -> new EnterpriseProblem.Unknown(id));
    }

    /** Shows how quality changed. */
    ComparisonView show(Comparison it, QualityReview one, QualityReview other) {
        boolean isInOrder = it.before().equals(one.id());
        QualityReview before = isInOrder ? one : other;
        QualityReview after = isInOrder ? other : one;
        return new ComparisonView(
                new ReviewedView(one.enterprise(), enterpriseOf(one).name()),
                before.on(),
                after.on(),
                it.areas().stream().map(AreaStepView::of).toList(),
                List.of(
                        Link.get("self", addresses.of("quality-reviews", one.id(), "comparisons", other.id())),
                        Link.get("before", addresses.of("quality-reviews", before.id())),
                        Link.get("after", addresses.of("quality-reviews", after.id()))));
    }

    private QualityActionView show(ActionLine line, long revision) {
        Action it = line.action();
        Ending ending = it.ending();
        OrganisationId host = line.host();
        var whose = new Belonging(Set.of(line.organisation().value()), host == null ? Set.of() : Set.of(host.value()));
        QualityAuthority.May may = authority.may(whose, line.reviewer());
        List<Link> links = new ArrayList<>(partLinks.of(
                "quality-reviews",
                line.review(),
                "actions",
                it.id(),
                may.change() && ending == null,
                Link.get("owner", addresses.of("organisations", it.owner()))));
        String steps = addresses.of("quality-reviews", line.review(), "actions", it.id(), "stage-changes");
        if (may.act())
            for (Action.State next : it.state().next())
                links.add(new Link("become-" + EnumCode.of(next), steps, "POST"));
        return new QualityActionView(
                it.id(),
                revision,
                line.review(),
                new ReviewedView(line.enterprise(), line.enterpriseName()),
                it.area(),
                it.what(),
                it.owner(),
                it.due(),
                it.state(),
                ending == null ? null : ending.on(),
                ending == null ? null : ending.reason(),
                ending == null ? null : ending.by().who(),
                it.isOverdue(time.today()),
                links);
    }

    /** A review. */
    @Schema(
            name = "QualityReview",
            description = "A review of the quality of an enterprise (sv: kvalitetsgenomgång); never open.")
    record QualityReviewView(
            QualityReviewId id,
            @JsonIgnore long revision,
            ReviewedView enterprise,

            @Schema(description = "The day of the review.", example = "2024-06-03")
            LocalDate on,

            @Schema(
                    description =
                            "What it says of each area that it looked at; empty where a repeated request is answered again.",
                    maxItems = 5)
            List<JudgementView> judgements,

            @Schema(description = "On whose side it was made; a code of quality-reviewers.", example = "supporter")
            Reviewer reviewer,

            @Schema(
                    description = "Who recorded last what it says: a stable identifier.",
                    maxLength = 200,
                    example = "adviser-1")
            String recordedBy,

            @Schema(description = "When that was recorded.", example = "2024-06-03T09:00:00Z")
            Instant recordedAt,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        // What it says stands in one place.
        @Override
        public Shown kept() {
            return new QualityReviewView(
                    id, revision, enterprise, on, List.of(), reviewer, recordedBy, recordedAt, links);
        }
    }

    /** A review in a list. */
    @Schema(name = "QualityReviewLine", description = "A quality review in a list, without what it says.")
    record QualityReviewLineView(
            QualityReviewId id,
            ReviewedView enterprise,

            @Schema(description = "The day of the review.", example = "2024-06-03")
            LocalDate on,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** The enterprise that is reviewed. */
    @Schema(name = "ReviewedEnterprise", description = "The enterprise that is reviewed.")
    record ReviewedView(
            EnterpriseId id,

            @Schema(description = "Its name.", maxLength = 200, example = "Påhittade kaféet")
            String name) {}

    /** What a review says of an area. */
    @Schema(name = "Judgement", description = "What a review says of an area.")
    record JudgementView(
            @Schema(description = "Which area; a code of quality-areas.", example = "accessibility")
            Area area,

            @Schema(
                    description = "From 1, hardly begun, to 5, a matter of course.",
                    format = "int32",
                    minimum = "1",
                    maximum = "5",
                    example = "3")
            int level,

            @Schema(
                    description = "What shows it, in words that tell of no person.",
                    minLength = 1,
                    maxLength = 2000,
                    example = "Ramp vid entrén; schemat finns bara på papper.")
            String evidence) {

        static JudgementView of(Judgement it) {
            return new JudgementView(it.area(), it.level(), it.evidence());
        }

        Judgement judgement() {
            return new Judgement(area, level, evidence);
        }
    }

    /** What is told of a review. */
    @Schema(description = "What is told of a quality review.")
    record QualityReviewFacts(
            @Schema(description = "The day of the review; not in the future.", example = "2024-06-03")
            LocalDate on,

            @Schema(description = "What it says of each area that it looked at; each area once.") @Size(max = 5)
            List<JudgementView> judgements) {

        static QualityReviewFacts of(QualityReview it) {
            return new QualityReviewFacts(
                    it.on(), it.judgements().stream().map(JudgementView::of).toList());
        }

        List<Judgement> told() {
            List<Judgement> all = new ArrayList<>();
            for (int i = 0; i < judgements.size(); i++) {
                try {
                    all.add(judgements.get(i).judgement());
                } catch (InvalidValue e) {
                    // Told where it stands in the request.
                    String place = "judgements/" + i + "/" + e.field();
                    throw new InvalidValue(place, e.rule(), e.arguments().toArray());
                }
            }
            return all;
        }
    }

    /** A new review. */
    @Schema(description = "A new quality review.")
    record NewQualityReview(
            @Schema(description = "The enterprise that was reviewed.")
            EnterpriseId enterprise,

            @Schema(description = "The day of the review; not in the future.", example = "2024-06-03")
            LocalDate on,

            @Schema(description = "What it says of each area that it looked at; each area once.") @Size(max = 5)
            List<JudgementView> judgements) {

        QualityReview review(Reviewer reviewer, Actor by, LocalDate today) {
            return QualityReview.enter(
                    enterprise, on, new QualityReviewFacts(on, judgements).told(), reviewer, by, today);
        }
    }

    /** What is told of an action. */
    @Schema(description = "What is told of an action after a quality review.")
    record QualityActionFacts(
            @Schema(description = "The area that it is to better; a code of quality-areas.", example = "accessibility")
            Area area,

            @Schema(
                    description = "What is to be done, in words that tell of no person.",
                    minLength = 1,
                    maxLength = 500,
                    example = "Schemat läggs även på webben.")
            String what,

            @Schema(
                    description =
                            "The organisation that is to do it: the enterprise's own, or the one that runs its support node.")
            OrganisationId owner,

            @Schema(description = "The last day on which it is in time; not before the review.", example = "2024-09-30")
            LocalDate due) {

        static QualityActionFacts of(Action it) {
            return new QualityActionFacts(it.area(), it.what(), it.owner(), it.due());
        }

        Action planned() {
            return Action.planned(area, what, owner, due);
        }

        Action on(Action now) {
            return now.describe(area, what, owner, due);
        }
    }

    /** A step of an action to its end. */
    @Schema(description = "That an action was done or dropped.", example = """
                    {"to": "done", "on": "2024-09-12"}
                    """)
    record NewQualityActionState(
            @Schema(description = "The state to come to; a code of quality-action-states.", example = "done")
            Action.State to,

            @Schema(description = "When that happened; not in the future.", example = "2024-09-12")
            LocalDate on,

            @Schema(
                    description = "Why it is dropped, then and only then; it tells of no person.",
                    minLength = 1,
                    example = "Lokalen byttes mot en tillgänglig.")
            @Size(max = 500)
            @Nullable
            String reason) {

        Ending ending(Actor by) {
            return new Ending(on, reason, by);
        }
    }

    /** An action. */
    @Schema(name = "QualityAction", description = "What is to be done after a quality review (sv: åtgärd).")
    record QualityActionView(
            Action.Id id,
            @JsonIgnore long revision,

            @Schema(description = "The review after which it is to be done.")
            QualityReviewId review,

            ReviewedView enterprise,

            @Schema(description = "The area that it is to better; a code of quality-areas.", example = "accessibility")
            Area area,

            @Schema(
                    description = "What is to be done; left out where a repeated request is answered again.",
                    minLength = 1,
                    maxLength = 500,
                    example = "Schemat läggs även på webben.")
            @Nullable
            String what,

            @Schema(description = "The organisation that is to do it.")
            OrganisationId owner,

            @Schema(description = "The last day on which it is in time.", example = "2024-09-30")
            LocalDate due,

            @Schema(description = "Whether it is still to be done; a code of quality-action-states.", example = "open")
            Action.State state,

            @Schema(description = "When it was done or dropped; left out until then.", example = "2024-09-12") @Nullable
            LocalDate endedOn,

            @Schema(
                    description = "Why it was dropped; left out unless it was.",
                    minLength = 1,
                    maxLength = 500,
                    example = "Lokalen byttes mot en tillgänglig.")
            @Nullable
            String endedFor,

            @Schema(
                    description = "Who recorded that it was done or dropped: a stable identifier; left out until then.",
                    maxLength = 200,
                    example = "manager-1")
            @Nullable
            String endedBy,

            @Schema(description = "Whether it was due before today and is still to be done.", example = "false")
            boolean overdue,

            @Schema(description = "What belongs to it, and what you may do with it now.", maxItems = 20)
            @JsonProperty("_links")
            List<Link> links)
            implements Shown {

        // What is to be done stands in one place.
        @Override
        public Shown kept() {
            return new QualityActionView(
                    id,
                    revision,
                    review,
                    enterprise,
                    area,
                    null,
                    owner,
                    due,
                    state,
                    endedOn,
                    null,
                    endedBy,
                    overdue,
                    links);
        }
    }

    /** How the quality of an enterprise changed. */
    @Schema(name = "QualityComparison", description = "How the quality of an enterprise changed between two reviews.")
    record ComparisonView(
            ReviewedView enterprise,

            @Schema(description = "The day of the earlier review.", example = "2023-06-05")
            LocalDate before,

            @Schema(description = "The day of the later review.", example = "2024-06-03")
            LocalDate after,

            @Schema(description = "Each area that one of them looked at.", maxItems = 5)
            List<AreaStepView> areas,

            @Schema(description = "Itself and both reviews.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** How an area changed. */
    @Schema(name = "QualityAreaStep", description = "How an area changed between two reviews.")
    record AreaStepView(
            @Schema(description = "Which area; a code of quality-areas.", example = "accessibility")
            Area area,

            @Schema(
                    description = "The level at first; left out where that review did not look at it.",
                    format = "int32",
                    minimum = "1",
                    maximum = "5",
                    example = "2")
            @Nullable
            Integer before,

            @Schema(
                    description = "The level then; left out where that review did not look at it.",
                    format = "int32",
                    minimum = "1",
                    maximum = "5",
                    example = "4")
            @Nullable
            Integer after,

            @Schema(
                    description = "By how many levels it rose; left out unless both looked at it.",
                    format = "int32",
                    minimum = "-4",
                    maximum = "4",
                    example = "2")
            @Nullable
            Integer change) {

        static AreaStepView of(Comparison.Step it) {
            return new AreaStepView(it.area(), it.before(), it.after(), it.change());
        }
    }
}
