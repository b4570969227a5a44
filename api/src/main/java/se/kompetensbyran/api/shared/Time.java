package se.kompetensbyran.api.shared;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** What time it is: instants in UTC, days as people in Sweden count them. */
@Singleton
public final class Time {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final Clock clock;

    Time(Clock clock) {
        this.clock = clock;
    }

    /** Now, as exactly as the database keeps it: what has just been written is told as it is read. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Today in Sweden. */
    public LocalDate today() {
        return dayOf(clock.instant());
    }

    /** The day of that instant in Sweden. */
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, SWEDEN);
    }

    /** When that day begins in Sweden. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(SWEDEN).toInstant();
    }

    /** The machine's clock, which a test may replace. */
    @Singleton
    static final class Machine {
        @Produces
        @Singleton
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
