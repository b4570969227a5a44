package se.kompetensbyran.domain.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static se.kompetensbyran.domain.pathways.PathwayFixture.ADVISER;
import static se.kompetensbyran.domain.pathways.PathwayFixture.AFTER;
import static se.kompetensbyran.domain.pathways.PathwayFixture.ENTRY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.EXIT;
import static se.kompetensbyran.domain.pathways.PathwayFixture.LAST;
import static se.kompetensbyran.domain.pathways.PathwayFixture.MONDAY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.RULES;
import static se.kompetensbyran.domain.pathways.PathwayFixture.aPlan;
import static se.kompetensbyran.domain.pathways.PathwayFixture.aWholeOne;
import static se.kompetensbyran.domain.pathways.PathwayFixture.anActiveOne;
import static se.kompetensbyran.domain.pathways.PathwayFixture.in;
import static se.kompetensbyran.domain.pathways.PathwayFixture.step;
import static se.kompetensbyran.domain.pathways.PathwayFixture.taken;
import static se.kompetensbyran.domain.pathways.PathwayFixture.whose;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.Misregistered;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.NotBegun;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.NotLeft;
import se.kompetensbyran.domain.pathways.Reading.Moment;
import se.kompetensbyran.domain.rules.Judged;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.Permit;
import se.kompetensbyran.domain.rules.Rule;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.RuleProblem.Exceeded;
import se.kompetensbyran.domain.rules.RuleProblem.TooEarly;
import se.kompetensbyran.domain.rules.Rulebook;

/** What rules with dates say of enrolments, and how the days of entry and exit are corrected. */
class EnrolmentRulesTest {

    /** The last day within the rule of who enters on {@link PathwayFixture#MONDAY}. */
    private static final LocalDate LIMIT = LocalDate.of(2019, 6, 4);

    private static final LocalDate LATER = LocalDate.of(2021, 6, 1);
    private static final Permit PERMIT = new Permit("Påhittat skäl", ADVISER);
    private static final Permit OTHER = new Permit("Ett annat påhittat skäl", ADVISER);
    private static final Rulebook NONE = new Rulebook(List.of());

    @Test
    void who_stays_longer_than_the_rule_says_leaves_with_a_permit() {
        Enrolment active = anActiveOne(whose());
        assertThat(active.judgement(RuleKind.ENROLMENT_LENGTH))
                .map(Judgement::limit)
                .contains(LIMIT);
        assertThat(active.exceededFrom()).contains(LIMIT.plusDays(1));

        assertThat(left(active, LIMIT, null).exceededFrom()).isEmpty();
        assertThat(exceeded(() -> left(active, LIMIT.plusDays(1), null)))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.by().rule()).isEqualTo(RuleKind.ENROLMENT_LENGTH);
                    assertThat(it.day()).isEqualTo(LIMIT.plusDays(1));
                });
        Enrolment permitted = left(active, LIMIT.plusDays(1), PERMIT);
        assertThat(permitted.judgement(RuleKind.ENROLMENT_LENGTH))
                .map(Judgement::permit)
                .contains(PERMIT);
        assertThat(permitted.exceededFrom()).contains(LIMIT.plusDays(1));
        assertInvalid("exceedingReason", "within-limit", () -> left(active, LIMIT, PERMIT));
    }

    @Test
    void what_was_permitted_before_needs_no_reason_when_it_happens() {
        Enrolment active = anActiveOne(whose()).permit(RuleKind.ENROLMENT_LENGTH, PERMIT);

        assertThat(left(active, LIMIT.plusDays(9), null).left()).contains(LIMIT.plusDays(9));
        assertThat(active.exceededFrom()).contains(LIMIT.plusDays(1));
        for (RuleKind other : List.of(RuleKind.SUSPENSION_LENGTH, RuleKind.FOLLOW_UP_UNTIL))
            assertInvalid("rule", "within-limit", () -> active.permit(other, PERMIT));
        Enrolment done = left(active, LAST, null);
        assertInvalid("rule", "within-limit", () -> done.permit(RuleKind.ENROLMENT_LENGTH, PERMIT));
        assertInvalid("rule", "not-permissible", () -> done.permit(RuleKind.OUTCOME_TOLD, PERMIT));
        assertThatThrownBy(() -> aPlan(whose()).permit(RuleKind.ENROLMENT_LENGTH, PERMIT))
                .isInstanceOf(NotBegun.class);
        assertThatThrownBy(() -> in(Stage.MISREGISTERED, whose()).permit(RuleKind.ENROLMENT_LENGTH, PERMIT))
                .isInstanceOf(Misregistered.class);
    }

    @Test
    void what_has_been_permitted_keeps_its_reason_when_something_else_is() {
        LocalDate back = LAST.plusMonths(7);
        Enrolment away = taken(anActiveOne(whose()), Stage.SUSPENDED, LAST)
                .resume(back, PERMIT, ADVISER, LATER)
                .suspend(back.plusDays(1), StepReason.HEALTH, ADVISER, LATER, RULES);

        Enrolment permitted = away.permit(RuleKind.SUSPENSION_LENGTH, OTHER);

        assertThat(permitted.suspensions())
                .extracting(EnrolmentRulesTest::permit)
                .containsExactly(PERMIT, OTHER);
        // When there is nothing else it is told anew.
        assertThat(away.resume(back.plusDays(2), null, ADVISER, LATER)
                        .permit(RuleKind.SUSPENSION_LENGTH, OTHER)
                        .suspensions())
                .extracting(EnrolmentRulesTest::permit)
                .containsExactly(OTHER, null);
    }

    private static @Nullable Permit permit(Suspension it) {
        return it.judgement() == null ? null : it.judgement().permit();
    }

    @Test
    void who_is_away_longer_than_the_rule_says_comes_back_leaves_and_is_told_of_with_a_permit() {
        Enrolment active = anActiveOne(whose());
        Enrolment away = taken(active, Stage.SUSPENDED, LAST);
        LocalDate limit = LocalDate.of(2017, 12, 29);

        assertThat(away.exceededFrom()).contains(limit.plusDays(1));
        assertThat(away.resume(limit.plusDays(1), null, ADVISER, LATER).exceededFrom())
                .contains(LIMIT.plusDays(1));
        assertThat(exceeded(() -> away.resume(limit.plusDays(2), null, ADVISER, LATER)))
                .extracting(it -> it.by().rule())
                .containsExactly(RuleKind.SUSPENSION_LENGTH);
        assertThat(away.resume(limit.plusDays(2), PERMIT, ADVISER, LATER).exceededFrom())
                .contains(limit.plusDays(1));
        assertThat(away.permit(RuleKind.SUSPENSION_LENGTH, PERMIT)
                        .resume(limit.plusDays(2), null, ADVISER, LATER)
                        .stage())
                .isEqualTo(Stage.ACTIVE);
        Suspension told = Suspension.of(StepReason.HEALTH, LAST, limit.plusDays(1), ADVISER);
        assertThatThrownBy(() -> active.suspended(told, null, LATER, RULES)).isInstanceOf(Exceeded.class);
        assertThat(active.suspended(told, PERMIT, LATER, RULES).suspensions()).hasSize(1);
        // One reason for all that is exceeded by the same step.
        assertThat(exceeded(() -> left(away, LIMIT.plusDays(1), null))).hasSize(2);
        Enrolment gone = left(away, LIMIT.plusDays(1), PERMIT);
        assertThat(gone.judged())
                .filteredOn(it -> it.by().rule().isLength())
                .extracting(it -> it.by().permit())
                .containsExactly(PERMIT, PERMIT);
    }

    @Test
    void whoever_takes_a_consent_back_is_asked_for_no_permit_and_it_is_to_be_looked_at() {
        Enrolment gone = taken(anActiveOne(whose()), Stage.SUSPENDED, LAST).consentWithdrawn(LATER, ADVISER, RULES);

        assertThat(gone.left()).contains(LATER);
        assertThat(gone.judged()).filteredOn(it -> it.isBroken(LATER)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(gone.exceededFrom()).contains(LocalDate.of(2017, 12, 30));
        assertThat(gone.permit(RuleKind.SUSPENSION_LENGTH, PERMIT).suspensions())
                .extracting(it -> it.judgement() == null ? null : it.judgement().permit())
                .containsExactly(PERMIT);
    }

    @Test
    void what_should_never_have_been_registered_is_judged_no_more() {
        Enrolment away = taken(anActiveOne(whose()), Stage.SUSPENDED, LAST);

        assertThat(away.misregister(StepReason.WRONG_PERSON, ADVISER).exceededFrom())
                .isEmpty();
    }

    @Test
    void where_no_rule_holds_nothing_is_too_long_or_too_late() {
        Enrolment gone = aPlan(whose())
                .begin(MONDAY, ENTRY, ADVISER, LATER, NONE)
                .suspend(LAST, StepReason.HEALTH, ADVISER, LATER, NONE)
                .leave(step(Stage.COMPLETED, LATER), EXIT, null, LATER, NONE);

        assertThat(gone.judged()).isEmpty();
        assertThat(gone.exceededFrom()).isEmpty();
        assertThat(followedUp(gone, LATER, null).reading(Moment.FOLLOW_UP)).isPresent();
        assertInvalid("on", "before-exit", () -> followedUp(gone, LATER.minusDays(1), null));
    }

    @Test
    void who_is_asked_too_late_is_asked_with_a_permit_and_nobody_is_asked_too_early() {
        Enrolment done = in(Stage.COMPLETED, whose());
        LocalDate late = AFTER.plusDays(29);

        assertThat(exceeded(() -> followedUp(done, late, null)))
                .extracting(Judged::day)
                .containsExactly(late);
        Enrolment permitted = followedUp(done, late, PERMIT);
        assertThat(permitted.exceededFrom()).contains(late);
        assertThat(followedUp(permitted, late.plusDays(1), null).readings()).hasSize(3);
        for (Permit any : new Permit[] {null, PERMIT})
            assertThatThrownBy(() -> followedUp(done, AFTER.minusDays(29), any)).isInstanceOf(TooEarly.class);
        assertInvalid("exceedingReason", "within-limit", () -> followedUp(done, AFTER, PERMIT));
    }

    @Test
    void it_is_told_when_the_outcome_was_told_too_late() {
        Enrolment done = in(Stage.COMPLETED, whose());
        LocalDate due = LAST.plusDays(28);
        assertThat(outcome(done).isBroken(due)).isFalse();
        assertThat(outcome(done).isBroken(due.plusDays(1))).isTrue();

        Enrolment told = done.tell(Moment.EXIT, null, EXIT, null, ADVISER, LATER);

        assertThat(outcome(told).day()).isEqualTo(ADVISER.day());
        assertThat(outcome(told).isBroken(due)).isTrue();
        assertThat(told.exceededFrom()).isEmpty();
    }

    private static Judged outcome(Enrolment it) {
        return it.judged().stream()
                .filter(one -> one.by().rule() == RuleKind.OUTCOME_TOLD)
                .findAny()
                .orElseThrow();
    }

    @Test
    void the_day_of_the_entry_is_corrected_and_what_was_put_down_stays() {
        Enrolment one = aWholeOne(whose());
        LocalDate sooner = MONDAY.minusDays(3);

        Enrolment right = corrected(one, Moment.ENTRY, sooner, null);

        assertThat(right.entered()).contains(sooner);
        assertThat(right.corrections().get(2))
                .isEqualTo(new DayCorrection(Moment.ENTRY, MONDAY, sooner, DayCorrection.Reason.MISWRITTEN, ADVISER));
        assertThat(right.reading(Moment.ENTRY)).map(Reading::on).contains(sooner);
        assertThat(right.judgement(RuleKind.ENROLMENT_LENGTH))
                .map(Judgement::from)
                .contains(sooner);
        assertThat(right.judgement(RuleKind.FOLLOW_UP_UNTIL)).isEqualTo(one.judgement(RuleKind.FOLLOW_UP_UNTIL));
        assertThat(right.history()).hasSameSizeAs(one.history());
        // There is a step of the ladder on the first day.
        assertInvalid("on", "outside-enrolment", () -> corrected(one, Moment.ENTRY, MONDAY.plusDays(1), null));
        assertInvalid("on", "before-entry", () -> corrected(one, Moment.ENTRY, LAST.plusDays(1), null));
        assertInvalid("on", "as-it-was", () -> corrected(one, Moment.ENTRY, MONDAY, null));
        assertInvalid("on", "in-future", () -> corrected(one, Moment.ENTRY, LATER.plusDays(1), null));
    }

    @Test
    void the_day_of_the_exit_is_corrected_with_all_that_follows() {
        Enrolment away = left(taken(anActiveOne(whose()), Stage.SUSPENDED, MONDAY.plusDays(7)), LAST, null);

        Enrolment later = corrected(away, Moment.EXIT, LAST.plusDays(10), null);

        assertThat(later.left()).contains(LAST.plusDays(10));
        assertThat(later.suspensions().get(0).days().lastDay()).contains(LAST.plusDays(10));
        assertThat(later.judgement(RuleKind.FOLLOW_UP_FROM))
                .map(Judgement::from)
                .contains(LAST.plusDays(10));
        assertInvalid("on", "before-current-stage", () -> corrected(away, Moment.EXIT, MONDAY.plusDays(6), null));
        assertInvalid("on", "before-entry", () -> corrected(away, Moment.EXIT, MONDAY.minusDays(1), null));
        Enrolment asked = followedUp(left(anActiveOne(whose()), LAST, null), AFTER, null);
        assertThatThrownBy(() -> corrected(asked, Moment.EXIT, LAST.plusDays(40), null))
                .isInstanceOf(TooEarly.class);
        assertThatThrownBy(() -> corrected(
                        followedUp(left(anActiveOne(whose()), LATER.minusYears(2), null), LATER.minusMonths(18), null),
                        Moment.EXIT,
                        LAST,
                        null))
                .isInstanceOf(Exceeded.class);
    }

    @Test
    void a_correction_is_judged_anew_and_what_was_permitted_was_for_the_day_as_it_was() {
        Enrolment permitted = left(anActiveOne(whose()), LIMIT.plusDays(1), PERMIT);

        assertThatThrownBy(() -> corrected(permitted, Moment.EXIT, LIMIT.plusDays(2), null))
                .isInstanceOf(Exceeded.class);
        assertThat(corrected(permitted, Moment.EXIT, LIMIT.plusDays(2), PERMIT).left())
                .contains(LIMIT.plusDays(2));
        assertThat(corrected(permitted, Moment.EXIT, LIMIT, null).exceededFrom())
                .isEmpty();
        assertThat(corrected(permitted, Moment.ENTRY, MONDAY.plusDays(1), null).exceededFrom())
                .isEmpty();
        assertInvalid("exceedingReason", "within-limit", () -> corrected(permitted, Moment.EXIT, LIMIT, PERMIT));
    }

    @Test
    void what_counts_from_the_other_day_is_by_the_rule_as_it_was() {
        Rulebook since = new Rulebook(RULES.all().stream()
                .map(it -> new Rule(it.kind(), 2, it.span(), it.isAssumed(), it.validity()))
                .toList());
        LocalDate late = AFTER.plusDays(29);
        Enrolment asked = followedUp(left(anActiveOne(whose()), LAST, null), late, PERMIT);

        Enrolment sooner = asked.correct(
                Moment.ENTRY, MONDAY.plusDays(1), DayCorrection.Reason.OTHER, null, ADVISER, LATER, since);
        Enrolment later =
                asked.correct(Moment.EXIT, LAST.plusDays(1), DayCorrection.Reason.OTHER, null, ADVISER, LATER, since);

        assertThat(sooner.judgements())
                .extracting(Judgement::rule, Judgement::version)
                .containsExactly(
                        tuple(RuleKind.ENROLMENT_LENGTH, 2),
                        tuple(RuleKind.OUTCOME_TOLD, 1),
                        tuple(RuleKind.FOLLOW_UP_FROM, 1),
                        tuple(RuleKind.FOLLOW_UP_UNTIL, 1));
        assertThat(sooner.judgement(RuleKind.FOLLOW_UP_UNTIL)).isEqualTo(asked.judgement(RuleKind.FOLLOW_UP_UNTIL));
        assertThat(later.judgements())
                .extracting(Judgement::rule, Judgement::version)
                .containsExactly(
                        tuple(RuleKind.ENROLMENT_LENGTH, 1),
                        tuple(RuleKind.OUTCOME_TOLD, 2),
                        tuple(RuleKind.FOLLOW_UP_FROM, 2),
                        tuple(RuleKind.FOLLOW_UP_UNTIL, 2));
    }

    @Test
    void when_somebody_was_asked_is_judged_by_what_was_told_last() {
        Enrolment done = left(anActiveOne(whose()), LAST, null);
        Enrolment early = followedUp(followedUp(done, AFTER.minusDays(28), null), AFTER, null);
        Enrolment late = followedUp(followedUp(done, AFTER.plusDays(29), PERMIT), AFTER, null);

        assertThat(corrected(early, Moment.EXIT, LAST.plusDays(9), null).left()).contains(LAST.plusDays(9));
        assertThat(late.exceededFrom()).isEmpty();
        assertThat(corrected(late, Moment.EXIT, LAST.minusDays(9), null).left()).contains(LAST.minusDays(9));
        Enrolment unruled = aPlan(whose())
                .begin(MONDAY, ENTRY, ADVISER, LATER, NONE)
                .leave(step(Stage.COMPLETED, LAST), null, null, LATER, NONE);
        assertThat(followedUp(followedUp(unruled, LAST, null), AFTER, null)
                        .correct(Moment.EXIT, LAST.plusDays(1), DayCorrection.Reason.OTHER, null, ADVISER, LATER, NONE)
                        .left())
                .contains(LAST.plusDays(1));
    }

    @Test
    void days_are_corrected_of_who_has_begun_and_left() {
        assertThatThrownBy(() -> corrected(aPlan(whose()), Moment.ENTRY, MONDAY, null))
                .isInstanceOf(NotBegun.class);
        for (Stage it : List.of(Stage.ACTIVE, Stage.SUSPENDED))
            assertThatThrownBy(() -> corrected(in(it, whose()), Moment.EXIT, LAST, null))
                    .isInstanceOf(NotLeft.class);
        assertThatThrownBy(() -> corrected(in(Stage.MISREGISTERED, whose()), Moment.ENTRY, LAST, null))
                .isInstanceOf(Misregistered.class);
        assertInvalid(
                "moment", "not-here", () -> corrected(in(Stage.COMPLETED, whose()), Moment.FOLLOW_UP, AFTER, null));
        assertThat(corrected(anActiveOne(whose()), Moment.ENTRY, MONDAY.plusDays(4), null)
                        .entered())
                .contains(MONDAY.plusDays(4));
    }

    private static Enrolment corrected(Enrolment it, Moment moment, LocalDate on, @Nullable Permit permit) {
        return it.correct(moment, on, DayCorrection.Reason.MISWRITTEN, permit, ADVISER, LATER, RULES);
    }

    private static Enrolment left(Enrolment it, LocalDate on, @Nullable Permit permit) {
        return it.leave(step(Stage.COMPLETED, on), null, permit, LATER, RULES);
    }

    private static Enrolment followedUp(Enrolment it, LocalDate on, @Nullable Permit permit) {
        return it.tell(Moment.FOLLOW_UP, on, EXIT, permit, ADVISER, LATER);
    }

    private static List<Judged> exceeded(org.assertj.core.api.ThrowableAssert.ThrowingCallable refused) {
        Exceeded problem = catchThrowableOfType(Exceeded.class, refused);
        assertThat(problem).isNotNull();
        return problem.judged();
    }
}
