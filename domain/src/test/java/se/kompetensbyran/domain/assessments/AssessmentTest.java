package se.kompetensbyran.domain.assessments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.ADVISER;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.ALL_MET;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.NOT_ALL_MET;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.WHOLE;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.aDraft;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.aSubmitted;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.in;
import static se.kompetensbyran.domain.assessments.AssessmentFixture.step;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.kompetensbyran.domain.assessments.AssessmentProblem.AllMet;
import se.kompetensbyran.domain.assessments.AssessmentProblem.Contestable;
import se.kompetensbyran.domain.assessments.AssessmentProblem.EvidenceMissing;
import se.kompetensbyran.domain.assessments.AssessmentProblem.NotAllMet;
import se.kompetensbyran.domain.assessments.AssessmentProblem.NotDraft;
import se.kompetensbyran.domain.assessments.AssessmentProblem.NotTold;
import se.kompetensbyran.domain.assessments.AssessmentProblem.Own;
import se.kompetensbyran.domain.assessments.AssessmentProblem.WrongState;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Period;

class AssessmentTest {

    private static final LocalDate LATER = MONDAY.plusDays(Assessment.CONTEST_DAYS + 1);

    private final EnterpriseId enterprise = EnterpriseId.next();

    static Stream<Arguments> everyPair() {
        return Arrays.stream(State.values())
                .flatMap(from -> Arrays.stream(State.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void an_assessment_goes_where_an_arrow_leads_and_nowhere_else(State from, State to) {
        Assessment there = in(from, enterprise);
        Verdicts verdicts = to == State.CONFIRMED ? ALL_MET : NOT_ALL_MET;

        if (from.mayBecome(to)) assertThat(taken(there, to, verdicts).state()).isEqualTo(to);
        else assertThatThrownBy(() -> taken(there, to, verdicts)).isInstanceOf(WrongState.class);
        // What is a decision is nothing else, and the other way round.
        if (to.isDecision()) assertThatThrownBy(() -> there.become(step(to))).isInstanceOf(WrongState.class);
        else
            assertThatThrownBy(() -> there.decide(step(to), verdicts, LATER, LATER))
                    .isInstanceOf(WrongState.class);
    }

    private static Assessment taken(Assessment there, State to, Verdicts verdicts) {
        return to.isDecision() ? there.decide(step(to), verdicts, LATER, LATER) : there.become(step(to));
    }

    @Test
    void these_are_the_arrows_and_nothing_is_rejected_before_it_is_told() {
        assertThat(Arrays.stream(State.values())
                        .flatMap(from -> from.next().stream().map(to -> from + " " + to)))
                .containsExactlyInAnyOrder(
                        "DRAFT SUBMITTED",
                        "SUBMITTED REJECTION_TOLD",
                        "SUBMITTED CONFIRMED",
                        "REJECTION_TOLD CONTESTED",
                        "REJECTION_TOLD REJECTED",
                        "CONTESTED CONFIRMED",
                        "CONTESTED REJECTED",
                        "DRAFT WITHDRAWN",
                        "SUBMITTED WITHDRAWN",
                        "REJECTION_TOLD WITHDRAWN",
                        "CONTESTED WITHDRAWN");
    }

    @Test
    void the_first_step_is_a_draft() {
        for (State first : State.values())
            if (first != State.DRAFT)
                assertThatThrownBy(() -> new Assessment(
                                AssessmentId.next(), 0, enterprise, WHOLE, ALL_MET, List.of(step(first)), null))
                        .isInstanceOf(WrongState.class);
        assertInvalid(
                "state",
                "missing",
                () -> new Assessment(AssessmentId.next(), 0, enterprise, WHOLE, ALL_MET, List.of(), null));
    }

    @Test
    void nothing_is_submitted_while_evidence_is_missing_of_a_criterion() {
        for (Evidence it : List.of(
                Evidence.NONE,
                new Evidence(null, "b", "c", "d"),
                new Evidence("a", null, "c", "d"),
                new Evidence("a", "b", null, "d"),
                new Evidence("a", "b", "c", null))) {
            Assessment draft = Assessment.draft(AssessmentId.next(), enterprise, it, ADVISER);
            assertThatThrownBy(() -> draft.become(step(State.SUBMITTED))).isInstanceOf(EvidenceMissing.class);
        }
        assertThatThrownBy(() -> Assessment.draft(
                                AssessmentId.next(), enterprise, new Evidence("a", null, "c", null), ADVISER)
                        .become(step(State.SUBMITTED)))
                .hasMessageContaining("participation, independence");
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void evidence_changes_only_in_a_draft(State state) {
        Evidence anew = new Evidence("annat", null, null, null);

        if (state == State.DRAFT)
            assertThat(in(state, enterprise).with(anew).evidence()).isEqualTo(anew);
        else assertThatThrownBy(() -> in(state, enterprise).with(anew)).isInstanceOf(NotDraft.class);
    }

    @Test
    void evidence_is_words_and_not_too_many() {
        assertInvalid("evidence/integration", "blank", () -> new Evidence(" ", null, null, null));
        assertInvalid("evidence/participation", "too-long", () -> new Evidence(null, "x".repeat(4001), null, null));
        assertInvalid("evidence/reinvestment", "characters", () -> new Evidence(null, null, "x\0", null));
        assertInvalid("evidence/independence", "blank", () -> new Evidence(null, null, null, ""));
    }

    @Test
    void what_is_told_against_an_enterprise_and_what_it_says_against_that_has_a_reason() {
        for (State it : State.values()) {
            if (it == State.REJECTION_TOLD || it == State.CONTESTED || it == State.REJECTED)
                assertInvalid("reason", "missing", () -> new StateChange(it, null, ADVISER));
            else assertThat(new StateChange(it, null, ADVISER).reason()).isNull();
        }
        assertInvalid("reason", "blank", () -> new StateChange(State.SUBMITTED, " ", ADVISER));
        assertInvalid("reason", "too-long", () -> new StateChange(State.SUBMITTED, "x".repeat(4001), ADVISER));
    }

    @Property
    void it_is_confirmed_with_four_met_and_rejected_with_less(
            @ForAll Verdict a, @ForAll Verdict b, @ForAll Verdict c, @ForAll Verdict d) {
        Verdicts verdicts = new Verdicts(a, b, c, d);
        Assessment waiting = aSubmitted(enterprise);
        boolean areAllMet = Stream.of(a, b, c, d).allMatch(it -> it == Verdict.MET);

        if (areAllMet) {
            assertThat(waiting.decide(step(State.CONFIRMED), verdicts, MONDAY, MONDAY)
                            .verdicts())
                    .isEqualTo(verdicts);
            assertThatThrownBy(() -> waiting.decide(step(State.REJECTION_TOLD), verdicts, MONDAY, MONDAY))
                    .isInstanceOf(AllMet.class);
        } else {
            assertThatThrownBy(() -> waiting.decide(step(State.CONFIRMED), verdicts, MONDAY, MONDAY))
                    .isInstanceOf(NotAllMet.class);
            assertThat(waiting.decide(step(State.REJECTION_TOLD), verdicts, MONDAY, MONDAY)
                            .verdicts())
                    .isEqualTo(verdicts);
        }
    }

    @Test
    void nothing_is_rejected_for_a_criterion_that_was_not_told() {
        Verdicts told = new Verdicts(Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.MET);
        Assessment contested = aSubmitted(enterprise)
                .decide(step(State.REJECTION_TOLD), told, MONDAY, MONDAY)
                .become(step(State.CONTESTED));

        for (Verdict it : List.of(Verdict.NOT_MET, Verdict.UNKNOWN))
            assertThatThrownBy(() -> contested.decide(
                            step(State.REJECTED), new Verdicts(it, Verdict.NOT_MET, Verdict.MET, it), MONDAY, MONDAY))
                    .isInstanceOf(NotTold.class)
                    .hasMessageContaining("integration, independence");
        for (Verdicts it : List.of(
                told,
                new Verdicts(Verdict.MET, Verdict.NOT_MET, Verdict.MET, Verdict.MET),
                new Verdicts(Verdict.MET, Verdict.UNKNOWN, Verdict.NOT_MET, Verdict.MET)))
            assertThat(contested
                            .decide(step(State.REJECTED), it, MONDAY, MONDAY)
                            .state())
                    .isEqualTo(State.REJECTED);
    }

    @Test
    void a_draft_of_which_little_is_written_is_withdrawn_too() {
        Assessment draft = Assessment.draft(AssessmentId.next(), enterprise, Evidence.NONE, ADVISER);

        Assessment withdrawn = draft.become(new StateChange(State.WITHDRAWN, null, ADVISER));

        assertThat(withdrawn.state().isOpen()).isFalse();
        assertThatThrownBy(() -> withdrawn.become(step(State.SUBMITTED))).isInstanceOf(WrongState.class);
    }

    @Test
    void what_was_contested_is_confirmed_or_rejected_at_once() {
        Assessment contested = in(State.CONTESTED, enterprise);

        assertThat(contested
                        .decide(step(State.CONFIRMED), ALL_MET, MONDAY, MONDAY)
                        .validity())
                .isEqualTo(AssessmentFixture.validity(MONDAY));
        assertThat(contested
                        .decide(step(State.REJECTED), NOT_ALL_MET, MONDAY, MONDAY)
                        .validity())
                .isNull();
    }

    @Test
    void nothing_is_rejected_before_the_enterprise_has_had_its_time_to_contest() {
        Assessment told = in(State.REJECTION_TOLD, enterprise);
        LocalDate last = MONDAY.plusDays(21);

        assertThat(told.contestableUntil()).contains(last);
        assertThatThrownBy(() -> told.decide(step(State.REJECTED), NOT_ALL_MET, last, last))
                .isInstanceOf(Contestable.class);
        assertThat(told.decide(step(State.REJECTED), NOT_ALL_MET, last, last.plusDays(1))
                        .state())
                .isEqualTo(State.REJECTED);
        assertThat(told.become(step(State.CONTESTED)).contestableUntil()).isEmpty();
        assertThat(told.next(last)).containsExactlyInAnyOrder(State.CONTESTED, State.WITHDRAWN);
        assertThat(told.next(last.plusDays(1))).contains(State.REJECTED);
    }

    @Test
    void nobody_decides_on_what_they_have_begun_submitted_or_contested() {
        Assessment waiting = aSubmitted(enterprise);
        Assessment contested = in(State.REJECTION_TOLD, enterprise)
                .become(new StateChange(State.CONTESTED, "Påhittat skäl", new Actor("leader-1", ADVISER.at())));

        for (State to : List.of(State.CONFIRMED, State.REJECTION_TOLD))
            assertThatThrownBy(() -> waiting.decide(by("adviser-1", to), ALL_MET, MONDAY, MONDAY))
                    .isInstanceOf(Own.class);
        for (State to : List.of(State.CONFIRMED, State.REJECTED))
            for (String who : List.of("adviser-1", "leader-1"))
                assertThatThrownBy(() -> contested.decide(by(who, to), NOT_ALL_MET, MONDAY, MONDAY))
                        .isInstanceOf(Own.class);
        // Who told it may go on with what they know.
        assertThat(contested
                        .decide(step(State.REJECTED), NOT_ALL_MET, MONDAY, MONDAY)
                        .state())
                .isEqualTo(State.REJECTED);
        assertThat(contested.isOwn("leader-1")).isTrue();
        assertThat(contested.isOwn("decider-1")).isFalse();
    }

    private static StateChange by(String who, State to) {
        return new StateChange(to, "Påhittat skäl", new Actor(who, ADVISER.at()));
    }

    @Test
    void twelve_months_from_a_day_that_the_next_year_lacks_end_with_the_day_before_it() {
        LocalDate leap = LocalDate.of(2024, 2, 29);
        assertThat(aSubmitted(enterprise)
                        .decide(step(State.CONFIRMED), ALL_MET, leap, leap)
                        .validity())
                .isEqualTo(new Period(leap, LocalDate.of(2025, 3, 1)));
        assertThat(Assessment.until(LocalDate.of(2023, 2, 28))).isEqualTo(LocalDate.of(2024, 2, 28));
        assertThat(Assessment.until(LocalDate.of(2024, 3, 1))).isEqualTo(LocalDate.of(2025, 3, 1));
        assertThat(Assessment.until(LocalDate.of(2023, 3, 1))).isEqualTo(LocalDate.of(2024, 3, 1));
    }

    @Test
    void a_confirmation_is_valid_for_twelve_months_and_not_only_in_the_past() {
        Assessment waiting = aSubmitted(enterprise);

        assertThat(waiting.decide(step(State.CONFIRMED), ALL_MET, MONDAY, MONDAY)
                        .validity())
                .isEqualTo(AssessmentFixture.validity(MONDAY));
        LocalDate over = MONDAY.minusMonths(12);
        assertInvalid("validFrom", "validity-over", () -> waiting.decide(step(State.CONFIRMED), ALL_MET, over, MONDAY));
        assertThat(waiting.decide(step(State.CONFIRMED), ALL_MET, over.plusDays(1), MONDAY)
                        .state())
                .isEqualTo(State.CONFIRMED);
        LocalDate ahead = MONDAY.plusMonths(12);
        assertThat(waiting.decide(step(State.CONFIRMED), ALL_MET, ahead, MONDAY).state())
                .isEqualTo(State.CONFIRMED);
        assertInvalid(
                "validFrom",
                "too-far-ahead",
                () -> waiting.decide(step(State.CONFIRMED), ALL_MET, ahead.plusDays(1), MONDAY));
    }

    @Test
    void an_assessment_is_open_until_it_is_decided_or_withdrawn() {
        assertThat(Arrays.stream(State.values()).filter(it -> !it.isOpen()))
                .containsExactly(State.CONFIRMED, State.REJECTED, State.WITHDRAWN);
        assertThat(aDraft(enterprise).history()).hasSize(1);
    }

    @Test
    void words_that_hold_a_personal_number_are_refused() {
        String words = "Anna 19121212-1212";

        assertInvalid("evidence/participation", "personal-number", () -> new Evidence(null, words, null, null));
        assertInvalid("reason", "personal-number", () -> new StateChange(State.CONTESTED, words, ADVISER));
    }
}
