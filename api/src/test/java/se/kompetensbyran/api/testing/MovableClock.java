package se.kompetensbyran.api.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the program under test: the machine's, until a test moves it. */
@Alternative
@Priority(1)
@Singleton
public final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** Moves it ahead; {@link #reset} must follow. */
    public void move(Duration by) {
        ahead = ahead.plus(by);
    }

    /** Back to the machine's time. */
    public void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }
}
