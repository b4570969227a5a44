package se.kompetensbyran.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final LocalDate DAY = LocalDate.of(2018, 3, 5);

    @Test
    void its_first_day_belongs_to_it_and_its_bound_does_not() {
        var period = new Period(DAY, DAY.plusDays(2));

        assertThat(period.contains(DAY.minusDays(1))).isFalse();
        assertThat(period.contains(DAY)).isTrue();
        assertThat(period.contains(DAY.plusDays(1))).isTrue();
        assertThat(period.contains(DAY.plusDays(2))).isFalse();
    }

    @Test
    void an_open_period_goes_on() {
        var period = new Period(DAY, null);

        assertThat(period.contains(LocalDate.MAX)).isTrue();
        assertThat(period.contains(DAY.minusDays(1))).isFalse();
        assertThat(period.lastDay()).isEmpty();
        assertThat(Period.inclusive(DAY, null)).isEqualTo(period);
        assertThat(Period.inclusive(DAY, LocalDate.MAX)).isEqualTo(period);
    }

    @Test
    void the_shortest_period_is_one_day() {
        var period = Period.inclusive(DAY, DAY);

        assertThat(period.lastDay()).contains(DAY);
        assertThat(period.contains(DAY)).isTrue();
        assertInvalid("until", "before-start", () -> new Period(DAY, DAY));
        assertInvalid("until", "before-start", () -> Period.inclusive(DAY, DAY.minusDays(1)));
    }

    @Test
    void neighbours_share_no_day() {
        var before = Period.inclusive(DAY.minusDays(3), DAY.minusDays(1));
        var after = new Period(DAY, null);

        assertThat(before.overlaps(after)).isFalse();
        assertThat(after.overlaps(before)).isFalse();
        assertThat(Period.inclusive(DAY.minusDays(3), DAY).overlaps(after)).isTrue();
    }

    @Test
    void a_day_outside_living_memory_is_refused() {
        assertInvalid("from", "date-range", () -> new Period(LocalDate.of(1899, 12, 31), null));
        assertInvalid("from", "date-range", () -> new Period(LocalDate.of(2200, 1, 1), null));
        assertInvalid("until", "date-range", () -> new Period(DAY, LocalDate.of(2200, 1, 2)));
        assertInvalid("until", "date-range", () -> Period.inclusive(DAY, LocalDate.of(2200, 1, 1)));
        assertInvalid("until", "before-start", () -> new Period(DAY, LocalDate.MIN));
        assertThat(Period.inclusive(LocalDate.of(1900, 1, 1), LocalDate.of(2199, 12, 31))
                        .lastDay())
                .contains(LocalDate.of(2199, 12, 31));
    }

    @Property
    void to_overlap_is_mutual(@ForAll("periods") Period one, @ForAll("periods") Period two) {
        assertThat(one.overlaps(two)).isEqualTo(two.overlaps(one));
        assertThat(one.overlaps(one)).isTrue();
    }

    @Property
    void two_overlap_when_some_day_belongs_to_both(@ForAll("periods") Period one, @ForAll("periods") Period two) {
        boolean shared = LongStream.rangeClosed(0, 80)
                .mapToObj(DAY::plusDays)
                .anyMatch(it -> one.contains(it) && two.contains(it));

        assertThat(one.overlaps(two)).isEqualTo(shared);
    }

    @Property
    void inclusive_and_last_day_give_the_same_back(@ForAll("periods") Period period) {
        assertThat(Period.inclusive(period.from(), period.lastDay().orElse(null)))
                .isEqualTo(period);
        period.lastDay().ifPresent(it -> {
            assertThat(period.contains(it)).isTrue();
            assertThat(period.contains(it.plusDays(1))).isFalse();
        });
    }

    @Provide
    Arbitrary<Period> periods() {
        var starts = Arbitraries.integers().between(0, 40);
        var lengths = Arbitraries.integers().between(1, 30).injectNull(0.2);
        return Combinators.combine(starts, lengths)
                .as((start, length) ->
                        new Period(DAY.plusDays(start), length == null ? null : DAY.plusDays(start + (long) length)));
    }
}
