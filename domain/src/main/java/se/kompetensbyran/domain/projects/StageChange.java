package se.kompetensbyran.domain.projects;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.PartialDate;

/**
 * One step in the life of a project, kept with who, when and why.
 *
 * @param to the stage that it came to
 * @param on the day, month or year when that happened; source: the decision or report behind it
 * @param reason why it ended early; there for an early end, and only then
 * @param explanation why, in words; always there for an early end
 * @param by who recorded it and when
 * @throws InvalidValue {@code reason-demanded}, {@code explanation-demanded} or {@code reason-only-for-early-end}
 */
public record StageChange(
        Stage to,
        PartialDate on,
        @Nullable EndingReason reason,
        @Nullable Bilingual explanation,
        Actor by) {

    public StageChange {
        boolean early = to == Stage.ENDED_EARLY;
        InvalidValue.unless(!early || reason != null, "reason", "reason-demanded");
        InvalidValue.unless(!early || explanation != null, "explanation", "explanation-demanded");
        InvalidValue.unless(early || reason == null, "reason", "reason-only-for-early-end");
    }

    /**
     * Checks that it may come next after {@code before}: not before the first day that that one may mean.
     *
     * @throws ProjectProblem.WrongStage where {@link Stage} has no such arrow
     * @throws InvalidValue {@code before-current-stage}
     */
    void checkFollows(StageChange before) {
        if (!before.to().mayBecome(to)) throw new ProjectProblem.WrongStage(before.to(), to);
        InvalidValue.unless(!on.isBefore(before.on().firstDay()), "on", "before-current-stage");
    }

    /** A step that needs no words. */
    public static StageChange to(Stage to, PartialDate on, Actor by) {
        return new StageChange(to, on, null, null, by);
    }
}
