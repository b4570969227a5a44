package se.kompetensbyran.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.START;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.aBusinessNamed;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.affiliation;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.quality.QualityFixture.ADVISER;
import static se.kompetensbyran.domain.quality.QualityFixture.MONDAY;
import static se.kompetensbyran.domain.quality.QualityFixture.aReview;
import static se.kompetensbyran.domain.quality.QualityFixture.aReviewOfEveryArea;
import static se.kompetensbyran.domain.quality.QualityFixture.aReviewWithEverything;
import static se.kompetensbyran.domain.quality.QualityFixture.anAction;
import static se.kompetensbyran.domain.quality.QualityFixture.ending;
import static se.kompetensbyran.domain.quality.QualityFixture.judgement;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Within;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.quality.QualityProblem.ReviewedAlready;
import se.kompetensbyran.domain.quality.QualityReviews.ActionLine;
import se.kompetensbyran.domain.quality.QualityReviews.ActionSearch;
import se.kompetensbyran.domain.quality.QualityReviews.ReviewLine;
import se.kompetensbyran.domain.quality.QualityReviews.Search;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/**
 * What every store of quality reviews does. Each test finds its own by an enterprise that nobody else has, so the store may
 * hold others; what the store refuses is the last that a test asks of it.
 */
public abstract class QualityReviewsContract {

    private static final String NAME = "Påhittade verkstaden (påhittad)";

    private OrganisationId owner = OrganisationId.next();
    private OrganisationId host = OrganisationId.next();
    private EnterpriseId enterprise = EnterpriseId.next();

    /** The store under test. */
    protected abstract QualityReviews reviews();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    /** Where the nodes of that store are. */
    protected abstract Nodes nodes();

    /** Where the enterprises of that store are. */
    protected abstract Enterprises enterprises();

    @BeforeEach
    void an_enterprise_at_a_node_is_known() {
        owner = organisations().save(anOrganisation()).id();
        host = organisations().save(anOrganisation()).id();
        var node = nodes().save(aNode(host)).id();
        enterprise = enterprises()
                .save(anEnterprise(owner, aBusinessNamed(NAME)).with(affiliation(node, START.plusYears(1), null)))
                .id();
    }

    @Test
    void a_review_with_everything_comes_back_as_it_was_saved() {
        var entered = aReviewWithEverything(enterprise, owner);

        var saved = reviews().save(entered);

        assertThat(saved).isEqualTo(QualityFixture.read(entered, 1));
        assertThat(reviews().get(entered.id())).isEqualTo(saved);
    }

    @Test
    void judgements_and_actions_come_and_go() {
        var first = reviews()
                .save(aReviewOfEveryArea(enterprise)
                        .with(anAction(owner, MONDAY))
                        .with(anAction(owner, MONDAY)));
        var less = first;
        for (Action it : first.actions()) less = less.without(it.id());
        less = reviews().save(less);
        less = reviews()
                .save(less.describe(
                        MONDAY,
                        List.of(judgement(Area.BUSINESS_QUALITY, 5), judgement(Area.NON_DISCRIMINATION, 2)),
                        new Actor("adviser-2", Instant.EPOCH),
                        MONDAY));
        assertThat(reviews().get(first.id())).isEqualTo(less);

        var more = reviews().save(less.describe(MONDAY, first.judgements(), ADVISER, MONDAY));
        assertThat(reviews().get(first.id())).isEqualTo(more);
        assertThat(more.revision()).isEqualTo(4);
    }

    @Test
    void a_review_that_is_not_there_is_unknown() {
        assertThat(reviews().find(QualityReviewId.next())).isEmpty();
        assertThatThrownBy(() -> reviews().get(QualityReviewId.next())).isInstanceOf(QualityProblem.Unknown.class);
    }

    @Test
    void the_one_who_saves_last_of_two_is_stale() {
        var read = reviews().save(aReview(enterprise, MONDAY));
        reviews().save(read.with(anAction(owner, MONDAY)));

        assertThatThrownBy(() -> reviews().save(read.with(anAction(owner, MONDAY))))
                .isInstanceOf(Stale.class);
    }

    @Test
    void an_enterprise_is_reviewed_once_a_day() {
        reviews().save(aReview(enterprise, MONDAY));
        reviews().save(aReview(enterprise, MONDAY.minusDays(1)));

        assertThatThrownBy(() -> reviews().save(aReview(enterprise, MONDAY))).isInstanceOf(ReviewedAlready.class);
    }

    @Test
    void reviews_are_found_latest_first_by_enterprise_and_by_who_looks_after_it() {
        var before = reviews().save(aReview(enterprise, MONDAY.minusYears(1)));
        var after = reviews().save(aReview(enterprise, MONDAY));

        assertThat(found(null))
                .containsExactly(
                        new ReviewLine(after.id(), enterprise, NAME, MONDAY),
                        new ReviewLine(before.id(), enterprise, NAME, MONDAY.minusYears(1)));
        assertThat(found(new Within(Set.of(owner), Set.of()))).hasSize(2);
        assertThat(found(new Within(Set.of(), Set.of(host)))).hasSize(2);
        assertThat(found(new Within(Set.of(host), Set.of(owner)))).isEmpty();
        assertThat(found(new Within(Set.of(), Set.of()))).isEmpty();
        assertThat(reviews()
                        .search(new Search(null, new Within(Set.of(owner), Set.of())), PageRequest.first(1), MONDAY)
                        .total())
                .isEqualTo(2);
    }

    @Test
    void actions_are_found_by_the_day_on_which_they_are_due_and_by_whether_they_are_overdue() {
        var late = anAction(owner, MONDAY.minusDays(1));
        var soon = anAction(owner, MONDAY);
        var done = anAction(owner, MONDAY.minusDays(2))
                .become(Action.State.DONE, ending(Action.State.DONE, MONDAY), MONDAY);
        var review = reviews()
                .save(aReview(enterprise, MONDAY.minusMonths(1))
                        .with(soon)
                        .with(late)
                        .with(done));

        assertThat(actions(null, false, null))
                .containsExactly(
                        line(done, review.id(), host), line(late, review.id(), host), line(soon, review.id(), host));
        assertThat(actions(null, true, null)).extracting(ActionLine::action).containsExactly(late);
        assertThat(actions(Action.State.OPEN, false, null))
                .extracting(ActionLine::action)
                .containsExactly(late, soon);
        assertThat(actions(Action.State.DROPPED, false, null)).isEmpty();
        assertThat(actions(null, true, new Within(Set.of(), Set.of(host)))).hasSize(1);
        assertThat(actions(null, true, new Within(Set.of(host), Set.of(owner)))).isEmpty();
    }

    @Test
    void an_action_is_told_with_those_who_look_after_the_enterprise_on_that_day() {
        var review = reviews().save(aReviewOfEveryArea(enterprise).with(anAction(owner, MONDAY)));
        var action = review.actions().get(0);

        assertThat(actions(null, false, null)).containsExactly(line(action, review.id(), host));
        assertThat(reviews()
                        .actions(new ActionSearch(enterprise, null, null, null), PageRequest.first(10), START)
                        .items())
                .containsExactly(line(action, review.id(), null));
    }

    @Test
    void who_is_to_do_something_looks_after_the_enterprise() {
        var planning = new KeepQualityReview(reviews(), enterprises());
        var review = aReview(enterprise, MONDAY);
        var stranger = organisations().save(anOrganisation()).id();

        for (var it : List.of(stranger, OrganisationId.next()))
            assertInvalid("owner", "not-of-enterprise", () -> planning.plan(review, anAction(it, MONDAY), MONDAY));
        assertInvalid("owner", "not-of-enterprise", () -> planning.plan(review, anAction(host, MONDAY), START));
        var planned = planning.plan(review, anAction(host, MONDAY), MONDAY);
        var more = planning.plan(planned, anAction(owner, MONDAY), MONDAY);
        // Whoever was to do it goes on being that.
        var action = planned.actions().get(0);
        var later = action.describe(action.area(), "Påhittat annat", host, MONDAY.plusDays(1));
        assertThat(planning.plan(more, later, START).action(action.id())).isEqualTo(later);
    }

    private ActionLine line(Action it, QualityReviewId review, @Nullable OrganisationId of) {
        return new ActionLine(it, review, reviews().get(review).reviewer(), enterprise, NAME, owner, of);
    }

    private List<ReviewLine> found(@Nullable Within within) {
        return reviews()
                .search(new Search(enterprise, within), PageRequest.first(10), MONDAY)
                .items();
    }

    private List<ActionLine> actions(Action.@Nullable State state, boolean isOverdue, @Nullable Within within) {
        var search = new ActionSearch(enterprise, state, isOverdue ? MONDAY : null, within);
        return reviews().actions(search, PageRequest.first(10), MONDAY).items();
    }
}
