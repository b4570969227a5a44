package se.kompetensbyran.domain.needs;

import java.util.EnumSet;
import java.util.Set;

/** How far a needs analysis has come (sv: skede); labels stand in the code list needs-stages. */
public enum Stage {
    /** Findings are written down, and the enterprises vote. */
    COLLECTING,
    /** Findings and votes stand; priorities are drawn from them. */
    CLOSED,
    /** The priorities stand, and wait to be adopted. */
    PRIORITISED,
    /** The priorities govern: one set at a time. */
    ADOPTED,
    /** Another set was adopted after it. */
    SUPERSEDED;

    /** The stages that may follow this one; none after the last. */
    public Set<Stage> next() {
        return switch (this) {
            case COLLECTING -> EnumSet.of(CLOSED);
            case CLOSED -> EnumSet.of(PRIORITISED);
            case PRIORITISED -> EnumSet.of(ADOPTED);
            case ADOPTED -> EnumSet.of(SUPERSEDED);
            case SUPERSEDED -> EnumSet.noneOf(Stage.class);
        };
    }

    /** Whether there is an arrow from this stage to {@code other}. */
    public boolean mayBecome(Stage other) {
        return next().contains(other);
    }

    /** Whether it has come as far as {@code other}. */
    public boolean isAtLeast(Stage other) {
        return compareTo(other) >= 0;
    }
}
