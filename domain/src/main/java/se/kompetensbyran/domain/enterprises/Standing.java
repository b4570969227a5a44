package se.kompetensbyran.domain.enterprises;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import se.kompetensbyran.domain.shared.Period;

/**
 * The status of an enterprise on a day, by the latest of its confirmations that had begun by then.
 *
 * @param validity the days on which that confirmation is valid
 */
public record Standing(Status status, Period validity) {

    /** How it stands by a confirmation that has begun. */
    public static Standing of(Period validity, LocalDate day) {
        return new Standing(Status.of(validity, day), validity);
    }

    /** How it stands on {@code day} by all of its confirmations; empty while none had begun. */
    public static Optional<Standing> of(Stream<Period> validities, LocalDate day) {
        return validities
                .filter(it -> !it.from().isAfter(day))
                .max(Comparator.comparing(Period::from))
                .map(it -> of(it, day));
    }
}
