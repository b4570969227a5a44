package se.kompetensbyran.domain.incubation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The life of an enterprise that came from an initiative.
 *
 * @param began the day on which the business began
 * @param closed the day on which it closed; null while it has not
 */
public record Life(LocalDate began, @Nullable LocalDate closed) {

    /** Whether so many years have passed since it began. */
    boolean isObserved(int years, LocalDate today) {
        return !began.plusYears(years).isAfter(today);
    }

    /** Whether it was there when so many years had passed since it began. */
    boolean lasted(int years) {
        return closed == null || closed.isAfter(began.plusYears(years));
    }
}
