package se.kompetensbyran.domain.findings;

/** What can be wrong; labels stand in the code list finding-kinds. */
public enum FindingKind {
    /** A placement ended four weeks ago, and the participant has not been heard of how: its assessment is not whole. */
    PLACEMENT_WITHOUT_WORD,
    /** A placement that is agreed on lies over another of the participant's, and together they are more than full time. */
    PLACEMENTS_OVERLAP,
    /** A placement that was sent to be signed is not over, though its last planned day is. */
    PLACEMENT_PAST_END;

    /** After how many days something that is missing is found to be. */
    public static final int DAYS_TO_TELL = 28;
}
