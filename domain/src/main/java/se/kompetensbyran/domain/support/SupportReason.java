package se.kompetensbyran.domain.support;

/** Why a support case did not go straight on; labels stand in the code list support-reasons. */
public enum SupportReason {
    OUTSIDE_COMPETENCE,
    NO_CAPACITY,
    ADVISER_LEAVES,
    SOLVED_OTHERWISE,
    NEW_NEED,
    CLOSED_BY_MISTAKE,
    OTHER
}
