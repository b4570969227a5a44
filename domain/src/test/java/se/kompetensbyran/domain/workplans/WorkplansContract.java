package se.kompetensbyran.domain.workplans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.aFullWorkplan;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.aLesson;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.aText;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.aTitle;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.anActivity;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.anObjective;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.ProjectProblem;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Stale;

/**
 * What every store of workplans does. Each test has a project of its own, so the store may hold others; what the store
 * refuses is the last that a test asks of it.
 */
public abstract class WorkplansContract {

    private ProjectId project = ProjectId.next();

    /** The store under test. */
    protected abstract Workplans workplans();

    /** Where the projects of that store are. */
    protected abstract Projects projects();

    @BeforeEach
    void a_project_is_known() {
        project = projects().save(anOngoingProject()).id();
    }

    @Test
    void a_new_project_has_an_empty_workplan() {
        assertThat(workplans().get(project)).isEqualTo(Workplan.empty(project));
    }

    @Test
    void a_project_that_is_not_there_has_none() {
        assertThatThrownBy(() -> workplans().get(ProjectId.next())).isInstanceOf(ProjectProblem.Unknown.class);
    }

    @Test
    void a_workplan_with_everything_comes_back_as_it_was_saved() {
        var entered = aFullWorkplan(project);

        var saved = workplans().save(entered);

        assertThat(saved).usingRecursiveComparison().ignoringFields("revision").isEqualTo(entered);
        assertThat(workplans().get(project)).isEqualTo(saved);
    }

    @Test
    void every_level_and_every_state_comes_back() {
        var plan = workplans().get(project);
        for (Objective.Level level : Objective.Level.values())
            plan = plan.with(new Objective(Objective.Id.next(), level, aText("Påhittat mål")));
        for (Activity.State state : Activity.State.values())
            plan = plan.with(
                    new Activity(Activity.Id.next(), "incubation", state, aTitle("Påhittad aktivitet"), null, null));

        var saved = workplans().save(plan);

        assertThat(workplans().get(project)).isEqualTo(saved);
    }

    @Test
    void parts_are_added_replaced_and_taken_away() {
        var first = workplans().save(aFullWorkplan(project));
        var objective = first.objectives().get(1);
        var activity = first.activities().get(0);
        var lesson = first.lessons().get(1);

        var second = workplans()
                .save(first.with(new Objective(objective.id(), Objective.Level.STRUCTURE, aText("Ändrat mål")))
                        .without(first.objectives().get(0).id())
                        .with(anObjective())
                        .with(new Activity(
                                activity.id(),
                                "incubation",
                                Activity.State.CANCELLED,
                                aTitle("Ändrad aktivitet"),
                                null,
                                new Period(LocalDate.of(2018, 1, 1), null)))
                        .without(first.activities().get(2).id())
                        .with(anActivity())
                        .with(new Lesson(lesson.id(), aText("Ändrad lärdom")))
                        .without(first.lessons().get(0).id())
                        .with(aLesson()));

        assertThat(workplans().get(project)).isEqualTo(second);
        assertThat(second.objectives()).hasSize(3);
        assertThat(second.activities()).hasSize(4);
        assertThat(second.lessons()).hasSize(2);
    }

    @Test
    void what_was_known_can_be_taken_back() {
        var first = workplans().save(aFullWorkplan(project));
        var full = first.activities().get(0);
        var bare = new Activity(full.id(), full.kind(), full.state(), full.title(), null, null);

        var second = workplans().save(first.with(bare));
        assertThat(workplans().get(project).activity(full.id())).isEqualTo(bare);

        var third = workplans().save(new Workplan(project, second.revision(), List.of(), List.of(), List.of()));
        assertThat(workplans().get(project)).isEqualTo(third);
    }

    @Test
    void the_workplans_of_two_projects_are_apart() {
        var other = projects().save(anOngoingProject()).id();
        var one = workplans().save(aFullWorkplan(project));
        var two = workplans().save(Workplan.empty(other).with(aLesson()));

        assertThat(workplans().get(project)).isEqualTo(one);
        assertThat(workplans().get(other)).isEqualTo(two);
    }

    @Test
    void the_workplan_does_not_touch_the_project() {
        var before = projects().get(project);

        workplans().save(aFullWorkplan(project));

        assertThat(projects().get(project)).isEqualTo(before);
    }

    @Test
    void each_save_gives_the_next_revision() {
        var first = workplans().save(workplans().get(project));
        var second = workplans().save(first.with(anObjective()));
        var third = workplans().save(second.with(anActivity()));
        var fourth = workplans().save(third.with(aLesson()));
        var fifth = workplans().save(fourth.without(fourth.lessons().get(0).id()));

        assertThat(List.of(first, second, third, fourth, fifth))
                .extracting(Workplan::revision)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(workplans().get(project)).isEqualTo(fifth);
    }

    @Test
    void the_one_who_saves_last_of_two_is_stale() {
        var read = workplans().save(aFullWorkplan(project));
        workplans().save(read.with(aLesson()));

        assertThatThrownBy(() -> workplans().save(read.with(anObjective()))).isInstanceOf(Stale.class);
    }

    @Test
    void two_who_write_the_first_words_race_too() {
        var read = workplans().get(project);
        workplans().save(read.with(aLesson()));

        assertThatThrownBy(() -> workplans().save(read.with(anObjective()))).isInstanceOf(Stale.class);
    }
}
