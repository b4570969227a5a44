package se.kompetensbyran.domain.pathways;

import java.util.EnumSet;
import java.util.Set;

/** Where an enrolment stands; labels stand in the code list enrolment-stages. */
public enum Stage {
    /** The person is to begin. */
    PLANNED,
    ACTIVE,
    /** The person is away for a time, and is to come back. */
    SUSPENDED,
    /** It went on to its end. */
    COMPLETED,
    /** It ended before, or came to nothing. */
    INTERRUPTED,
    /** The person goes on in another project, or at another node. */
    TRANSFERRED,
    /** It should never have been registered; it counts nowhere, and what was registered stays. */
    MISREGISTERED;

    /** The stages that may follow this one; after an end that it should never have been registered, and nothing else. */
    public Set<Stage> next() {
        return switch (this) {
            case PLANNED -> EnumSet.of(ACTIVE, INTERRUPTED, MISREGISTERED);
            case ACTIVE -> EnumSet.of(SUSPENDED, COMPLETED, INTERRUPTED, TRANSFERRED, MISREGISTERED);
            case SUSPENDED -> EnumSet.of(ACTIVE, COMPLETED, INTERRUPTED, TRANSFERRED, MISREGISTERED);
            case COMPLETED, INTERRUPTED, TRANSFERRED -> EnumSet.of(MISREGISTERED);
            case MISREGISTERED -> EnumSet.noneOf(Stage.class);
        };
    }

    /** Whether there is an arrow from this stage to {@code other}. */
    public boolean mayBecome(Stage other) {
        return next().contains(other);
    }

    /** Whether it has come to an end, of which nothing can be said but that it should never have been registered. */
    public boolean isOver() {
        return isExit() || this == MISREGISTERED;
    }

    /** As an enterprise sees it, which knows that somebody is enrolled and nothing of how: who is away takes part. */
    public Stage glimpsed() {
        return this == SUSPENDED ? ACTIVE : this;
    }

    /** Whether somebody who comes here leaves the project. */
    public boolean isExit() {
        return this == COMPLETED || this == INTERRUPTED || this == TRANSFERRED;
    }

    /** Whether a step to it has a reason. */
    public boolean demandsReason() {
        return this == SUSPENDED || this == COMPLETED || this == INTERRUPTED || this == MISREGISTERED;
    }
}
