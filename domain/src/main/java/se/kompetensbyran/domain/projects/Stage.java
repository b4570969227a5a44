package se.kompetensbyran.domain.projects;

import java.util.EnumSet;
import java.util.Set;

/** Where in its life a project stands (sv: skede), and the arrows between the stages. */
public enum Stage {
    PLANNED,
    APPLIED,
    GRANTED,
    REJECTED,
    ONGOING,
    COMPLETED,
    ENDED_EARLY;

    /** The stages that may follow this one; none after an end. */
    public Set<Stage> next() {
        return switch (this) {
            case PLANNED -> EnumSet.of(APPLIED);
            case APPLIED -> EnumSet.of(GRANTED, REJECTED);
            case GRANTED -> EnumSet.of(ONGOING);
            case ONGOING -> EnumSet.of(COMPLETED, ENDED_EARLY);
            case REJECTED, COMPLETED, ENDED_EARLY -> EnumSet.noneOf(Stage.class);
        };
    }

    /** Whether there is an arrow from this stage to {@code other}. */
    public boolean mayBecome(Stage other) {
        return next().contains(other);
    }

    /** Whether nobody comes to it without an owner. */
    public boolean demandsOwner() {
        return this == APPLIED || this == GRANTED || this == ONGOING;
    }

    /** Whether it has run and runs no more. */
    public boolean hasEnded() {
        return this == COMPLETED || this == ENDED_EARLY;
    }

    /** Whether nothing follows. */
    public boolean isFinal() {
        return next().isEmpty();
    }
}
