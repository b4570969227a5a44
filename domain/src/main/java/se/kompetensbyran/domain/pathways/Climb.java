package se.kompetensbyran.domain.pathways;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * That somebody came to stand on a step of the ladder, up or down.
 *
 * @param ladder the version of the ladder on which {@code step} is, from 1
 * @param corrects what it says anew, which was put down wrongly and stays
 * @param by who recorded it, and when
 * @throws InvalidValue {@code date-range}, {@code bounds}
 */
public record Climb(
        Id id,
        LocalDate on,
        LadderStep step,
        int ladder,
        @Nullable Id corrects,
        Actor by) implements Part {

    /** Identifies it for ever. */
    public record Id(UUID value) {

        /** A new one. */
        public static Id next() {
            return new Id(Uuid7.next());
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    public Climb {
        DateRange.check("on", on);
        InvalidValue.unless(ladder >= 1, "ladder", "bounds", 1, Integer.MAX_VALUE);
    }

    static Climb of(LocalDate on, LadderStep step, @Nullable Id corrects, Actor by) {
        return new Climb(Id.next(), on, step, LadderStep.LADDER, corrects, by);
    }
}
