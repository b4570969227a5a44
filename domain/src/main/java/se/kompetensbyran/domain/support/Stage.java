package se.kompetensbyran.domain.support;

import java.util.EnumSet;
import java.util.Set;

/** Where a support case stands (sv: skede); labels stand in the code list support-stages. */
public enum Stage {
    REQUESTED,
    /** An adviser of a support node has it. */
    TAKEN,
    CLOSED,
    /** Every support node that could have taken it said no. */
    REFUSED,
    /** The enterprise asks no more. */
    WITHDRAWN;

    /** The stages that may follow this one; none after a no of either side. */
    public Set<Stage> next() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(TAKEN, REFUSED, WITHDRAWN);
            case TAKEN -> EnumSet.of(REQUESTED, CLOSED, WITHDRAWN);
            case CLOSED -> EnumSet.of(TAKEN);
            case REFUSED, WITHDRAWN -> EnumSet.noneOf(Stage.class);
        };
    }

    /** Whether there is an arrow from this stage to {@code other}. */
    public boolean mayBecome(Stage other) {
        return next().contains(other);
    }

    /** Whether something is still to be done. */
    public boolean isOpen() {
        return this == REQUESTED || this == TAKEN;
    }

    /** Whether a support node brings a case here. */
    boolean isOfNode() {
        return this == TAKEN || this == REFUSED;
    }
}
