package se.kompetensbyran.domain.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static se.kompetensbyran.domain.needs.NeedsFixture.MANAGER;
import static se.kompetensbyran.domain.needs.NeedsFixture.MONDAY;
import static se.kompetensbyran.domain.needs.NeedsFixture.aFinding;
import static se.kompetensbyran.domain.needs.NeedsFixture.aMeasureOf;
import static se.kompetensbyran.domain.needs.NeedsFixture.aPriorityOf;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAdoption;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAnalysis;
import static se.kompetensbyran.domain.needs.NeedsFixture.anAnalysisIn;
import static se.kompetensbyran.domain.needs.NeedsFixture.step;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.kompetensbyran.domain.needs.NeedsProblem.ByAdoption;
import se.kompetensbyran.domain.needs.NeedsProblem.NoFindings;
import se.kompetensbyran.domain.needs.NeedsProblem.NoPriorities;
import se.kompetensbyran.domain.needs.NeedsProblem.NotNow;
import se.kompetensbyran.domain.needs.NeedsProblem.WrongStage;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.PartialDate;

class NeedsStageTest {

    private final OrganisationId body = OrganisationId.next();

    static Stream<Arguments> everyPair() {
        return Arrays.stream(Stage.values())
                .flatMap(from -> Arrays.stream(Stage.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void an_analysis_goes_where_an_arrow_leads_and_nowhere_else(Stage from, Stage to) {
        NeedsAnalysis there = anAnalysisIn(from, body);

        if (from.mayBecome(to)) assertThat(moved(there, to).stage()).isEqualTo(to);
        else assertThatThrownBy(() -> moved(there, to)).isInstanceOf(WrongStage.class);
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void a_plain_step_leads_to_no_adoption(Stage from, Stage to) {
        NeedsAnalysis there = anAnalysisIn(from, body);

        if (!from.mayBecome(to))
            assertThatThrownBy(() -> there.become(step(to), MONDAY)).isInstanceOf(WrongStage.class);
        else if (to == Stage.ADOPTED || to == Stage.SUPERSEDED)
            assertThatThrownBy(() -> there.become(step(to), MONDAY)).isInstanceOf(ByAdoption.class);
        else assertThat(there.become(step(to), MONDAY).stage()).isEqualTo(to);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void each_part_has_its_time(Stage stage) {
        NeedsAnalysis there = anAnalysisIn(stage, body);
        Finding finding = there.findings().get(0);

        onlyIn(stage, Set.of(Stage.COLLECTING), () -> there.with(aFinding()));
        onlyIn(stage, Set.of(Stage.COLLECTING), () -> there.without(finding.id()));
        onlyIn(stage, Set.of(Stage.CLOSED), () -> there.with(aPriorityOf(finding)));
        if (!there.priorities().isEmpty()) {
            Priority priority = there.priorities().get(0);
            Measure measure = aMeasureOf(priority, Measure.Kind.SUPPORT);
            onlyIn(stage, Set.of(Stage.CLOSED), () -> there.without(priority.id()));
            onlyIn(stage, Set.of(Stage.PRIORITISED, Stage.ADOPTED), () -> there.with(measure));
            if (stage == Stage.ADOPTED)
                assertThat(there.with(measure).without(measure.id()).measures()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void an_analysis_is_met_in_any_stage_before_its_adoption(Stage first) {
        Finding finding = aFinding();

        if (first.isAtLeast(Stage.ADOPTED))
            assertThatThrownBy(() -> met(first, List.of(finding), List.of(aPriorityOf(finding))))
                    .isInstanceOf(WrongStage.class);
        else
            assertThat(met(first, List.of(finding), List.of(aPriorityOf(finding)))
                            .stage())
                    .isEqualTo(first);
    }

    @Test
    void it_is_not_closed_without_a_finding_nor_prioritised_without_a_priority() {
        NeedsAnalysis empty = anAnalysis();
        NeedsAnalysis without = empty.without(empty.findings().get(0).id());
        NeedsAnalysis closed = anAnalysis().become(step(Stage.CLOSED), MONDAY);

        assertThatThrownBy(() -> without.become(step(Stage.CLOSED), MONDAY)).isInstanceOf(NoFindings.class);
        assertThatThrownBy(() -> closed.become(step(Stage.PRIORITISED), MONDAY)).isInstanceOf(NoPriorities.class);
        assertThatThrownBy(() -> met(Stage.PRIORITISED, List.of(aFinding()), List.of()))
                .isInstanceOf(NoPriorities.class);
    }

    @Test
    void a_step_has_happened_and_not_before_the_one_before_it() {
        assertInvalid("on", "in-future", () -> anAnalysis().become(on(Stage.CLOSED, "2024-06-04"), MONDAY));
        assertInvalid("on", "before-current-stage", () -> anAnalysis().become(on(Stage.CLOSED, "2023-08-31"), MONDAY));
        assertThat(anAnalysis().become(on(Stage.CLOSED, "2023"), MONDAY).stage())
                .isEqualTo(Stage.CLOSED);
    }

    @Test
    void an_adoption_has_been_decided_and_is_valid_today() {
        NeedsAnalysis it = anAnalysisIn(Stage.PRIORITISED, body);

        assertInvalid("on", "in-future", () -> adopt(it, MONDAY.plusDays(1), MONDAY.plusDays(2)));
        assertInvalid("validUntil", "in-the-past", () -> adopt(it, MONDAY.minusDays(9), MONDAY.minusDays(1)));
        assertInvalid("validUntil", "before-start", () -> adopt(it, MONDAY, MONDAY.minusDays(1)));
        assertInvalid("validUntil", "date-range", () -> adopt(it, MONDAY, LocalDate.of(2200, 1, 1)));
        assertInvalid("on", "before-current-stage", () -> adopt(it, NeedsFixture.START.minusDays(1), MONDAY));
        assertThat(adopt(it, MONDAY, MONDAY).isInForce(MONDAY)).isTrue();
    }

    @Test
    void its_priorities_govern_from_the_day_of_the_decision_until_they_end_or_another_set_comes() {
        NeedsAnalysis adopted = adopt(anAnalysisIn(Stage.PRIORITISED, body), MONDAY, MONDAY.plusDays(10));
        NeedsAnalysis superseded = adopted.supersede(MONDAY.plusDays(5), MANAGER);

        assertThat(anAnalysisIn(Stage.PRIORITISED, body).isInForce(MONDAY)).isFalse();
        for (int day = -1; day <= 11; day++) {
            assertThat(adopted.isInForce(MONDAY.plusDays(day))).isEqualTo(day >= 0 && day <= 10);
            assertThat(superseded.isInForce(MONDAY.plusDays(day))).isEqualTo(day >= 0 && day < 5);
        }
    }

    @Test
    void what_is_adopted_gives_way_to_no_earlier_day() {
        NeedsAnalysis adopted = anAnalysisIn(Stage.ADOPTED, body);

        assertInvalid("on", "before-current-stage", () -> adopted.supersede(MONDAY.minusDays(1), MANAGER));
        assertThat(adopted.supersede(MONDAY, MANAGER).isInForce(MONDAY)).isFalse();
    }

    private static void onlyIn(Stage stage, Set<Stage> allowed, ThrowingCallable change) {
        if (allowed.contains(stage)) assertThat(catching(change)).isNull();
        else assertThatThrownBy(change).isInstanceOf(NotNow.class);
    }

    private static Throwable catching(ThrowingCallable change) {
        return catchThrowable(change);
    }

    private NeedsAnalysis moved(NeedsAnalysis it, Stage to) {
        return switch (to) {
            case ADOPTED -> it.adopt(anAdoption(body), MANAGER, MONDAY);
            case SUPERSEDED -> it.supersede(MONDAY, MANAGER);
            default -> it.become(step(to), MONDAY);
        };
    }

    private NeedsAnalysis adopt(NeedsAnalysis it, LocalDate on, LocalDate validUntil) {
        return it.adopt(new Adoption(body, on, validUntil), MANAGER, MONDAY);
    }

    private static StageChange on(Stage to, String day) {
        return new StageChange(to, PartialDate.fromString(day), MANAGER);
    }

    private static NeedsAnalysis met(Stage first, List<Finding> findings, List<Priority> priorities) {
        return NeedsAnalysis.enter(
                NeedsAnalysisId.next(), anAnalysis().theme(), findings, priorities, step(first), MONDAY);
    }
}
