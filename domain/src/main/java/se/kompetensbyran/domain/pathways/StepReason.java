package se.kompetensbyran.domain.pathways;

/**
 * Why an enrolment was suspended or ended; labels stand in the code list enrolment-reasons. Never in words, which could tell too
 * much.
 */
public enum StepReason {
    HEALTH,
    PARENTAL_LEAVE,
    CARE_OF_RELATIVE,
    AWAITS_PLACE,
    /** The person has got work. */
    WORK,
    /** The person has begun to study. */
    STUDIES,
    /** What was planned has been done. */
    PLAN_FULFILLED,
    /** The time that was decided on is over. */
    PERIOD_OVER,
    OWN_CHOICE,
    MOVED,
    NO_SHOW,
    NEEDS_OTHER_SUPPORT,
    PROJECT_ENDED,
    /** The person has taken a consent back; by itself, and never said by anybody. */
    CONSENT_WITHDRAWN,
    WRONG_PERSON,
    WRONG_PROJECT,
    ENTERED_TWICE,
    NEVER_BEGAN,
    OTHER;

    /** Whether a step to {@code stage} can have it. */
    public boolean fits(Stage stage) {
        return switch (this) {
            case HEALTH, PARENTAL_LEAVE, CARE_OF_RELATIVE -> stage == Stage.SUSPENDED || stage == Stage.INTERRUPTED;
            case AWAITS_PLACE -> stage == Stage.SUSPENDED;
            case WORK, STUDIES, PROJECT_ENDED -> stage == Stage.COMPLETED || stage == Stage.INTERRUPTED;
            case PLAN_FULFILLED, PERIOD_OVER -> stage == Stage.COMPLETED;
            case OWN_CHOICE, MOVED, NO_SHOW, NEEDS_OTHER_SUPPORT, CONSENT_WITHDRAWN -> stage == Stage.INTERRUPTED;
            case WRONG_PERSON, WRONG_PROJECT, ENTERED_TWICE, NEVER_BEGAN -> stage == Stage.MISREGISTERED;
            case OTHER -> stage.demandsReason();
        };
    }
}
