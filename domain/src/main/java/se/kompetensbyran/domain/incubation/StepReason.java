package se.kompetensbyran.domain.incubation;

/** Why an initiative was paused or ended; labels stand in the code list initiative-step-reasons. */
public enum StepReason {
    AWAITS_FUNDING,
    AWAITS_DECISION,
    PEOPLE_CHANGED,
    NO_DEMAND,
    NOT_VIABLE,
    JOINED_ANOTHER,
    CHANGED_COURSE,
    OTHER;

    /** Whether a step to {@code stage} can have it. */
    public boolean fits(Stage stage) {
        return switch (this) {
            case AWAITS_FUNDING, AWAITS_DECISION -> stage == Stage.PAUSED;
            case PEOPLE_CHANGED -> stage == Stage.PAUSED || stage == Stage.DISCONTINUED;
            case NO_DEMAND -> stage == Stage.PAUSED || stage == Stage.DISCONTINUED || stage == Stage.BECAME_OTHER;
            case NOT_VIABLE -> stage == Stage.DISCONTINUED || stage == Stage.BECAME_OTHER;
            case JOINED_ANOTHER -> stage == Stage.MERGED;
            case CHANGED_COURSE -> stage == Stage.BECAME_OTHER;
            case OTHER -> stage.demandsReason();
        };
    }
}
