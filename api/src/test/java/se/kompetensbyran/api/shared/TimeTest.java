package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What has just been written is told with the time that is read back. */
class TimeTest {

    @Test
    void now_is_as_exact_as_what_the_database_keeps() {
        var clock = Clock.fixed(Instant.parse("2026-06-03T09:00:00.123456789Z"), ZoneOffset.UTC);
        assertThat(new Time(clock).now()).isEqualTo(Instant.parse("2026-06-03T09:00:00.123456Z"));
    }
}
