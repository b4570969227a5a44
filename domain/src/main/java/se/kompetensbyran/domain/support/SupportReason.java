package se.kompetensbyran.domain.support;

/** Why a support case did not go straight on; labels stand in the code list support-reasons. */
public enum SupportReason {
    OUTSIDE_COMPETENCE,
    NO_CAPACITY,
    ADVISER_LEAVES,
    SOLVED_OTHERWISE,
    NEW_NEED,
    CLOSED_BY_MISTAKE,
    OTHER;

    /** Whether a step to {@code stage} can have it: handed back it is requested again, and reopened it is taken again. */
    boolean fits(Stage stage) {
        return switch (this) {
            case OUTSIDE_COMPETENCE, NO_CAPACITY -> stage == Stage.REFUSED || stage == Stage.REQUESTED;
            case ADVISER_LEAVES -> stage == Stage.REQUESTED;
            case SOLVED_OTHERWISE -> stage == Stage.REFUSED || stage == Stage.WITHDRAWN;
            case NEW_NEED -> stage == Stage.TAKEN || stage == Stage.WITHDRAWN;
            case CLOSED_BY_MISTAKE -> stage == Stage.TAKEN;
            case OTHER -> stage != Stage.CLOSED;
        };
    }
}
