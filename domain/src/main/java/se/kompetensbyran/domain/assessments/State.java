package se.kompetensbyran.domain.assessments;

import java.util.EnumSet;
import java.util.Set;

/** How far an assessment has come; labels stand in the code list assessment-states. */
public enum State {
    /** Evidence is being written. */
    DRAFT,
    /** It waits for a decision. */
    SUBMITTED,
    /** The enterprise has been told that it will be rejected, and why; it can contest that. */
    REJECTION_TOLD,
    /** The enterprise has contested what it was told; it waits for a decision. */
    CONTESTED,
    CONFIRMED,
    REJECTED,
    /** Who would have it assessed asks no more. */
    WITHDRAWN;

    /** The states that may follow this one; none after the last decision, nor when it is withdrawn. */
    public Set<State> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(SUBMITTED, WITHDRAWN);
            case SUBMITTED -> EnumSet.of(REJECTION_TOLD, CONFIRMED, WITHDRAWN);
            case REJECTION_TOLD -> EnumSet.of(CONTESTED, REJECTED, WITHDRAWN);
            case CONTESTED -> EnumSet.of(CONFIRMED, REJECTED, WITHDRAWN);
            case CONFIRMED, REJECTED, WITHDRAWN -> EnumSet.noneOf(State.class);
        };
    }

    /** Whether there is an arrow from this state to {@code other}. */
    public boolean mayBecome(State other) {
        return next().contains(other);
    }

    /** Whether an assessment comes to it by a decision, and not by what the enterprise does. */
    public boolean isDecision() {
        return this == REJECTION_TOLD || this == CONFIRMED || this == REJECTED;
    }

    /** Whether somebody has yet to do something: an enterprise has one such assessment at the most. */
    public boolean isOpen() {
        return !next().isEmpty();
    }

    /** Whether evidence of every criterion is there when it has come so far. */
    boolean demandsEvidence() {
        return this != DRAFT && this != WITHDRAWN;
    }

    /** Whether the enterprise is told why it came to this. */
    boolean isExplained() {
        return this == REJECTION_TOLD || this == CONTESTED || this == REJECTED;
    }
}
