package se.kompetensbyran.domain.rules;

/** What a rule is about; labels stand in the code list rule-kinds. Each sets a limit that is counted from a day. */
public enum RuleKind {
    /** The last day of work training at the latest, from its first. */
    WORK_TRAINING_LENGTH(true),
    /** The last day of an internship at the latest, from its first. */
    INTERNSHIP_LENGTH(true),
    /** The last day of an employment as a placement at the latest, from its first. */
    EMPLOYMENT_LENGTH(true),
    /** The last day in a project at the latest, from the entry. */
    ENROLMENT_LENGTH(true),
    /** The last day of a suspension at the latest, from its first. */
    SUSPENSION_LENGTH(true),
    /** Until when it is to be told how somebody stood at the exit, from that day. */
    OUTCOME_TOLD(false),
    /** The first day on which somebody can be asked how it went afterwards, from the exit. */
    FOLLOW_UP_FROM(false),
    /** The last day on which they are to be asked, from the exit. */
    FOLLOW_UP_UNTIL(false),
    /** The last day on which an offered handover can be answered, from the day of the offer. */
    HANDOVER_ANSWERED(false);

    private final boolean isLength;

    RuleKind(boolean isLength) {
        this.isLength = isLength;
    }

    /** Whether the day that is counted from is the first of those that are counted. */
    public boolean isLength() {
        return isLength;
    }

    /** Whether a day before the limit breaks it, and not one after it. */
    public boolean isEarliest() {
        return this == FOLLOW_UP_FROM;
    }

    /** Whether somebody can permit that it be exceeded: a cap can, what comes too early cannot, and what is only late is only told. */
    public boolean isPermissible() {
        return isLength || this == FOLLOW_UP_UNTIL;
    }
}
