package se.kompetensbyran.domain.support;

/** What came of a support case; labels stand in the code list support-results. */
public enum SupportResult {
    REACHED,
    PARTLY_REACHED,
    NOT_REACHED,
    /** Somebody outside the support structure goes on with it. */
    REFERRED_ONWARDS,
    NO_LONGER_NEEDED
}
