package se.kompetensbyran.domain.shared;

/** The root of what is changed as one and saved as one; only the domain and the rows of a database build it. */
public interface Aggregate {

    /** How many times it has been saved: 0 while it is new, 1 after the first save. */
    long revision();
}
