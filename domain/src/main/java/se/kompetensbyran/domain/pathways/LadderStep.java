package se.kompetensbyran.domain.pathways;

/**
 * A step on the ladder to work (sv: stegen), the nearest to work last; labels stand in the code list ladder-steps. Which steps there
 * are, and in which order, belongs to {@link #LADDER}.
 */
public enum LadderStep {
    NONE(0),
    /** Social or daily activity. */
    SOCIAL_ACTIVITY(1),
    WORK_TRAINING(2),
    /** Internship at an ordinary employer. */
    INTERNSHIP(3),
    SUBSIDISED_EMPLOYMENT(4),
    STUDIES(5),
    EMPLOYMENT(6);

    /** The version of the ladder; what was put down on another is not compared with it. */
    public static final int LADDER = 1;

    private final int level;

    LadderStep(int level) {
        this.level = level;
    }

    /** How far up it is, from 0. */
    public int level() {
        return level;
    }
}
