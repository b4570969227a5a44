package se.kompetensbyran.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.ADVISER;
import static se.kompetensbyran.domain.projects.ProjectFixture.EVE;
import static se.kompetensbyran.domain.projects.ProjectFixture.MANAGER;
import static se.kompetensbyran.domain.projects.ProjectFixture.MONDAY;
import static se.kompetensbyran.domain.projects.ProjectFixture.PLANNED_END;
import static se.kompetensbyran.domain.projects.ProjectFixture.START;
import static se.kompetensbyran.domain.projects.ProjectFixture.WORDS;
import static se.kompetensbyran.domain.projects.ProjectFixture.aCompletedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.aGrantedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectThatEndedEarly;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectThatIs;
import static se.kompetensbyran.domain.projects.ProjectFixture.aRejectedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kompetensbyran.domain.projects.ProjectProblem.ExtendInstead;
import se.kompetensbyran.domain.projects.ProjectProblem.HasEnded;
import se.kompetensbyran.domain.projects.ProjectProblem.NotGranted;
import se.kompetensbyran.domain.projects.Schedule.Extension;
import se.kompetensbyran.domain.shared.Period;

class ProjectExtensionTest {

    private static final LocalDate LATER = LocalDate.of(2018, 12, 31);
    private static final LocalDate LATEST = LocalDate.of(2019, 6, 30);

    @Test
    void an_extension_moves_the_planned_end_and_keeps_the_earlier_ones() {
        var extended = anOngoingProject()
                .extend(LATER, MONDAY, null, ADVISER, MONDAY)
                .extend(LATEST, MONDAY.minusDays(3), WORDS, MANAGER, MONDAY);

        assertThat(extended.schedule().plannedEndsOn()).isEqualTo(LATEST);
        assertThat(extended.schedule().startsOn()).isEqualTo(START);
        assertThat(extended.schedule().extensions())
                .containsExactly(
                        new Extension(PLANNED_END, LATER, MONDAY, null, ADVISER),
                        new Extension(LATER, LATEST, MONDAY.minusDays(3), WORDS, MANAGER));
    }

    @Test
    void an_extension_leads_to_a_later_day() {
        assertInvalid(
                "plannedEndsOn",
                "not-later",
                () -> anOngoingProject().extend(PLANNED_END, MONDAY, null, ADVISER, MONDAY));
        assertInvalid(
                "plannedEndsOn",
                "not-later",
                () -> anOngoingProject().extend(PLANNED_END.minusDays(1), MONDAY, null, ADVISER, MONDAY));
        assertThat(anOngoingProject()
                        .extend(PLANNED_END.plusDays(1), MONDAY, null, ADVISER, MONDAY)
                        .schedule()
                        .plannedEndsOn())
                .isEqualTo(PLANNED_END.plusDays(1));
    }

    @Test
    void extensions_are_a_chain_that_ends_in_the_plan_in_force() {
        var first = new Extension(PLANNED_END, LATER, MONDAY, null, ADVISER);
        var second = new Extension(LATER, LATEST, MONDAY, null, ADVISER);

        assertThat(new Schedule(START, LATEST, List.of(first, second)).extensions())
                .containsExactly(first, second);
        for (var broken : List.of(List.of(first), List.of(second, first), List.of(second, second)))
            assertInvalid("extensions", "out-of-order", () -> new Schedule(START, LATEST, broken));
        assertInvalid("extensions", "out-of-order", () -> new Schedule(START, LATER, List.of(first, second)));
    }

    @Test
    void an_extension_is_not_decided_in_the_future() {
        assertInvalid(
                "decidedOn",
                "in-future",
                () -> anOngoingProject().extend(LATER, MONDAY.plusDays(1), null, ADVISER, MONDAY));
    }

    @Test
    void an_extension_was_decided_within_living_memory() {
        assertInvalid(
                "decidedOn",
                "date-range",
                () -> anOngoingProject().extend(LATER, LocalDate.of(-9999, 1, 1), null, ADVISER, MONDAY));
        assertInvalid(
                "decidedOn",
                "date-range",
                () -> anOngoingProject().extend(LATER, LocalDate.of(1899, 12, 31), null, ADVISER, MONDAY));
    }

    @Test
    void a_granted_project_is_extended_before_it_begins() {
        assertThat(aGrantedProject()
                        .extend(LATER, MONDAY, null, ADVISER, MONDAY)
                        .schedule()
                        .plannedEndsOn())
                .isEqualTo(LATER);
    }

    @ParameterizedTest
    @EnumSource(names = {"PLANNED", "APPLIED"})
    void a_plan_is_corrected_and_not_extended(Stage stage) {
        var plan = aProjectThatIs(stage);

        assertThatThrownBy(() -> plan.extend(LATER, MONDAY, null, ADVISER, MONDAY))
                .isInstanceOf(NotGranted.class);
        var corrected = plan.plan(EVE, LATER);
        assertThat(corrected.schedule()).isEqualTo(Schedule.between(EVE, LATER));
        assertThat(corrected.plan(START, PLANNED_END).schedule()).isEqualTo(plan.schedule());
    }

    @Test
    void what_is_over_is_not_extended() {
        for (Project it : List.of(aRejectedProject(), aCompletedProject(), aProjectThatEndedEarly()))
            assertThatThrownBy(() -> it.extend(LATER, MONDAY, null, ADVISER, MONDAY))
                    .isInstanceOf(HasEnded.class);
    }

    @Test
    void the_planned_end_of_what_was_granted_is_not_corrected_but_its_first_day_is() {
        for (Project it : List.of(aGrantedProject(), anOngoingProject(), aCompletedProject())) {
            assertThatThrownBy(() -> it.plan(START, LATER)).isInstanceOf(ExtendInstead.class);
            assertThat(it.plan(EVE, PLANNED_END).schedule().startsOn()).isEqualTo(EVE);
        }
    }

    @Test
    void a_corrected_first_day_keeps_the_extensions() {
        var extended = anOngoingProject().extend(LATER, MONDAY, null, ADVISER, MONDAY);

        assertThat(extended.plan(EVE, LATER).schedule().extensions())
                .isEqualTo(extended.schedule().extensions());
    }

    @Test
    void a_project_does_not_end_before_it_starts_by_its_plan() {
        assertInvalid("plannedEndsOn", "before-start", () -> Schedule.between(START, EVE));
        assertThat(Schedule.between(START, START).period()).isEqualTo(new Period(START, START.plusDays(1)));
    }

    @Test
    void a_plan_lies_between_1900_and_2199() {
        var first = LocalDate.of(1900, 1, 1);
        var last = LocalDate.of(2199, 12, 31);

        assertThat(Schedule.between(first, last).period().lastDay()).contains(last);
        assertInvalid("startsOn", "date-range", () -> Schedule.between(first.minusDays(1), last));
        assertInvalid("plannedEndsOn", "date-range", () -> Schedule.between(first, last.plusDays(1)));
        assertInvalid("startsOn", "date-range", () -> Schedule.between(last.plusDays(1), last.plusDays(2)));
        assertInvalid(
                "plannedEndsOn",
                "date-range",
                () -> anOngoingProject().extend(last.plusDays(1), MONDAY, null, ADVISER, MONDAY));
    }

    @Test
    void a_project_is_extended_fifty_times_at_most() {
        var project = anOngoingProject();
        for (int i = 1; i <= Schedule.MAX_EXTENSIONS; i++)
            project = project.extend(PLANNED_END.plusDays(i), MONDAY, null, ADVISER, MONDAY);
        var full = project;

        assertThat(full.schedule().extensions()).hasSize(50);
        assertInvalid("extensions", "too-many", () -> full.extend(LATEST, MONDAY, null, ADVISER, MONDAY));
    }
}
