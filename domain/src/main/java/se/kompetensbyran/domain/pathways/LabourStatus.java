package se.kompetensbyran.domain.pathways;

/**
 * Where somebody stands on the labour market; labels stand in the code list labour-statuses. Source: the groups of the common
 * indicators of Regulation (EU) 2021/1057 Annex I.
 */
public enum LabourStatus {
    UNEMPLOYED,
    /** For 12 months or more; for 6 or more of who is under 25. */
    LONG_TERM_UNEMPLOYED,
    /** Neither works nor looks for work. */
    INACTIVE,
    IN_EDUCATION,
    EMPLOYED,
    SELF_EMPLOYED,
    UNKNOWN;

    /** Whether it is work. */
    public boolean isWork() {
        return this == EMPLOYED || this == SELF_EMPLOYED;
    }
}
