package se.kompetensbyran.domain.placements;

/** On whose side, or on what, it lay that something went otherwise than agreed; labels stand in the code list placement-causes. */
public enum Cause {
    PARTICIPANT,
    HOST,
    REFERRER,
    HEALTH,
    OTHER
}
