package se.kompetensbyran.domain.pathways;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an enrolment went, for who has left it; labels stand in the code list outcomes. */
public enum Outcome {
    WORK,
    EDUCATION,
    /** Neither, and further up the ladder than at the entry. */
    CLOSER,
    /** Neither, and on the same step. */
    UNCHANGED,
    /** Neither, and further down. */
    FURTHER,
    /** How the person stood when they left is not known, or cannot be compared. */
    UNKNOWN;

    /** Those that are the goal of it all. */
    public static final Set<Outcome> GOALS = Set.copyOf(EnumSet.of(WORK, EDUCATION, CLOSER));

    /** How it went for who stood like that at the entry, and like this at the exit. */
    public static Outcome of(Situation entry, @Nullable Situation exit) {
        if (exit == null || exit.status() == LabourStatus.UNKNOWN) return UNKNOWN;
        if (exit.status().isWork()) return WORK;
        if (exit.status() == LabourStatus.IN_EDUCATION) return EDUCATION;
        if (exit.ladder() != entry.ladder()) return UNKNOWN;
        int climbed = exit.step().level() - entry.step().level();
        return climbed > 0 ? CLOSER : climbed == 0 ? UNCHANGED : FURTHER;
    }
}
