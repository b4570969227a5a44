package se.kompetensbyran.domain.placements;

/** On which side of a placement somebody stands. */
public enum Side {
    /** The support node of the participant. */
    NODE,
    /** The enterprise of the place. */
    ENTERPRISE,
    /** The partner that referred the participant, where the placement comes from a referral. */
    PARTNER
}
