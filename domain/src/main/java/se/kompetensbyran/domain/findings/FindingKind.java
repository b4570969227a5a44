package se.kompetensbyran.domain.findings;

/** What can be wrong; labels stand in the code list finding-kinds. */
public enum FindingKind {
    /** A placement ended four weeks ago, and the participant has not been heard of how: its assessment is not whole. */
    PLACEMENT_WITHOUT_WORD("placements"),
    /**
     * A placement that is agreed on lies over others of the participant's that began before it, and on some day they are more than full
     * time together.
     */
    PLACEMENTS_OVERLAP("placements"),
    /** A placement that was sent to be signed is not over, though its last planned day is. */
    PLACEMENT_PAST_END("placements"),
    /**
     * Somebody left a project, and it has not been told how they stood then by the last day that the rule of the exit sets. That it is not known has been told too; and
     * who left because they took their consent back is not asked.
     */
    EXIT_WITHOUT_OUTCOME("enrolments"),
    /**
     * An enrolment is not over, though the person has since it was planned taken back what they consented to of their path, or all that
     * they consented to, and given no such consent.
     */
    CONSENT_ENDED("enrolments"),
    /** An enrolment is not over, though the last day of its project is: that on which it ended, or is planned to. */
    ENROLMENT_PAST_END("enrolments"),
    /**
     * Somebody left a project, and it has not been told how it went afterwards by the last day that the rule of the exit sets. That it is
     * not known has been told too; and who left because they took their consent back is not asked.
     */
    FOLLOW_UP_MISSING("enrolments");

    /** After how many days the participant's word is found to be missing, where no rule with dates says when. */
    public static final int DAYS_TO_TELL = 28;

    private final String collection;

    FindingKind(String collection) {
        this.collection = collection;
    }

    /** In which collection that is which it is about. */
    public String collection() {
        return collection;
    }
}
