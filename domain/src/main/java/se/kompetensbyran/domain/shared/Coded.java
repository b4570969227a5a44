package se.kompetensbyran.domain.shared;

/** An enum whose values are written in their own way, where {@link EnumCode} would not do. */
public interface Coded {

    /** How the value is written outside the code. */
    String code();
}
