package se.kompetensbyran.domain.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/**
 * A local date in Sweden that is known to the day ({@code 2016-03-31}), to the month ({@code 2016-03}) or to the year
 * ({@code 2016}). It comes out as it came in, and compares by its last day.
 *
 * @param precision how much of it is known
 * @param firstDay the first day that it may mean
 * @throws InvalidValue when {@code firstDay} is not the first of its month or year, or lies outside {@link DateRange}
 */
public record PartialDate(Precision precision, LocalDate firstDay) {

    /** How much of the date is known. */
    public enum Precision {
        YEAR,
        MONTH,
        DAY
    }

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withResolverStyle(ResolverStyle.STRICT);

    public PartialDate {
        DateRange.check("date", firstDay);
        InvalidValue.unless(
                switch (precision) {
                    case DAY -> true;
                    case MONTH -> firstDay.getDayOfMonth() == 1;
                    case YEAR -> firstDay.getDayOfYear() == 1;
                },
                "date",
                "date-shape");
    }

    /** The whole day {@code day}. */
    public static PartialDate of(LocalDate day) {
        return new PartialDate(Precision.DAY, day);
    }

    /**
     * Reads {@code 2016}, {@code 2016-03} or {@code 2016-03-31}.
     *
     * @throws InvalidValue {@code date-shape} for another shape or a day that does not exist
     */
    public static PartialDate fromString(String text) {
        try {
            return switch (text.length()) {
                case 4 -> new PartialDate(Precision.YEAR, Year.parse(text).atDay(1));
                case 7 ->
                    new PartialDate(
                            Precision.MONTH, YearMonth.parse(text, MONTH).atDay(1));
                case 10 -> new PartialDate(Precision.DAY, day(text));
                default -> throw new InvalidValue("date", "date-shape");
            };
        } catch (DateTimeException e) {
            throw new InvalidValue("date", "date-shape");
        }
    }

    // By hand, since most that are read from the database come through here again.
    private static LocalDate day(String text) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-') throw new InvalidValue("date", "date-shape");
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    }

    private static int number(String text, int from, int until) {
        int number = 0;
        for (int at = from; at < until; at++) {
            char it = text.charAt(at);
            if (it < '0' || it > '9') throw new InvalidValue("date", "date-shape");
            number = number * 10 + it - '0';
        }
        return number;
    }

    /** The last day that it may mean; the one that it compares by. */
    public LocalDate lastDay() {
        return switch (precision) {
            case DAY -> firstDay;
            case MONTH -> YearMonth.from(firstDay).atEndOfMonth();
            case YEAR -> firstDay.withDayOfYear(firstDay.lengthOfYear());
        };
    }

    /** Whether its last day lies before {@code day}. */
    public boolean isBefore(LocalDate day) {
        return lastDay().isBefore(day);
    }

    /** Whether its last day lies before the last day of {@code other}. */
    public boolean isBefore(PartialDate other) {
        return isBefore(other.lastDay());
    }

    /** As it came in. */
    @Override
    public String toString() {
        return firstDay.toString()
                .substring(
                        0,
                        switch (precision) {
                            case YEAR -> 4;
                            case MONTH -> 7;
                            case DAY -> 10;
                        });
    }
}
