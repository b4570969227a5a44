package se.kompetensbyran.domain.workplans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.projects.ProjectFixture.anOngoingProject;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.aFullWorkplan;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.aLesson;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.aText;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.aTitle;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.anActivity;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.anActivityOf;
import static se.kompetensbyran.domain.workplans.WorkplanFixture.anObjective;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.ProjectsInMemory;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.shared.UnknownPart;

class KeepWorkplanTest {

    private final Projects projects = new ProjectsInMemory(new OrganisationsInMemory());
    private final Workplans workplans = new WorkplansInMemory(projects);
    private final KeepWorkplan keepWorkplan = new KeepWorkplan(workplans, theLists());
    private final ProjectId project = projects.save(anOngoingProject()).id();

    @Test
    void a_workplan_whose_activities_are_of_known_kinds_is_saved() {
        var kept = keepWorkplan.keep(aFullWorkplan(project));

        assertThat(kept.revision()).isEqualTo(1);
        assertThat(workplans.get(project)).isEqualTo(kept);
    }

    @Test
    void an_activity_of_an_unknown_kind_is_refused() {
        var plan = Workplan.empty(project).with(anActivity()).with(anActivityOf("moon-landing"));

        assertInvalid("kind", "unknown-code", () -> keepWorkplan.keep(plan));
        assertThat(workplans.get(project)).isEqualTo(Workplan.empty(project));
    }

    @Test
    void a_workplan_is_saved_over_what_was_read_and_no_more() {
        var read = keepWorkplan.keep(aFullWorkplan(project));
        keepWorkplan.keep(read.with(aLesson()));

        assertThatThrownBy(() -> keepWorkplan.keep(read)).isInstanceOf(Stale.class);
    }

    @Test
    void a_part_said_anew_keeps_its_place_and_a_new_one_comes_last() {
        var plan = aFullWorkplan(project);
        var first = plan.objectives().get(0);
        var anew = new Objective(first.id(), Objective.Level.INDIVIDUAL, aText("Nytt"));
        var last = anObjective();

        var changed = plan.with(anew).with(last);

        assertThat(changed.objectives())
                .containsExactly(
                        anew, plan.objectives().get(1), plan.objectives().get(2), last);
        assertThat(changed.objective(first.id())).isEqualTo(anew);
        assertThat(changed.activities()).isEqualTo(plan.activities());
        assertThat(changed.lessons()).isEqualTo(plan.lessons());
    }

    @Test
    void each_part_is_found_and_taken_away_by_its_id() {
        var objective = anObjective();
        var activity = anActivity();
        var lesson = aLesson();
        var plan = Workplan.empty(project).with(objective).with(activity).with(lesson);

        assertThat(plan.objective(objective.id())).isEqualTo(objective);
        assertThat(plan.activity(activity.id())).isEqualTo(activity);
        assertThat(plan.lesson(lesson.id())).isEqualTo(lesson);
        assertThat(plan.without(objective.id()).without(activity.id()).without(lesson.id()))
                .isEqualTo(Workplan.empty(project));
    }

    @Test
    void a_part_that_is_not_there_is_unknown() {
        var plan = aFullWorkplan(project);

        assertThatThrownBy(() -> plan.objective(Objective.Id.next())).isInstanceOf(UnknownPart.class);
        assertThatThrownBy(() -> plan.activity(Activity.Id.next())).isInstanceOf(UnknownPart.class);
        assertThatThrownBy(() -> plan.lesson(Lesson.Id.next())).isInstanceOf(UnknownPart.class);
        assertThatThrownBy(() -> plan.without(Objective.Id.next())).isInstanceOf(UnknownPart.class);
        assertThatThrownBy(() -> plan.without(Activity.Id.next())).isInstanceOf(UnknownPart.class);
        assertThatThrownBy(() -> plan.without(Lesson.Id.next())).isInstanceOf(UnknownPart.class);
    }

    @Test
    void a_workplan_holds_at_most_a_hundred_of_each() {
        var hundred =
                Stream.generate(WorkplanFixture::aLesson).limit(Workplan.MAX).toList();

        assertThat(new Workplan(project, 0, List.of(), List.of(), hundred).lessons())
                .hasSize(100);
        assertInvalid(
                "lessons", "too-many", () -> new Workplan(project, 0, List.of(), List.of(), hundred).with(aLesson()));
        assertInvalid(
                "objectives",
                "too-many",
                () -> new Workplan(project, 0, Collections.nCopies(101, anObjective()), List.of(), List.of()));
        assertInvalid(
                "activities",
                "too-many",
                () -> new Workplan(project, 0, List.of(), Collections.nCopies(101, anActivity()), List.of()));
    }

    @Test
    void no_two_objectives_activities_or_lessons_have_the_same_id() {
        var objectives = Collections.nCopies(2, anObjective());
        var activities = Collections.nCopies(2, anActivity());
        var lessons = Collections.nCopies(2, aLesson());

        assertInvalid("objectives", "duplicate", () -> new Workplan(project, 0, objectives, List.of(), List.of()));
        assertInvalid("activities", "duplicate", () -> new Workplan(project, 0, List.of(), activities, List.of()));
        assertInvalid("lessons", "duplicate", () -> new Workplan(project, 0, List.of(), List.of(), lessons));
    }

    @Test
    void an_activity_has_a_kind_and_a_title_on_one_line() {
        assertInvalid("kind", "blank", () -> anActivityOf(" "));
        assertInvalid("title/sv", "too-long", () -> activity(new Bilingual("x".repeat(201), "x")));
        assertInvalid("title/en", "characters", () -> activity(new Bilingual("x", "x\ny")));
        assertThat(activity(aTitle("x")).title()).isEqualTo(aTitle("x"));
    }

    private static Activity activity(Bilingual title) {
        return new Activity(Activity.Id.next(), "incubation", Activity.State.DONE, title, null, null);
    }
}
