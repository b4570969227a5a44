package se.kompetensbyran.domain.workplans;

import java.time.LocalDate;
import java.util.List;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Period;

/** Workplans to test with; all that they hold is invented. */
public final class WorkplanFixture {

    private WorkplanFixture() {}

    /** An objective for the participants. */
    public static Objective anObjective() {
        return new Objective(Objective.Id.next(), Objective.Level.INDIVIDUAL, aText("Påhittat mål"));
    }

    /** An activity of which only what must be known is known. */
    public static Activity anActivity() {
        return anActivityOf("incubation");
    }

    /** An activity of that kind. */
    public static Activity anActivityOf(String kind) {
        return new Activity(Activity.Id.next(), kind, Activity.State.PLANNED, aTitle("Påhittad aktivitet"), null, null);
    }

    /** A lesson. */
    public static Lesson aLesson() {
        return new Lesson(Lesson.Id.next(), aText("Påhittad lärdom"));
    }

    /** The first workplan of a project: every level, every state, periods closed, open and unknown. */
    public static Workplan aFullWorkplan(ProjectId project) {
        var first = LocalDate.of(2017, 2, 1);
        return new Workplan(
                project,
                0,
                List.of(
                        new Objective(Objective.Id.next(), Objective.Level.STRUCTURE, aText("Påhittat mål 1")),
                        new Objective(Objective.Id.next(), Objective.Level.INDIVIDUAL, aText("Påhittat mål 2")),
                        new Objective(Objective.Id.next(), Objective.Level.ORGANISATION, aText("Påhittat mål 3"))),
                List.of(
                        new Activity(
                                Activity.Id.next(),
                                "support-structure",
                                Activity.State.DONE,
                                aTitle("Påhittad aktivitet 1"),
                                aText("Mer om den"),
                                Period.inclusive(first, LocalDate.of(2017, 2, 28))),
                        new Activity(
                                Activity.Id.next(),
                                "incubation",
                                Activity.State.ONGOING,
                                aTitle("Påhittad aktivitet 2"),
                                null,
                                new Period(first, null)),
                        new Activity(
                                Activity.Id.next(),
                                "incubation",
                                Activity.State.CANCELLED,
                                aTitle("Påhittad aktivitet 3"),
                                aText("Mer om den"),
                                Period.inclusive(first, first)),
                        anActivity()),
                List.of(aLesson(), new Lesson(Lesson.Id.next(), aText("En annan påhittad lärdom"))));
    }

    /** A title in both languages. */
    public static Bilingual aTitle(String sv) {
        return new Bilingual(sv, "Invented: " + sv);
    }

    /** A text in both languages, with a line break. */
    public static Bilingual aText(String sv) {
        return new Bilingual(sv + "\nåäö", "Invented: " + sv);
    }
}
