package se.kompetensbyran.domain.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.pathways.PathwayFixture.ADVISER;
import static se.kompetensbyran.domain.pathways.PathwayFixture.AFTER;
import static se.kompetensbyran.domain.pathways.PathwayFixture.ENTRY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.EXIT;
import static se.kompetensbyran.domain.pathways.PathwayFixture.LAST;
import static se.kompetensbyran.domain.pathways.PathwayFixture.MONDAY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.RULES;
import static se.kompetensbyran.domain.pathways.PathwayFixture.TODAY;
import static se.kompetensbyran.domain.pathways.PathwayFixture.aPlan;
import static se.kompetensbyran.domain.pathways.PathwayFixture.aWholeOne;
import static se.kompetensbyran.domain.pathways.PathwayFixture.anActiveOne;
import static se.kompetensbyran.domain.pathways.PathwayFixture.in;
import static se.kompetensbyran.domain.pathways.PathwayFixture.left;
import static se.kompetensbyran.domain.pathways.PathwayFixture.situation;
import static se.kompetensbyran.domain.pathways.PathwayFixture.step;
import static se.kompetensbyran.domain.pathways.PathwayFixture.taken;
import static se.kompetensbyran.domain.pathways.PathwayFixture.whose;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.CorrectedAlready;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.Misregistered;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.NotBegun;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.NotLeft;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.SuspensionsOverlap;
import se.kompetensbyran.domain.pathways.EnrolmentProblem.WrongStage;
import se.kompetensbyran.domain.pathways.Reading.Moment;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.RuleProblem.Exceeded;
import se.kompetensbyran.domain.rules.RuleProblem.TooEarly;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.UnknownPart;

class EnrolmentTest {

    static Stream<Arguments> everyPair() {
        return Arrays.stream(Stage.values())
                .flatMap(from -> Arrays.stream(Stage.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void an_enrolment_goes_where_an_arrow_leads_and_nowhere_else(Stage from, Stage to) {
        Enrolment there = in(from, whose());
        if (to == Stage.PLANNED) {
            assertThat(from.mayBecome(to)).isFalse();
            return;
        }

        if (from.mayBecome(to)) {
            Enrolment moved = taken(there, to, LAST.plusDays(1));
            assertThat(moved.stage()).isEqualTo(to);
            assertThat(moved.history()).startsWith(there.history().toArray(StageChange[]::new));
        } else
            assertThatThrownBy(() -> taken(there, to, LAST.plusDays(1)))
                    .isInstanceOf(WrongStage.class)
                    .hasMessageContaining(from.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void these_are_the_arrows() {
        assertThat(Arrays.stream(Stage.values())
                        .flatMap(from -> from.next().stream().map(to -> from + " " + to)))
                .containsExactlyInAnyOrder(
                        "PLANNED ACTIVE",
                        "PLANNED INTERRUPTED",
                        "PLANNED MISREGISTERED",
                        "ACTIVE SUSPENDED",
                        "ACTIVE COMPLETED",
                        "ACTIVE INTERRUPTED",
                        "ACTIVE TRANSFERRED",
                        "ACTIVE MISREGISTERED",
                        "SUSPENDED ACTIVE",
                        "SUSPENDED COMPLETED",
                        "SUSPENDED INTERRUPTED",
                        "SUSPENDED TRANSFERRED",
                        "SUSPENDED MISREGISTERED",
                        "COMPLETED MISREGISTERED",
                        "INTERRUPTED MISREGISTERED",
                        "TRANSFERRED MISREGISTERED");
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void a_step_has_a_reason_that_fits_or_none(Stage stage) {
        for (StepReason reason : StepReason.values()) {
            if (reason.fits(stage))
                assertThat(new StageChange(stage, MONDAY, reason, ADVISER).reason())
                        .isEqualTo(reason);
            else assertInvalid("reason", "reason-unfit", () -> new StageChange(stage, MONDAY, reason, ADVISER));
        }
        if (stage.demandsReason())
            assertInvalid("reason", "missing", () -> new StageChange(stage, MONDAY, null, ADVISER));
        else assertThat(new StageChange(stage, MONDAY, null, ADVISER).reason()).isNull();
    }

    @Test
    void the_days_of_the_steps_come_in_order_and_none_is_to_come() {
        Enrolment active = anActiveOne(whose());
        Enrolment away = taken(active, Stage.SUSPENDED, MONDAY.plusDays(7));

        for (Stage to : List.of(Stage.SUSPENDED, Stage.COMPLETED, Stage.INTERRUPTED, Stage.TRANSFERRED))
            assertInvalid("on", "before-entry", () -> taken(active, to, MONDAY.minusDays(1)));
        for (Stage to : List.of(Stage.ACTIVE, Stage.COMPLETED, Stage.INTERRUPTED, Stage.TRANSFERRED))
            assertInvalid("on", "before-current-stage", () -> taken(away, to, MONDAY.plusDays(6)));
        for (Stage to : List.of(Stage.SUSPENDED, Stage.COMPLETED, Stage.INTERRUPTED, Stage.TRANSFERRED))
            assertInvalid("on", "in-future", () -> taken(active, to, TODAY.plusDays(1)));
        assertInvalid("on", "in-future", () -> taken(away, Stage.ACTIVE, TODAY.plusDays(1)));
        assertInvalid("on", "in-future", () -> taken(aPlan(whose()), Stage.ACTIVE, TODAY.plusDays(1)));
        assertThat(taken(active, Stage.COMPLETED, MONDAY).left()).contains(MONDAY);
    }

    @Test
    void who_is_back_was_away_until_the_day_before() {
        Enrolment away = taken(anActiveOne(whose()), Stage.SUSPENDED, MONDAY);

        assertThat(away.suspensions().get(0).days()).isEqualTo(Period.inclusive(MONDAY, null));
        assertInvalid("on", "same-day", () -> taken(away, Stage.ACTIVE, MONDAY));
        assertThat(taken(away, Stage.ACTIVE, MONDAY.plusDays(1))
                        .suspensions()
                        .get(0)
                        .days())
                .isEqualTo(Period.inclusive(MONDAY, MONDAY));
        assertThat(taken(away, Stage.COMPLETED, MONDAY).suspensions().get(0).days())
                .isEqualTo(Period.inclusive(MONDAY, MONDAY));
        assertThat(taken(away, Stage.MISREGISTERED, LAST).suspensions().get(0).isOpen())
                .isFalse();
    }

    @Test
    void suspensions_do_not_overlap() {
        Enrolment back = taken(taken(anActiveOne(whose()), Stage.SUSPENDED, MONDAY.plusDays(7)), Stage.ACTIVE, LAST);

        assertThatThrownBy(() -> back.suspended(away(MONDAY, MONDAY.plusDays(7)), null, TODAY, RULES))
                .isInstanceOf(SuspensionsOverlap.class);
        assertThatThrownBy(() -> back.suspended(away(LAST.minusDays(1), LAST), null, TODAY, RULES))
                .isInstanceOf(SuspensionsOverlap.class);
        Enrolment twice = back.suspended(away(MONDAY, MONDAY.plusDays(6)), null, TODAY, RULES);
        assertThat(twice.suspensions()).hasSize(2);
        assertThatThrownBy(() -> back.suspended(away(LAST, LAST.plusDays(3)), null, TODAY, RULES)
                        .suspend(LAST.plusDays(2), StepReason.HEALTH, ADVISER, TODAY, RULES))
                .isInstanceOf(SuspensionsOverlap.class);
    }

    @Property(tries = 200)
    void no_day_belongs_to_two_suspensions(
            @ForAll @IntRange(max = 60) int first,
            @ForAll @IntRange(max = 20) int days,
            @ForAll @IntRange(max = 60) int second,
            @ForAll @IntRange(max = 20) int others) {
        Enrolment one = anActiveOne(whose())
                .suspended(away(MONDAY.plusDays(first), MONDAY.plusDays(first + (long) days)), null, TODAY, RULES);
        Suspension another = away(MONDAY.plusDays(second), MONDAY.plusDays(second + (long) others));

        boolean isShared = first <= second + others && second <= first + days;
        if (isShared)
            assertThatThrownBy(() -> one.suspended(another, null, TODAY, RULES)).isInstanceOf(SuspensionsOverlap.class);
        else
            assertThat(one.suspended(another, null, TODAY, RULES).suspensions()).hasSize(2);
    }

    @Test
    void nobody_was_away_before_they_came_or_after_they_left_nor_will_have_been() {
        Enrolment done = in(Stage.COMPLETED, whose());

        assertThat(done.suspended(away(MONDAY, LAST), null, TODAY, RULES).suspensions())
                .hasSize(1);
        assertInvalid(
                "firstDay",
                "outside-enrolment",
                () -> done.suspended(away(MONDAY.minusDays(1), MONDAY), null, TODAY, RULES));
        assertInvalid(
                "firstDay",
                "outside-enrolment",
                () -> done.suspended(away(LAST, LAST.plusDays(1)), null, TODAY, RULES));
        assertInvalid(
                "lastDay", "in-future", () -> done.suspended(away(MONDAY, TODAY.plusDays(1)), null, TODAY, RULES));
        assertInvalid("lastDay", "before-start", () -> away(MONDAY, MONDAY.minusDays(1)));
        assertInvalid(
                "lastDay",
                "missing",
                () -> done.suspended(Suspension.of(StepReason.HEALTH, MONDAY, null, ADVISER), null, TODAY, RULES));
        assertInvalid("reason", "reason-unfit", () -> Suspension.of(StepReason.MOVED, MONDAY, LAST, ADVISER));
    }

    private static Suspension away(LocalDate first, LocalDate last) {
        return Suspension.of(StepReason.CARE_OF_RELATIVE, first, last, ADVISER);
    }

    @Test
    void of_who_has_not_begun_nothing_is_told() {
        for (Enrolment it : List.of(aPlan(whose()), taken(aPlan(whose()), Stage.INTERRUPTED, LAST))) {
            assertThatThrownBy(() -> it.suspended(away(MONDAY, LAST), null, TODAY, RULES))
                    .isInstanceOf(NotBegun.class);
            assertThatThrownBy(() -> it.climb(MONDAY, LadderStep.STUDIES, ADVISER, TODAY))
                    .isInstanceOf(NotBegun.class);
            for (Moment moment : Moment.values())
                assertThatThrownBy(() -> it.tell(moment, null, EXIT, null, ADVISER, TODAY))
                        .isInstanceOf(NotBegun.class);
            assertThat(it.entered()).isEmpty();
            assertThat(it.left()).isEmpty();
            assertThat(it.outcome()).isEmpty();
            assertThat(it.judged()).isEmpty();
        }
        assertThatThrownBy(() -> aPlan(whose()).leave(step(Stage.INTERRUPTED, LAST), EXIT, null, TODAY, RULES))
                .isInstanceOf(NotBegun.class);
    }

    @Test
    void of_what_was_misregistered_nothing_more_is_told() {
        Enrolment it = in(Stage.MISREGISTERED, whose());

        assertThatThrownBy(() -> it.suspended(away(MONDAY, LAST), null, TODAY, RULES))
                .isInstanceOf(Misregistered.class);
        assertThatThrownBy(() -> it.climb(MONDAY, LadderStep.STUDIES, ADVISER, TODAY))
                .isInstanceOf(Misregistered.class);
        assertThatThrownBy(() -> it.tell(Moment.ENTRY, null, EXIT, null, ADVISER, TODAY))
                .isInstanceOf(Misregistered.class);
        assertThat(it.outcome()).isEmpty();
        assertThat(it.readings()).hasSize(1);
    }

    @Test
    void that_it_should_never_have_been_registered_is_said_after_the_exit_too_and_what_was_told_stays() {
        Enrolment whole = aWholeOne(whose());

        Enrolment wrong = whole.misregister(StepReason.WRONG_PERSON, ADVISER);

        assertThat(wrong.stage()).isEqualTo(Stage.MISREGISTERED);
        assertThat(wrong.left()).isEmpty();
        assertThat(wrong.outcome()).isEmpty();
        assertThat(wrong.readings()).isEqualTo(whole.readings());
        assertThat(wrong.suspensions()).isEqualTo(whole.suspensions());
        assertThatThrownBy(() -> wrong.tell(Moment.EXIT, null, EXIT, null, ADVISER, TODAY))
                .isInstanceOf(Misregistered.class);
        assertThatThrownBy(() -> wrong.misregister(StepReason.OTHER, ADVISER)).isInstanceOf(WrongStage.class);
        assertThat(in(Stage.COMPLETED, whose())
                        .misregister(StepReason.WRONG_PERSON, ADVISER)
                        .isToBeAsked())
                .isFalse();
        for (Stage it : Stage.values()) assertThat(it.isOver()).isEqualTo(it.isExit() || it == Stage.MISREGISTERED);
    }

    @Test
    void a_suspension_that_was_put_down_wrongly_is_said_anew_with_its_steps_and_stays_beside() {
        Enrolment back = taken(taken(anActiveOne(whose()), Stage.SUSPENDED, MONDAY.plusDays(7)), Stage.ACTIVE, LAST);
        Suspension wrong = back.suspensions().get(0);

        Enrolment right = said(back, StepReason.CARE_OF_RELATIVE, MONDAY.plusDays(2), MONDAY.plusDays(9));

        assertThat(right.suspensions()).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo(wrong.id());
            assertThat(it.reason()).isEqualTo(StepReason.CARE_OF_RELATIVE);
            assertThat(it.days()).isEqualTo(Period.inclusive(MONDAY.plusDays(2), MONDAY.plusDays(9)));
            assertThat(it.judgement()).isNotNull();
        });
        assertThat(right.history())
                .extracting(StageChange::on)
                .endsWith(MONDAY, MONDAY.plusDays(2), MONDAY.plusDays(10));
        assertThat(right.suspensionCorrections())
                .containsExactly(new SuspensionCorrection(
                        wrong.id(), wrong.reason(), wrong.days(), DayCorrection.Reason.MISWRITTEN, ADVISER));
        Enrolment away = taken(anActiveOne(whose()), Stage.SUSPENDED, MONDAY.plusDays(7));
        assertThat(said(away, StepReason.HEALTH, MONDAY.plusDays(3), null)
                        .suspensions()
                        .get(0)
                        .days())
                .isEqualTo(Period.inclusive(MONDAY.plusDays(3), null));
    }

    @Test
    void a_suspension_that_never_was_is_taken_away_with_its_steps_and_stays_beside() {
        Enrolment active = anActiveOne(whose());
        Enrolment away = taken(active, Stage.SUSPENDED, MONDAY.plusDays(7));
        Enrolment back = taken(away, Stage.ACTIVE, LAST);
        Enrolment left = taken(away, Stage.COMPLETED, LAST);
        for (Enrolment it : List.of(away, back, left)) {
            Suspension wrong = it.suspensions().get(0);
            Enrolment right = it.notSuspended(wrong.id(), DayCorrection.Reason.OTHER, ADVISER);
            assertThat(right.suspensions()).isEmpty();
            assertThat(right.stage()).isEqualTo(it.equals(left) ? Stage.COMPLETED : Stage.ACTIVE);
            assertThat(right.history()).hasSize(it.equals(left) ? 3 : 2);
            assertThat(right.suspensionCorrections()).hasSize(1);
            assertThatThrownBy(() -> right.notSuspended(wrong.id(), DayCorrection.Reason.OTHER, ADVISER))
                    .isInstanceOf(UnknownPart.class);
        }
        Enrolment afterwards = active.suspended(away(MONDAY, LAST), null, TODAY, RULES);
        assertThat(afterwards
                        .notSuspended(afterwards.suspensions().get(0).id(), DayCorrection.Reason.OTHER, ADVISER)
                        .history())
                .isEqualTo(active.history());
    }

    @Test
    void a_suspension_is_corrected_by_what_could_have_been_and_is_something_else() {
        Enrolment back = taken(taken(anActiveOne(whose()), Stage.SUSPENDED, MONDAY.plusDays(7)), Stage.ACTIVE, LAST);
        LocalDate last = LAST.minusDays(1);
        assertInvalid("firstDay", "says-the-same", () -> said(back, StepReason.HEALTH, MONDAY.plusDays(7), last));
        assertInvalid("lastDay", "missing", () -> said(back, StepReason.HEALTH, MONDAY, null));
        assertInvalid("lastDay", "before-start", () -> said(back, StepReason.HEALTH, LAST, MONDAY));
        assertInvalid("lastDay", "in-future", () -> said(back, StepReason.HEALTH, MONDAY, TODAY.plusDays(1)));
        // They would not be back until tomorrow.
        assertInvalid("lastDay", "in-future", () -> said(back, StepReason.HEALTH, MONDAY, TODAY));
        assertInvalid("reason", "reason-unfit", () -> said(back, StepReason.MOVED, MONDAY, last));
        assertInvalid("firstDay", "outside-enrolment", () -> said(back, StepReason.HEALTH, MONDAY.minusDays(1), last));
        Enrolment left = taken(back, Stage.COMPLETED, LAST);
        assertInvalid("lastDay", "outside-enrolment", () -> said(left, StepReason.HEALTH, MONDAY, LAST));
        Enrolment away = taken(anActiveOne(whose()), Stage.SUSPENDED, MONDAY.plusDays(7));
        assertInvalid("lastDay", "not-here", () -> said(away, StepReason.HEALTH, MONDAY, last));
        Enrolment gone = taken(away, Stage.COMPLETED, LAST);
        assertInvalid("lastDay", "away-to-the-end", () -> said(gone, StepReason.HEALTH, MONDAY, last));
        assertThat(said(gone, StepReason.OTHER, MONDAY, LAST).stage()).isEqualTo(Stage.COMPLETED);
        Enrolment twice = back.suspended(away(MONDAY, MONDAY.plusDays(2)), null, TODAY, RULES);
        assertThatThrownBy(() -> said(twice, StepReason.HEALTH, MONDAY.plusDays(2), last))
                .isInstanceOf(SuspensionsOverlap.class);
        Enrolment wrong = back.misregister(StepReason.OTHER, ADVISER);
        assertThatThrownBy(() -> said(wrong, StepReason.OTHER, MONDAY, last)).isInstanceOf(Misregistered.class);
        assertThatThrownBy(
                        () -> wrong.notSuspended(wrong.suspensions().get(0).id(), DayCorrection.Reason.OTHER, ADVISER))
                .isInstanceOf(Misregistered.class);
    }

    private static Enrolment said(Enrolment it, StepReason why, LocalDate first, @Nullable LocalDate last) {
        return it.correct(
                it.suspensions().get(0).id(),
                why,
                first,
                last,
                DayCorrection.Reason.MISWRITTEN,
                null,
                ADVISER,
                TODAY,
                RULES);
    }

    @Test
    void what_was_told_is_told_anew_and_stays() {
        Enrolment done = in(Stage.COMPLETED, whose());
        Situation other = situation(LabourStatus.INACTIVE, LadderStep.NONE);

        Enrolment anew = done.tell(Moment.ENTRY, null, other, null, ADVISER, TODAY)
                .tell(Moment.EXIT, null, EXIT, null, ADVISER, TODAY)
                .tell(Moment.EXIT, null, ENTRY, null, ADVISER, TODAY);

        assertThat(anew.readings()).extracting(Reading::situation).containsExactly(ENTRY, other, EXIT, ENTRY);
        assertThat(anew.readings()).extracting(Reading::on).containsExactly(MONDAY, MONDAY, LAST, LAST);
        assertThat(anew.reading(Moment.ENTRY)).map(Reading::situation).contains(other);
        assertThat(anew.reading(Moment.EXIT)).map(Reading::situation).contains(ENTRY);
        assertThat(anew.outcome()).contains(Outcome.CLOSER);
        assertThatThrownBy(() -> anActiveOne(whose()).tell(Moment.EXIT, null, EXIT, null, ADVISER, TODAY))
                .isInstanceOf(NotLeft.class);
        assertInvalid("on", "not-here", () -> done.tell(Moment.EXIT, LAST, EXIT, null, ADVISER, TODAY));
    }

    @Test
    void the_person_is_asked_six_months_after_the_exit_give_or_take_four_weeks() {
        Enrolment done = in(Stage.COMPLETED, whose());
        LocalDate first = AFTER.minusDays(28);
        LocalDate last = AFTER.plusDays(28);

        assertThat(done.judgement(RuleKind.FOLLOW_UP_FROM))
                .map(Judgement::limit)
                .contains(first);
        assertThat(done.judgement(RuleKind.FOLLOW_UP_UNTIL))
                .map(Judgement::limit)
                .contains(last);
        for (LocalDate on : List.of(first, AFTER, last))
            assertThat(done.tell(Moment.FOLLOW_UP, on, EXIT, null, ADVISER, TODAY)
                            .reading(Moment.FOLLOW_UP))
                    .map(Reading::on)
                    .contains(on);
        assertThatThrownBy(() -> done.tell(Moment.FOLLOW_UP, first.minusDays(1), EXIT, null, ADVISER, TODAY))
                .isInstanceOf(TooEarly.class);
        assertThatThrownBy(() -> done.tell(Moment.FOLLOW_UP, last.plusDays(1), EXIT, null, ADVISER, TODAY))
                .isInstanceOf(Exceeded.class);
        assertInvalid("on", "missing", () -> done.tell(Moment.FOLLOW_UP, null, EXIT, null, ADVISER, TODAY));
        assertInvalid("on", "in-future", () -> done.tell(Moment.FOLLOW_UP, AFTER, EXIT, null, ADVISER, LAST));
        for (Stage it : List.of(Stage.ACTIVE, Stage.SUSPENDED))
            assertThatThrownBy(() -> in(it, whose()).tell(Moment.FOLLOW_UP, AFTER, EXIT, null, ADVISER, TODAY))
                    .isInstanceOf(NotLeft.class);
    }

    @Test
    void the_steps_of_the_ladder_are_corrected_once_each_and_stay() {
        Enrolment one = anActiveOne(whose()).climb(LAST, LadderStep.STUDIES, ADVISER, TODAY);
        Climb.Id wrong = one.climbs().get(0).id();

        Enrolment right = one.correct(wrong, MONDAY, LadderStep.INTERNSHIP, ADVISER, TODAY)
                .climb(MONDAY, LadderStep.NONE, ADVISER, TODAY);

        assertThat(right.climbs()).hasSize(3);
        assertThat(right.ladder()).extracting(Climb::step).containsExactly(LadderStep.INTERNSHIP, LadderStep.NONE);
        assertThatThrownBy(() -> right.correct(wrong, LAST, LadderStep.NONE, ADVISER, TODAY))
                .isInstanceOf(CorrectedAlready.class);
        assertThatThrownBy(() -> one.correct(Climb.Id.next(), LAST, LadderStep.NONE, ADVISER, TODAY))
                .isInstanceOf(UnknownPart.class);
        assertInvalid("on", "outside-enrolment", () -> one.climb(MONDAY.minusDays(1), LadderStep.NONE, ADVISER, TODAY));
        assertInvalid("on", "in-future", () -> one.climb(TODAY.plusDays(1), LadderStep.NONE, ADVISER, TODAY));
        assertInvalid(
                "on",
                "outside-enrolment",
                () -> in(Stage.COMPLETED, whose()).climb(LAST.plusDays(1), LadderStep.NONE, ADVISER, TODAY));
    }

    @ParameterizedTest
    @CsvSource({
        "EMPLOYED, NONE, WORK",
        "SELF_EMPLOYED, EMPLOYMENT, WORK",
        "IN_EDUCATION, NONE, EDUCATION",
        "UNEMPLOYED, INTERNSHIP, CLOSER",
        "INACTIVE, EMPLOYMENT, CLOSER",
        "LONG_TERM_UNEMPLOYED, WORK_TRAINING, UNCHANGED",
        "UNEMPLOYED, SOCIAL_ACTIVITY, FURTHER",
        "UNKNOWN, EMPLOYMENT, UNKNOWN"
    })
    void how_it_went_is_told_by_how_the_person_stood(LabourStatus status, LadderStep step, Outcome outcome) {
        Situation entry = situation(LabourStatus.LONG_TERM_UNEMPLOYED, LadderStep.WORK_TRAINING);

        assertThat(left(entry, situation(status, step)).outcome()).contains(outcome);
    }

    @Test
    void how_it_went_is_not_known_when_nothing_is_told_of_the_exit_or_the_ladder_is_another() {
        Situation onAnother = new Situation(
                LabourStatus.UNEMPLOYED, Livelihood.OTHER, Education.UNKNOWN, null, LadderStep.STUDIES, 2);

        assertThat(left(ENTRY, null).outcome()).contains(Outcome.UNKNOWN);
        assertThat(left(ENTRY, onAnother).outcome()).contains(Outcome.UNKNOWN);
        assertThat(anActiveOne(whose()).outcome()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"PLANNED", "ACTIVE", "SUSPENDED"})
    void a_consent_that_is_taken_back_interrupts_what_is_not_over(Stage stage) {
        Enrolment it = in(stage, whose());

        Enrolment gone = it.consentWithdrawn(MONDAY, ADVISER, RULES);

        assertThat(gone.stage()).isEqualTo(Stage.INTERRUPTED);
        assertThat(gone.reason()).isEqualTo(StepReason.CONSENT_WITHDRAWN);
        assertThat(gone.outcome()).isEqualTo(stage == Stage.PLANNED ? Optional.empty() : Optional.of(Outcome.UNKNOWN));
        assertThat(gone.left())
                .isEqualTo(
                        switch (stage) {
                            case PLANNED -> Optional.empty();
                            case ACTIVE -> Optional.of(MONDAY);
                            default -> Optional.of(LAST);
                        });
    }

    @Test
    void a_consent_that_is_taken_back_before_what_has_been_told_ends_it_on_the_last_day_of_that() {
        Enrolment it = anActiveOne(whose())
                .climb(MONDAY.plusDays(3), LadderStep.STUDIES, ADVISER, TODAY)
                .suspended(away(MONDAY.plusDays(4), MONDAY.plusDays(5)), null, TODAY, RULES);

        assertThat(it.consentWithdrawn(MONDAY.minusDays(9), ADVISER, RULES).left())
                .contains(MONDAY.plusDays(5));
        assertThat(it.consentWithdrawn(LAST, ADVISER, RULES).left()).contains(LAST);
    }

    @Test
    void one_with_everything_can_be_read_anew() {
        Enrolment it = aWholeOne(whose());

        assertThat(PathwayFixture.read(it, 0)).isEqualTo(it);
        assertThat(it.outcome()).contains(Outcome.CLOSER);
        assertThat(it.entered()).contains(MONDAY);
        assertThat(it.left()).contains(LAST);
    }

    @Test
    void how_the_person_stood_is_of_the_day_that_it_tells_of() {
        Enrolment active = anActiveOne(whose());
        Enrolment done = in(Stage.COMPLETED, whose());

        assertInvalid("situation", "missing", () -> with(active, List.of()));
        assertInvalid(
                "on", "outside-enrolment", () -> with(active, List.of(reading(Moment.ENTRY, MONDAY.plusDays(1)))));
        Reading entry = reading(Moment.ENTRY, MONDAY);
        for (Moment moment : List.of(Moment.EXIT, Moment.FOLLOW_UP))
            assertThatThrownBy(() -> with(active, List.of(entry, reading(moment, LAST))))
                    .isInstanceOf(NotLeft.class);
        for (LocalDate other : List.of(LAST.minusDays(1), LAST.plusDays(1)))
            assertInvalid("on", "outside-enrolment", () -> with(done, List.of(entry, reading(Moment.EXIT, other))));
        assertThat(with(done, List.of(entry, reading(Moment.EXIT, LAST))).readings())
                .hasSize(2);
        assertThatThrownBy(() -> with(aPlan(whose()), List.of(entry))).isInstanceOf(NotBegun.class);
    }

    @Test
    void it_is_judged_by_one_rule_of_each_kind_that_is_about_enrolments() {
        Enrolment active = anActiveOne(whose());
        Judgement length = active.judgements().get(0);

        assertInvalid("judgements", "duplicate", () -> judged(active, List.of(length, length)));
        for (RuleKind other : List.of(RuleKind.INTERNSHIP_LENGTH, RuleKind.SUSPENSION_LENGTH)) {
            Judgement elsewhere = new Judgement(other, 1, length.span(), MONDAY, null);
            assertInvalid("judgements", "not-here", () -> judged(active, List.of(elsewhere)));
        }
        assertThatThrownBy(() -> judged(aPlan(whose()), List.of(length))).isInstanceOf(NotBegun.class);
    }

    private static Reading reading(Moment moment, LocalDate on) {
        return new Reading(moment, on, ENTRY, ADVISER);
    }

    private static Enrolment with(Enrolment it, List<Reading> readings) {
        return with(it, readings, it.judgements());
    }

    private static Enrolment judged(Enrolment it, List<Judgement> judgements) {
        return with(it, it.readings(), judgements);
    }

    private static Enrolment with(Enrolment it, List<Reading> readings, List<Judgement> judgements) {
        return new Enrolment(
                it.id(),
                it.revision(),
                it.whose(),
                it.plannedStart(),
                it.referral(),
                it.transferredFrom(),
                it.history(),
                it.suspensions(),
                readings,
                it.climbs(),
                judgements,
                it.corrections(),
                it.suspensionCorrections());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 721})
    void months_without_work_are_some_and_not_too_many(int months) {
        assertInvalid("situation/monthsWithoutWork", "bounds", () -> told(LabourStatus.UNEMPLOYED, months));
    }

    @Test
    void who_works_is_not_without_work() {
        for (LabourStatus it : List.of(LabourStatus.EMPLOYED, LabourStatus.SELF_EMPLOYED)) {
            assertInvalid("situation/monthsWithoutWork", "though-working", () -> told(it, 1));
            assertThat(told(it, 0).monthsWithoutWork()).isZero();
        }
        assertThat(told(LabourStatus.INACTIVE, 720).monthsWithoutWork()).isEqualTo(720);
    }

    private static Situation told(LabourStatus status, int months) {
        return Situation.of(status, Livelihood.UNKNOWN, Education.UNKNOWN, months, LadderStep.NONE);
    }

    @Test
    void there_is_an_end_to_what_can_be_told() {
        Enrolment many = anActiveOne(whose());
        LocalDate day = MONDAY;
        while (many.history().size() < Enrolment.MAX_STEPS) {
            day = day.plusDays(1);
            many = taken(many, many.stage() == Stage.ACTIVE ? Stage.SUSPENDED : Stage.ACTIVE, day);
        }
        Enrolment last = many;
        LocalDate after = day.plusDays(1);
        Stage next = last.stage() == Stage.ACTIVE ? Stage.SUSPENDED : Stage.ACTIVE;

        assertInvalid("stageChanges", "too-many", () -> taken(last, next, after));
        assertThat(taken(last, Stage.COMPLETED, after).stage()).isEqualTo(Stage.COMPLETED);
    }
}
