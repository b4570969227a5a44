package se.kompetensbyran.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.ADVISER;
import static se.kompetensbyran.domain.projects.ProjectFixture.LONG_AFTER;
import static se.kompetensbyran.domain.projects.ProjectFixture.MONDAY;
import static se.kompetensbyran.domain.projects.ProjectFixture.PLANNED_END;
import static se.kompetensbyran.domain.projects.ProjectFixture.WORDS;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectThatEndedEarly;
import static se.kompetensbyran.domain.projects.ProjectFixture.aRejectedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anEarlyEnd;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProjectFrom;
import static se.kompetensbyran.domain.projects.ProjectFixture.step;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.projects.ProjectProblem.EndsTooEarly;
import se.kompetensbyran.domain.projects.ProjectProblem.NotEarly;
import se.kompetensbyran.domain.shared.PartialDate;

class ProjectEndTest {

    @ParameterizedTest
    @ValueSource(strings = {"2017-02-01", "2017-02", "2018-10-30", "2018-09", "2017"})
    void it_ends_early_when_the_last_day_of_its_end_lies_before_the_planned_end(String on) {
        var project = anOngoingProject();

        assertThat(project.become(anEarlyEnd(on), LONG_AFTER).endedOn()).contains(PartialDate.fromString(on));
        assertThatThrownBy(() -> project.become(step(Stage.COMPLETED, on), LONG_AFTER))
                .isInstanceOfSatisfying(
                        EndsTooEarly.class, it -> assertThat(it.arguments()).containsExactly(PLANNED_END));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-10-31", "2018-10", "2018", "2018-11-01", "2019"})
    void it_is_completed_from_the_planned_end_on(String on) {
        var project = anOngoingProject();

        assertThat(project.become(step(Stage.COMPLETED, on), LONG_AFTER).endedOn())
                .contains(PartialDate.fromString(on));
        assertThatThrownBy(() -> project.become(anEarlyEnd(on), LONG_AFTER))
                .isInstanceOfSatisfying(
                        NotEarly.class, it -> assertThat(it.arguments()).containsExactly(PLANNED_END));
    }

    @Test
    void an_end_that_is_known_to_the_month_is_kept_as_it_is_known() {
        var ended = Project.enter(
                        ProjectId.next(),
                        ProjectFixture.aDescription(),
                        Schedule.between(LocalDate.of(2015, 9, 1), LocalDate.of(2019, 1, 31)),
                        step(Stage.ONGOING, "2015-09-01"),
                        LONG_AFTER)
                .become(anEarlyEnd("2016-03"), LONG_AFTER);

        assertThat(ended.endedOn().orElseThrow()).hasToString("2016-03");
        assertThat(ended.stage()).isEqualTo(Stage.ENDED_EARLY);
        assertThat(ended.schedule().plannedEndsOn()).isEqualTo(LocalDate.of(2019, 1, 31));
    }

    @Test
    void the_planned_end_in_force_decides() {
        var extended = anOngoingProject().extend(LocalDate.of(2018, 12, 31), MONDAY, null, ADVISER, MONDAY);

        assertThatThrownBy(() -> extended.become(step(Stage.COMPLETED, "2018-10-31"), LONG_AFTER))
                .isInstanceOf(EndsTooEarly.class);
        assertThat(extended.become(anEarlyEnd("2018-10-31"), LONG_AFTER).stage())
                .isEqualTo(Stage.ENDED_EARLY);
        assertThat(extended.become(step(Stage.COMPLETED, "2018-12-31"), LONG_AFTER)
                        .stage())
                .isEqualTo(Stage.COMPLETED);
    }

    @Test
    void it_does_not_end_before_it_starts() {
        var entered = Project.enter(
                ProjectId.next(),
                ProjectFixture.aDescription(),
                Schedule.between(LocalDate.of(2017, 2, 1), LocalDate.of(2018, 10, 31)),
                step(Stage.ONGOING, "2016"),
                LONG_AFTER);

        assertInvalid("on", "before-start", () -> entered.become(anEarlyEnd("2017-01"), LONG_AFTER));
        assertInvalid("on", "before-start", () -> entered.become(anEarlyEnd("2017-01-31"), LONG_AFTER));
        assertThat(entered.become(anEarlyEnd("2017-02-01"), LONG_AFTER).stage()).isEqualTo(Stage.ENDED_EARLY);
    }

    @Test
    void its_first_day_is_not_corrected_past_its_end() {
        var ended = aProjectThatEndedEarly();

        assertInvalid("startsOn", "after-end", () -> ended.plan(LocalDate.of(2018, 4, 1), PLANNED_END));
        assertThat(ended.plan(LocalDate.of(2018, 3, 31), PLANNED_END).schedule().startsOn())
                .isEqualTo(LocalDate.of(2018, 3, 31));
    }

    @Test
    void an_early_end_demands_a_reason_and_words() {
        var on = PartialDate.fromString("2016-03");

        assertInvalid("reason", "reason-demanded", () -> new StageChange(Stage.ENDED_EARLY, on, null, WORDS, ADVISER));
        assertInvalid(
                "explanation",
                "explanation-demanded",
                () -> new StageChange(Stage.ENDED_EARLY, on, EndingReason.OTHER, null, ADVISER));
        assertInvalid("reason", "reason-demanded", () -> StageChange.to(Stage.ENDED_EARLY, on, ADVISER));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENDED_EARLY")
    void no_other_step_has_a_reason_but_any_may_have_words(Stage to) {
        var on = PartialDate.fromString("2016-03");

        assertInvalid(
                "reason",
                "reason-only-for-early-end",
                () -> new StageChange(to, on, EndingReason.OTHER, WORDS, ADVISER));
        assertThat(new StageChange(to, on, null, WORDS, ADVISER).explanation()).isEqualTo(WORDS);
    }

    @Test
    void a_project_that_was_rejected_or_runs_has_not_ended() {
        assertThat(aRejectedProject().endedOn()).isEmpty();
        assertThat(anOngoingProject().endedOn()).isEmpty();
    }

    @Test
    void a_project_of_one_day_is_completed_on_that_day() {
        var day = LocalDate.of(2018, 3, 1);
        var project = anOngoingProjectFrom(day);
        var oneDay = new Project(
                project.id(),
                0,
                project.description(),
                Schedule.between(day, day),
                project.history(),
                null,
                project.roles(),
                project.budget());

        assertThat(oneDay.become(step(Stage.COMPLETED, "2018-03-01"), LONG_AFTER)
                        .stage())
                .isEqualTo(Stage.COMPLETED);
    }

    @Test
    void a_vague_day_does_not_complete_it_before_its_planned_end_has_come() {
        assertThatThrownBy(() -> anOngoingProject().become(step(Stage.COMPLETED, "2018"), PLANNED_END.minusDays(1)))
                .isInstanceOf(EndsTooEarly.class);
        assertThat(anOngoingProject()
                        .become(step(Stage.COMPLETED, "2018"), PLANNED_END)
                        .stage())
                .isEqualTo(Stage.COMPLETED);
    }
}
