package se.kompetensbyran.domain.participants;

/** For what somebody consents that something is held; labels stand in the code list consent-purposes. */
public enum Purpose {
    /** To reach the person on the way to work. */
    CONTACT,
    /** To report to who pays, where that demands names or numbers. */
    FUNDER_REPORT,
    /** To speak of the person with a partner that also helps. */
    PARTNER,
    /** To ask the person afterwards how it went. */
    EVALUATION
}
