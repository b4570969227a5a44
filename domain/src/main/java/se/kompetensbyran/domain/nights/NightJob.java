package se.kompetensbyran.domain.nights;

/** Something that is done every night. Done twice it does no more than once. */
public interface NightJob {

    /** By what the database knows it again: letters and hyphens, the same for ever. */
    String name();

    /** Does it. A failure is told by an exception, and the next night it is tried again. */
    void run();
}
