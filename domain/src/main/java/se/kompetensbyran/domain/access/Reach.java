package se.kompetensbyran.domain.access;

/** How far a permission reaches, from the narrowest to the widest. */
public enum Reach {
    /** What belongs to the own organisation. */
    ORGANISATION,
    /** That, and what belongs to a support node that the own organisation hosts. */
    NODE,
    /** Everything in the region. */
    REGION;

    /** The narrower of both. */
    public Reach narrower(Reach other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
