package se.kompetensbyran.domain.rules;

/** The rules with dates: rows of the database, and no code. */
public interface Rules {

    /** All of them. */
    Rulebook all();
}
