package se.kompetensbyran.domain.handovers;

/** Why a participant is offered to another node; labels stand in the code list handover-reasons. Never in words. */
public enum HandoverReason {
    /** The person has moved. */
    MOVED,
    /** The other node has what the person needs. */
    OTHER_SUPPORT,
    /** The person asks for it. */
    OWN_CHOICE,
    /** The node is to close. */
    NODE_CLOSES,
    OTHER
}
