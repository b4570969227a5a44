package se.kompetensbyran.domain.shared;

/** The gender that a person says is theirs; labels stand in the code list genders. */
public enum Gender {
    WOMAN,
    MAN,
    NON_BINARY,
    /** Not said. */
    UNKNOWN
}
