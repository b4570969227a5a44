package se.kompetensbyran.domain.enterprises;

import java.util.EnumSet;
import java.util.Set;

/** Where in its life the business stands (sv: skede); labels stand in the code list enterprise-stages. */
public enum Stage {
    TRADING,
    PAUSED,
    CLOSED;

    /** The stages that may follow this one; none after the end. */
    public Set<Stage> next() {
        return switch (this) {
            case TRADING -> EnumSet.of(PAUSED, CLOSED);
            case PAUSED -> EnumSet.of(TRADING, CLOSED);
            case CLOSED -> EnumSet.noneOf(Stage.class);
        };
    }

    /** Whether there is an arrow from this stage to {@code other}. */
    public boolean mayBecome(Stage other) {
        return next().contains(other);
    }
}
