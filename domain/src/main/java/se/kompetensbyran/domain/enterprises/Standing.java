package se.kompetensbyran.domain.enterprises;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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

    /**
     * The days on which a status is in force by all confirmations: those on which they are valid and the days of grace, one
     * stretch where they meet.
     *
     * @param validities which never meet
     */
    public static List<Period> inForce(Collection<Period> validities) {
        List<Period> stretches = new ArrayList<>();
        for (Period it :
                validities.stream().sorted(Comparator.comparing(Period::from)).toList()) {
            LocalDate end = it.until() == null ? null : it.until().plusDays(Status.GRACE_DAYS);
            Period before = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
            boolean goesOn =
                    before != null && (before.until() == null || !before.until().isBefore(it.from()));
            if (before != null && goesOn) stretches.set(stretches.size() - 1, new Period(before.from(), end));
            else stretches.add(new Period(it.from(), end));
        }
        return stretches;
    }

    /** How it stands on {@code day} by all of its confirmations; empty while none had begun. */
    public static Optional<Standing> of(Stream<Period> validities, LocalDate day) {
        return validities
                .filter(it -> !it.from().isAfter(day))
                .max(Comparator.comparing(Period::from))
                .map(it -> of(it, day));
    }
}
