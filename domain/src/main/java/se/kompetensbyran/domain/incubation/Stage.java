package se.kompetensbyran.domain.incubation;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where on its way an initiative stands (sv: skede); labels stand in the code list initiative-stages. */
public enum Stage {
    IDEA,
    SCREENED,
    INCUBATING,
    /** There is a legal person. */
    REGISTERED,
    /** The enterprise that it became is a confirmed work-integration social enterprise. */
    CONFIRMED,
    SELF_SUSTAINING,
    /** It rests, and goes on from where it stood. */
    PAUSED,
    DISCONTINUED,
    /** It went into another initiative or enterprise. */
    MERGED,
    /** It became something else than a work-integration social enterprise. */
    BECAME_OTHER;

    /**
     * The stages that may follow this one; none after an end.
     *
     * @param before where it stood when it was paused; null unless this is {@link #PAUSED}
     */
    public Set<Stage> next(@Nullable Stage before) {
        return switch (this) {
            case IDEA -> onwards(SCREENED);
            case SCREENED -> onwards(INCUBATING);
            case INCUBATING -> onwards(REGISTERED);
            case REGISTERED -> onwards(CONFIRMED);
            case CONFIRMED -> onwards(SELF_SUSTAINING);
            case SELF_SUSTAINING -> EnumSet.of(DISCONTINUED, MERGED, BECAME_OTHER);
            case PAUSED ->
                before == null
                        ? EnumSet.of(DISCONTINUED, MERGED, BECAME_OTHER)
                        : EnumSet.of(before, DISCONTINUED, MERGED, BECAME_OTHER);
            case DISCONTINUED, MERGED, BECAME_OTHER -> EnumSet.noneOf(Stage.class);
        };
    }

    /** Whether it is over. */
    public boolean isFinal() {
        return this == DISCONTINUED || this == MERGED || this == BECAME_OTHER;
    }

    /** Whether somebody is to see to it that it moves: it is neither over nor stands on its own. */
    public boolean isUnderway() {
        return !isFinal() && this != SELF_SUSTAINING;
    }

    /** Whether a step to it has a reason: a pause and every end. */
    public boolean demandsReason() {
        return this == PAUSED || isFinal();
    }

    private static Set<Stage> onwards(Stage next) {
        return EnumSet.of(next, PAUSED, DISCONTINUED, MERGED, BECAME_OTHER);
    }
}
