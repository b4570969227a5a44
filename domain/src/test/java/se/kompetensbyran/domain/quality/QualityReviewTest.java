package se.kompetensbyran.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.quality.QualityFixture.ADVISER;
import static se.kompetensbyran.domain.quality.QualityFixture.MONDAY;
import static se.kompetensbyran.domain.quality.QualityFixture.aReview;
import static se.kompetensbyran.domain.quality.QualityFixture.aReviewOfEveryArea;
import static se.kompetensbyran.domain.quality.QualityFixture.anAction;
import static se.kompetensbyran.domain.quality.QualityFixture.anActionIn;
import static se.kompetensbyran.domain.quality.QualityFixture.ending;
import static se.kompetensbyran.domain.quality.QualityFixture.judgement;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.quality.QualityProblem.ActionEnded;
import se.kompetensbyran.domain.quality.QualityProblem.AreaActedOn;
import se.kompetensbyran.domain.quality.QualityProblem.BySupporter;
import se.kompetensbyran.domain.quality.QualityProblem.WrongState;
import se.kompetensbyran.domain.shared.Actor;

class QualityReviewTest {

    private final EnterpriseId enterprise = EnterpriseId.next();
    private final OrganisationId owner = OrganisationId.next();

    static Stream<Arguments> everyPair() {
        return Arrays.stream(Action.State.values())
                .flatMap(from -> Arrays.stream(Action.State.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void an_action_goes_where_an_arrow_leads_and_nowhere_else(Action.State from, Action.State to) {
        Action there = anActionIn(from, owner);

        if (from.mayBecome(to))
            assertThat(there.become(to, ending(to, MONDAY), MONDAY).state()).isEqualTo(to);
        else
            assertThatThrownBy(() -> there.become(to, ending(to, MONDAY), MONDAY))
                    .isInstanceOf(WrongState.class);
    }

    @Test
    void an_action_ends_on_a_day_that_has_come() {
        Action it = anAction(owner, MONDAY);

        assertInvalid(
                "on",
                "in-future",
                () -> it.become(Action.State.DONE, ending(Action.State.DONE, MONDAY.plusDays(1)), MONDAY));
        Ending early = ending(Action.State.DONE, MONDAY.minusDays(9));
        assertThat(it.become(Action.State.DONE, early, MONDAY).ending()).isEqualTo(early);
    }

    @Test
    void what_is_dropped_has_a_reason_and_what_is_done_has_none() {
        Action it = anAction(owner, MONDAY);

        assertInvalid(
                "reason", "missing", () -> it.become(Action.State.DROPPED, new Ending(MONDAY, null, ADVISER), MONDAY));
        assertInvalid(
                "reason",
                "only-when-dropped",
                () -> it.become(Action.State.DONE, new Ending(MONDAY, "x", ADVISER), MONDAY));
        assertInvalid("reason", "personal-number", () -> new Ending(MONDAY, "Se 19121212-1212", ADVISER));
    }

    @Test
    void what_has_ended_stands() {
        for (Action.State state : EnumSet.complementOf(EnumSet.of(Action.State.OPEN))) {
            Action it = anActionIn(state, owner);
            QualityReview review = aReview(enterprise, MONDAY).with(it);

            assertThatThrownBy(() -> it.describe(it.area(), "Påhittat annat", owner, it.due()))
                    .isInstanceOf(ActionEnded.class);
            assertThatThrownBy(() -> review.without(it.id())).isInstanceOf(ActionEnded.class);
        }
    }

    @Test
    void nothing_is_due_or_has_ended_before_the_review() {
        QualityReview it = aReview(enterprise, MONDAY.minusDays(9));
        Action done = anAction(owner, MONDAY)
                .become(Action.State.DONE, ending(Action.State.DONE, MONDAY.minusDays(5)), MONDAY);
        QualityReview planned = it.with(anAction(owner, MONDAY.minusDays(7)));
        QualityReview ended = it.with(done);

        assertThat(planned.describe(MONDAY.minusDays(7), it.judgements(), ADVISER, MONDAY)
                        .on())
                .isEqualTo(MONDAY.minusDays(7));
        assertInvalid(
                "on", "after-actions", () -> planned.describe(MONDAY.minusDays(6), it.judgements(), ADVISER, MONDAY));
        assertInvalid(
                "on", "after-actions", () -> ended.describe(MONDAY.minusDays(4), it.judgements(), ADVISER, MONDAY));
        assertInvalid("on", "before-review", () -> aReview(enterprise, MONDAY).with(done));
    }

    @Test
    void what_a_supporter_wrote_is_changed_by_supporters_alone() {
        QualityReview own = aReview(enterprise, MONDAY);
        QualityReview supporters = aReviewOfEveryArea(enterprise);

        for (Reviewer it : Reviewer.values()) assertThat(own.writableBy(it)).isSameAs(own);
        assertThat(supporters.writableBy(Reviewer.SUPPORTER)).isSameAs(supporters);
        assertThatThrownBy(() -> supporters.writableBy(Reviewer.ENTERPRISE)).isInstanceOf(BySupporter.class);
        Actor other = new Actor("adviser-2", Instant.EPOCH);
        QualityReview anew = supporters.describe(MONDAY, supporters.judgements(), other, MONDAY);
        assertThat(anew.told()).isEqualTo(other);
        assertThat(anew.reviewer()).isEqualTo(Reviewer.SUPPORTER);
    }

    @Test
    void an_open_action_is_overdue_from_the_day_after_it_was_due() {
        Action it = anAction(owner, MONDAY);

        assertThat(it.isOverdue(MONDAY)).isFalse();
        assertThat(it.isOverdue(MONDAY.plusDays(1))).isTrue();
        for (Action.State ended : it.state().next())
            assertThat(it.become(ended, ending(ended, MONDAY), MONDAY).isOverdue(MONDAY.plusYears(1)))
                    .isFalse();
    }

    @Test
    void a_review_looks_at_one_area_or_more_each_once_with_a_level_and_evidence() {
        assertInvalid("judgements", "missing", () -> review(List.of()));
        assertInvalid(
                "judgements",
                "duplicate",
                () -> review(List.of(judgement(Area.ACCESSIBILITY, 1), judgement(Area.ACCESSIBILITY, 2))));
        for (int level : List.of(0, -1, 6))
            assertInvalid("level", "bounds", () -> judgement(Area.ACCESSIBILITY, level));
        assertInvalid(
                "evidence", "personal-number", () -> new Judgement(Area.ACCESSIBILITY, 1, "Enligt 1912-12-12-1212"));
        assertInvalid(
                "what", "personal-number", () -> Action.planned(Area.ACCESSIBILITY, "Ring 121212-1212", owner, MONDAY));
        assertInvalid("evidence", "blank", () -> new Judgement(Area.ACCESSIBILITY, 1, " "));
        assertInvalid("evidence", "too-long", () -> new Judgement(Area.ACCESSIBILITY, 1, "x".repeat(2001)));
        assertThat(review(List.of(judgement(Area.BUSINESS_QUALITY, 1), judgement(Area.GENDER_EQUALITY, 5)))
                        .judgements())
                .extracting(Judgement::area)
                .containsExactly(Area.GENDER_EQUALITY, Area.BUSINESS_QUALITY);
    }

    @Test
    void a_review_has_been_made() {
        assertInvalid("on", "in-future", () -> aReview(enterprise, MONDAY.plusDays(1)));
        assertInvalid("on", "date-range", () -> aReview(enterprise, LocalDate.of(1899, 12, 31)));
        QualityReview it = aReview(enterprise, MONDAY);
        assertInvalid("on", "in-future", () -> it.describe(MONDAY.plusDays(1), it.judgements(), ADVISER, MONDAY));
    }

    @Test
    void an_action_betters_an_area_that_was_looked_at_and_is_due_after_that() {
        QualityReview it = aReview(enterprise, MONDAY);

        assertInvalid("due", "before-review", () -> it.with(anAction(owner, MONDAY.minusDays(1))));
        assertInvalid(
                "area", "not-reviewed", () -> it.with(Action.planned(Area.GENDER_EQUALITY, "Påhittad", owner, MONDAY)));
        assertInvalid("what", "too-long", () -> Action.planned(Area.ACCESSIBILITY, "x".repeat(501), owner, MONDAY));
        assertThat(it.with(anAction(owner, MONDAY)).actions()).hasSize(1);
    }

    @Test
    void an_area_with_an_action_goes_on_being_judged() {
        QualityReview it = aReview(enterprise, MONDAY).with(anAction(owner, MONDAY));
        List<Judgement> other = List.of(judgement(Area.GENDER_EQUALITY, 2));

        assertThatThrownBy(() -> it.describe(MONDAY, other, ADVISER, MONDAY)).isInstanceOf(AreaActedOn.class);
        assertThat(it.without(it.actions().get(0).id())
                        .describe(MONDAY, other, ADVISER, MONDAY)
                        .judgements())
                .isEqualTo(other);
    }

    private QualityReview review(List<Judgement> judgements) {
        return aReview(enterprise, MONDAY, judgements);
    }
}
