package se.kompetensbyran.domain.placements;

import java.util.EnumSet;
import java.util.Set;

/** How far a placement has come; labels stand in the code list placement-states. */
public enum State {
    /** It is being written, or written anew since a party sent it back; it holds no place. */
    DRAFT,
    /** Each party reviews it, and signs it or sends it back; it holds a place. */
    TO_SIGN,
    /** All have signed. */
    SIGNED,
    /** The participant has begun. */
    ONGOING,
    /** It went on to its last day. */
    ENDED,
    /** It ended before its last day. */
    ENDED_EARLY,
    /** All had signed, and the participant did not come. */
    DID_NOT_START,
    /** It came to nothing before it was to begin. */
    CANCELLED;

    /** The states that may follow this one. */
    public Set<State> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(TO_SIGN, CANCELLED);
            case TO_SIGN -> EnumSet.of(DRAFT, SIGNED, CANCELLED);
            case SIGNED -> EnumSet.of(TO_SIGN, ONGOING, DID_NOT_START, CANCELLED);
            case ONGOING -> EnumSet.of(ENDED, ENDED_EARLY);
            case ENDED, ENDED_EARLY, DID_NOT_START, CANCELLED -> EnumSet.noneOf(State.class);
        };
    }

    /** Whether there is an arrow from this state to {@code other}. */
    public boolean mayBecome(State other) {
        return next().contains(other);
    }

    /** Whether nothing follows. */
    public boolean isOver() {
        return next().isEmpty();
    }

    /** Whether a place is held for it. */
    public boolean holdsPlace() {
        return this == TO_SIGN || this == SIGNED || this == ONGOING;
    }

    /** Whether what is agreed can still change. */
    public boolean isChangeable() {
        return this == DRAFT || this == TO_SIGN || this == SIGNED;
    }

    /** Whether it came to an end of which something is told. */
    public boolean isEnd() {
        return this == ENDED || this == ENDED_EARLY;
    }

    /** Whether it is being signed, or has been and has not begun. */
    boolean isSigned() {
        return this == TO_SIGN || this == SIGNED;
    }

    /** Whether it has been asked of anybody to sign it. */
    boolean isAgreedOn() {
        return this != DRAFT && this != CANCELLED;
    }

    /** Whether all have signed when it has come so far. */
    boolean demandsSignatures() {
        return isAgreedOn() && this != TO_SIGN;
    }
}
