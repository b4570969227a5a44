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
    OTHER
}
