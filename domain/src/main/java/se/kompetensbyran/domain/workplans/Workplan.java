package se.kompetensbyran.domain.workplans;

import java.util.List;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Aggregate;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;

/**
 * What a project is to reach and do, and what it taught. Every project has one; it is empty at first. At most
 * {@value #MAX} of each.
 *
 * @throws InvalidValue {@code too-many} of them, or {@code duplicate} when two have the same id
 */
public record Workplan(
        ProjectId project, long revision, List<Objective> objectives, List<Activity> activities, List<Lesson> lessons)
        implements Aggregate {

    /** The most objectives, activities and lessons of one project. */
    public static final int MAX = 100;

    public Workplan {
        objectives = few("objectives", objectives);
        activities = few("activities", activities);
        lessons = few("lessons", lessons);
    }

    /** The workplan of a project for which nothing has been written yet. */
    public static Workplan empty(ProjectId project) {
        return new Workplan(project, 0, List.of(), List.of(), List.of());
    }

    /** The objective. @throws UnknownPart when there is none */
    public Objective objective(Objective.Id id) {
        return Part.get(objectives, id);
    }

    /** The activity. @throws UnknownPart when there is none */
    public Activity activity(Activity.Id id) {
        return Part.get(activities, id);
    }

    /** The lesson. @throws UnknownPart when there is none */
    public Lesson lesson(Lesson.Id id) {
        return Part.get(lessons, id);
    }

    /** Adds or replaces an objective. */
    public Workplan with(Objective one) {
        return new Workplan(project, revision, Part.put(objectives, one), activities, lessons);
    }

    /** Adds or replaces an activity. */
    public Workplan with(Activity one) {
        return new Workplan(project, revision, objectives, Part.put(activities, one), lessons);
    }

    /** Adds or replaces a lesson. */
    public Workplan with(Lesson one) {
        return new Workplan(project, revision, objectives, activities, Part.put(lessons, one));
    }

    /** Takes an objective away. @throws UnknownPart when there is none */
    public Workplan without(Objective.Id id) {
        return new Workplan(project, revision, Part.without(objectives, id), activities, lessons);
    }

    /** Takes an activity away. @throws UnknownPart when there is none */
    public Workplan without(Activity.Id id) {
        return new Workplan(project, revision, objectives, Part.without(activities, id), lessons);
    }

    /** Takes a lesson away. @throws UnknownPart when there is none */
    public Workplan without(Lesson.Id id) {
        return new Workplan(project, revision, objectives, activities, Part.without(lessons, id));
    }

    private static <T extends Part> List<T> few(String field, List<T> all) {
        InvalidValue.unless(all.size() <= MAX, field, "too-many", MAX);
        return Part.eachOnce(field, all);
    }
}
