package se.kompetensbyran.domain.placements;

/** Who signs a placement; labels stand in the code list placement-parties. */
public enum Party {
    /** The person, or who represents them; the support node records it, and nobody at the enterprise. */
    PARTICIPANT,
    /** The enterprise. */
    HOST,
    /** The support node that refers the person to the place. */
    REFERRER;

    /** On which side who records the signature stands. */
    public Side side() {
        return this == HOST ? Side.ENTERPRISE : Side.NODE;
    }
}
