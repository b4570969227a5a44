package se.kompetensbyran.domain.placements;

/** Who signs a placement; labels stand in the code list placement-parties. */
public enum Party {
    /** The person, or who represents them; the support node records it, and nobody at the enterprise. */
    PARTICIPANT,
    /** The enterprise. */
    HOST,
    /** Who refers the person to the place: the partner from whose referral it comes, or the support node where it comes from none. */
    REFERRER
}
