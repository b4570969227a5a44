package se.kompetensbyran.domain.projects;

/** Why a project ended before its planned end; labels stand in the code list ending-reasons. */
public enum EndingReason {
    FUNDING_WITHDRAWN,
    OWNER_WITHDREW,
    TARGET_NOT_REACHABLE,
    STAFFING,
    MERGED,
    OTHER
}
