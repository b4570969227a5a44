package se.kompetensbyran.domain.enterprises;

import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Predicate;
import se.kompetensbyran.domain.shared.Period;

/**
 * How many enterprises there were at the end of two days, and how many came and went after the first and until the second.
 *
 * @param opening how many there were at the end of the first day
 * @param entries how often one came, on a day after the first
 * @param exits how often one went, likewise
 * @param closing how many there were at the end of the second day: opening + entries − exits, always
 * @throws IllegalStateException when it does not add up: such a figure is shown to nobody
 */
public record Flow(int opening, int entries, int exits, int closing) {

    /** What counts as being there; labels stand in the code list flow-bases. */
    public enum Basis {
        /** The business has begun and has not closed. */
        BUSINESS,
        /** A status is in force: confirmed or due, and the business has not closed. */
        STATUS
    }

    public Flow {
        if (opening + entries - exits != closing)
            throw new IllegalStateException(opening + " + " + entries + " - " + exits + " is not " + closing);
    }

    /**
     * The flow of those who are there in {@code stays}: the days of one and the same never meet nor touch.
     *
     * @param first the day at whose end the stock is opened
     * @param last the day at whose end it is closed, not before {@code first}
     */
    public static Flow of(Collection<Period> stays, LocalDate first, LocalDate last) {
        return new Flow(
                count(stays, it -> it.contains(first)),
                count(stays, it -> isBetween(it.from(), first, last)),
                count(stays, it -> it.until() != null && isBetween(it.until(), first, last)),
                count(stays, it -> it.contains(last)));
    }

    private static boolean isBetween(LocalDate day, LocalDate first, LocalDate last) {
        return day.isAfter(first) && !day.isAfter(last);
    }

    private static int count(Collection<Period> stays, Predicate<Period> which) {
        return (int) stays.stream().filter(which).count();
    }
}
