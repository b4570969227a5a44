package se.kompetensbyran.domain.handovers;

/** Where a handover stands; labels stand in the code list handover-stages. */
public enum Stage {
    /** It waits for the receiving node's answer. */
    OFFERED,
    /** The participant is the receiving node's. */
    ACCEPTED,
    DECLINED,
    /** The giving node has taken it back, or the person has taken back that the other node is told. */
    WITHDRAWN,
    /** The receiving node did not answer in time. It comes here by itself. */
    EXPIRED;

    /** Whether the receiving node takes it there. */
    public boolean isOfReceiver() {
        return this == ACCEPTED || this == DECLINED;
    }
}
