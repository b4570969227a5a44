package se.kompetensbyran.domain.retention;

/** What happened to a participant on a day; labels stand in the code list participant-activities. */
public enum ActivityKind {
    /** A consent was signed or taken back. */
    CONSENT,
    /** It was written down who it is. */
    IDENTITY,
    /** A referral took a step. */
    REFERRAL,
    /** The person was at a place, or is to be. */
    PLACEMENT,
    /** The person took part in a project. */
    ENROLMENT,
    /** The person came to another node. */
    HANDOVER
}
