package se.kompetensbyran.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountsTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger counted = new AtomicInteger();
    private final Counts counts = new Counts(now::get);

    @Test
    void a_long_list_is_counted_once_for_a_moment() {
        assertThat(count(Sql.of("places of ?", 1), 1_000)).isEqualTo(1_000);
        assertThat(count(Sql.of("places of ?", 1), 1_001)).isEqualTo(1_000);

        now.addAndGet(Duration.ofSeconds(Counts.SECONDS).toNanos());
        assertThat(count(Sql.of("places of ?", 1), 1_001)).isEqualTo(1_001);
        assertThat(counted).hasValue(2);
    }

    @Test
    void a_short_list_is_counted_each_time() {
        assertThat(count(Sql.of("places of ?", 1), 999)).isEqualTo(999);
        assertThat(count(Sql.of("places of ?", 1), 998)).isEqualTo(998);
    }

    @Test
    void a_list_of_others_or_narrowed_otherwise_is_another_list() {
        count(Sql.of("places of ?", 1), 1_000);

        assertThat(count(Sql.of("places of ?", 2), 2_000)).isEqualTo(2_000);
        assertThat(count(Sql.of("free places of ?", 1), 3_000)).isEqualTo(3_000);
    }

    private int count(Sql list, int rows) {
        return counts.of(list, () -> {
            counted.incrementAndGet();
            return rows;
        });
    }
}
