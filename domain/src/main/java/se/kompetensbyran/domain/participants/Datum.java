package se.kompetensbyran.domain.participants;

/** What of a person a consent is about; labels stand in the code list consent-data. */
public enum Datum {
    NAME,
    /** Telephone number and e-mail address. */
    CONTACT_DETAILS,
    /** Personal identity number or coordination number. */
    PERSONAL_NUMBER,
    /** What is recorded of the way to work. */
    PATH;

    /** Whether it tells who the person is. */
    public boolean identifies() {
        return this != PATH;
    }
}
