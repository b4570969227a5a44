package se.kompetensbyran.domain.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.ADVISER;
import static se.kompetensbyran.domain.projects.ProjectFixture.LONG_AFTER;
import static se.kompetensbyran.domain.projects.ProjectFixture.MONDAY;
import static se.kompetensbyran.domain.projects.ProjectFixture.PLANNED_END;
import static se.kompetensbyran.domain.projects.ProjectFixture.START;
import static se.kompetensbyran.domain.projects.ProjectFixture.aCompletedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.aDescription;
import static se.kompetensbyran.domain.projects.ProjectFixture.aPlannedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectThatEndedEarly;
import static se.kompetensbyran.domain.projects.ProjectFixture.aProjectThatIs;
import static se.kompetensbyran.domain.projects.ProjectFixture.aRejectedProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.anEarlyEnd;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.projects.ProjectFixture.ownedBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.step;
import static se.kompetensbyran.domain.projects.Stage.APPLIED;
import static se.kompetensbyran.domain.projects.Stage.COMPLETED;
import static se.kompetensbyran.domain.projects.Stage.ENDED_EARLY;
import static se.kompetensbyran.domain.projects.Stage.GRANTED;
import static se.kompetensbyran.domain.projects.Stage.ONGOING;
import static se.kompetensbyran.domain.projects.Stage.PLANNED;
import static se.kompetensbyran.domain.projects.Stage.REJECTED;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.ProjectProblem.EndsTooEarly;
import se.kompetensbyran.domain.projects.ProjectProblem.NotEarly;
import se.kompetensbyran.domain.projects.ProjectProblem.WrongStage;
import se.kompetensbyran.domain.shared.PartialDate;

class ProjectStageTest {

    private static final Map<Stage, Set<Stage>> ARROWS = Map.of(
            PLANNED, Set.of(APPLIED),
            APPLIED, Set.of(GRANTED, REJECTED),
            GRANTED, Set.of(ONGOING),
            REJECTED, Set.of(),
            ONGOING, Set.of(COMPLETED, ENDED_EARLY),
            COMPLETED, Set.of(),
            ENDED_EARLY, Set.of());

    @ParameterizedTest
    @MethodSource("pairs")
    void there_is_a_way_where_there_is_an_arrow_and_nowhere_else(Stage from, Stage to) {
        var project = anOwnedProjectThatIs(from);
        var step = on(to, to == ENDED_EARLY ? "2018-03-01" : PLANNED_END.toString());

        if (ARROWS.getOrDefault(from, Set.of()).contains(to)) {
            var moved = project.become(step, LONG_AFTER);

            assertThat(moved.stage()).isEqualTo(to);
            assertThat(moved.history()).startsWith(project.history().toArray(StageChange[]::new));
            assertThat(moved.history()).endsWith(step);
            assertThat(moved.revision()).isEqualTo(project.revision());
        } else {
            assertThatThrownBy(() -> project.become(step, LONG_AFTER))
                    .isInstanceOfSatisfying(
                            WrongStage.class, it -> assertThat(it.arguments()).containsExactly(from, to));
        }
    }

    @Test
    void the_stages_that_may_follow_are_told() {
        for (Stage it : Stage.values()) assertThat(it.next()).isEqualTo(ARROWS.get(it));
    }

    @Test
    void a_stage_is_final_when_nothing_follows_and_has_ended_when_it_ran() {
        assertThat(Stream.of(Stage.values()).filter(Stage::isFinal)).containsExactly(REJECTED, COMPLETED, ENDED_EARLY);
        assertThat(Stream.of(Stage.values()).filter(Stage::hasEnded)).containsExactly(COMPLETED, ENDED_EARLY);
    }

    @ParameterizedTest
    @EnumSource(names = {"PLANNED", "APPLIED", "GRANTED", "ONGOING"})
    void a_project_enters_the_register_as_it_is(Stage first) {
        var project = aProjectThatIs(first);

        assertThat(project.stage()).isEqualTo(first);
        assertThat(project.revision()).isZero();
        assertThat(project.endedOn()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "COMPLETED", "ENDED_EARLY"})
    void a_project_does_not_enter_the_register_at_its_end(Stage end) {
        var first = end == ENDED_EARLY ? anEarlyEnd("2018") : step(end, "2018");

        assertThatThrownBy(() -> Project.enter(
                        ProjectId.next(), aDescription(), Schedule.between(START, PLANNED_END), first, LONG_AFTER))
                .isInstanceOf(WrongStage.class);
    }

    @Test
    void a_project_does_not_enter_in_the_future() {
        var schedule = Schedule.between(START, PLANNED_END);

        assertInvalid(
                "on",
                "in-future",
                () -> Project.enter(ProjectId.next(), aDescription(), schedule, step(PLANNED, "2018-03-06"), MONDAY));
        assertThat(Project.enter(ProjectId.next(), aDescription(), schedule, step(PLANNED, "2018-03"), MONDAY)
                        .stage())
                .isEqualTo(PLANNED);
    }

    @Test
    void no_step_lies_in_the_future() {
        var project = anOwnedProjectThatIs(PLANNED);

        assertInvalid("on", "in-future", () -> project.become(step(APPLIED, "2018-03-06"), MONDAY));
        assertInvalid("on", "in-future", () -> project.become(step(APPLIED, "2018-04"), MONDAY));
        assertInvalid("on", "in-future", () -> project.become(step(APPLIED, "2019"), MONDAY));
        for (String soFar : List.of("2018-03-05", "2018-03", "2018"))
            assertThat(project.become(step(APPLIED, soFar), MONDAY).stage()).isEqualTo(APPLIED);
    }

    @Test
    void no_step_lies_before_the_one_before_it() {
        var project = anOwnedProjectThatIs(PLANNED);

        assertInvalid("on", "before-current-stage", () -> project.become(step(APPLIED, "2017-01-31"), LONG_AFTER));
        assertInvalid("on", "before-current-stage", () -> project.become(step(APPLIED, "2017-01"), LONG_AFTER));
        for (String sinceThen : List.of("2017-02-01", "2017-02", "2017"))
            assertThat(project.become(step(APPLIED, sinceThen), LONG_AFTER).stage())
                    .isEqualTo(APPLIED);
    }

    @Test
    void a_step_may_lie_within_the_month_in_which_the_one_before_it_was() {
        var project = anOwnedProjectThatIs(PLANNED).become(step(APPLIED, "2017-05"), LONG_AFTER);

        assertThat(project.become(step(GRANTED, "2017-05-02"), LONG_AFTER).stage())
                .isEqualTo(GRANTED);
        assertInvalid("on", "before-current-stage", () -> project.become(step(GRANTED, "2017-04-30"), LONG_AFTER));
    }

    @Test
    void a_project_has_a_stage_from_the_first() {
        var it = aPlannedProject();

        assertInvalid(
                "stage",
                "missing",
                () -> new Project(
                        it.id(), 0, it.description(), it.schedule(), List.of(), null, List.of(), it.budget()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void what_is_read_back_went_where_there_are_arrows(Stage from, Stage to) {
        var history = List.of(on(from, "2018-03-01"), on(to, to == COMPLETED ? "2018-10-31" : "2018-03-01"));

        if (ARROWS.getOrDefault(from, Set.of()).contains(to)) {
            assertThat(aProjectThatCameBy(history).history()).isEqualTo(history);
        } else {
            assertThatThrownBy(() -> aProjectThatCameBy(history))
                    .isInstanceOfSatisfying(
                            WrongStage.class, it -> assertThat(it.arguments()).endsWith(from.isFinal() ? from : to));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "COMPLETED", "ENDED_EARLY"})
    void what_is_read_back_did_not_begin_with_its_end(Stage end) {
        assertThatThrownBy(() -> aProjectThatCameBy(List.of(on(end, "2018")))).isInstanceOf(WrongStage.class);
    }

    @Test
    void what_is_read_back_stands_in_order_of_time() {
        assertInvalid(
                "on",
                "before-current-stage",
                () -> aProjectThatCameBy(List.of(on(PLANNED, "2017-02-01"), on(APPLIED, "2017-01"))));
        assertThat(aProjectThatCameBy(List.of(on(PLANNED, "2017-02-15"), on(APPLIED, "2017-02")))
                        .stage())
                .isEqualTo(APPLIED);
    }

    @Test
    void what_is_read_back_ended_within_its_time_and_as_its_plan_says() {
        assertInvalid("on", "before-start", () -> endedBy(on(ENDED_EARLY, "2017-01-31")));
        assertThatThrownBy(() -> endedBy(on(COMPLETED, "2018-10-30"))).isInstanceOf(EndsTooEarly.class);
        assertThatThrownBy(() -> endedBy(on(ENDED_EARLY, "2018-10"))).isInstanceOf(NotEarly.class);
        assertThat(endedBy(on(ENDED_EARLY, "2017-02-01")).stage()).isEqualTo(ENDED_EARLY);
        assertThat(endedBy(on(COMPLETED, "2018-10")).stage()).isEqualTo(COMPLETED);
    }

    @Test
    void a_step_is_kept_with_who_and_why() {
        var step = new StageChange(
                REJECTED, PartialDate.fromString("2017-06"), null, ProjectFixture.WORDS, ProjectFixture.MANAGER);

        var rejected = anOwnedProjectThatIs(APPLIED).become(step, LONG_AFTER);

        assertThat(rejected.history()).last().isEqualTo(step);
        assertThat(rejected.history()).first().extracting(StageChange::by).isEqualTo(ADVISER);
    }

    @Test
    void the_history_cannot_be_changed_from_outside() {
        assertThatThrownBy(() -> anOngoingProject().history().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(Stage.values())
                .flatMap(from -> Arrays.stream(Stage.values()).map(to -> Arguments.of(from, to)));
    }

    private static StageChange on(Stage to, String on) {
        return to == ENDED_EARLY ? anEarlyEnd(on) : step(to, on);
    }

    private static Project endedBy(StageChange end) {
        return aProjectThatCameBy(List.of(on(ONGOING, "2016"), end));
    }

    private static Project aProjectThatCameBy(List<StageChange> history) {
        var it = aPlannedProject();
        return new Project(it.id(), 0, it.description(), it.schedule(), history, null, List.of(), it.budget());
    }

    private static Project anOwnedProjectThatIs(Stage stage) {
        var project = switch (stage) {
            case REJECTED -> aRejectedProject();
            case COMPLETED -> aCompletedProject();
            case ENDED_EARLY -> aProjectThatEndedEarly();
            case PLANNED, APPLIED, GRANTED, ONGOING -> aProjectThatIs(stage);
        };
        return project.withRole(ownedBy(OrganisationId.next()));
    }
}
