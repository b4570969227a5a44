package se.kompetensbyran.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class Uuid7Test {

    private static final long LAST_MILLISECOND = (1L << 48) - 1;

    @Test
    void a_new_one_is_of_this_millisecond() {
        long before = System.currentTimeMillis();
        UUID id = Uuid7.next();
        long after = System.currentTimeMillis();

        assertThat(millisecondOf(id)).isBetween(before, after);
    }

    @Test
    void many_of_one_millisecond_differ() {
        var seen = new HashSet<UUID>();
        for (int i = 0; i < 10_000; i++) seen.add(Uuid7.at(1_700_000_000_000L));

        assertThat(seen).hasSize(10_000);
    }

    @Property
    void its_version_is_7_and_its_variant_that_of_the_standard(
            @ForAll @LongRange(min = 0, max = LAST_MILLISECOND) long millisecond) {
        UUID id = Uuid7.at(millisecond);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(millisecondOf(id)).isEqualTo(millisecond);
    }

    @Property
    void the_later_is_greater(@ForAll @LongRange(min = 0, max = LAST_MILLISECOND - 1) long millisecond) {
        assertThat(Uuid7.at(millisecond).toString())
                .isLessThan(Uuid7.at(millisecond + 1).toString());
    }

    private static long millisecondOf(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }
}
