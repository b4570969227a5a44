package se.kompetensbyran.domain.handovers;

/** Why a node declines an offer; labels stand in the code list handover-refusals. Never in words. */
public enum HandoverRefusal {
    /** There is no room for the person now. */
    NO_ROOM,
    /** The node does not cover where the person lives. */
    OUTSIDE_AREA,
    /** The node does not have what the person needs. */
    NOT_THE_SUPPORT,
    OTHER
}
