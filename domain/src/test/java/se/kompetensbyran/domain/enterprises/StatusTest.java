package se.kompetensbyran.domain.enterprises;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.shared.Period;

class StatusTest {

    private final Period year = new Period(MONDAY, MONDAY.plusMonths(12));

    @Test
    void a_status_is_valid_then_due_for_thirty_days_and_then_lapsed() {
        LocalDate end = MONDAY.plusMonths(12);

        assertThat(Status.of(year, MONDAY)).isEqualTo(Status.CONFIRMED);
        assertThat(Status.of(year, end.minusDays(1))).isEqualTo(Status.CONFIRMED);
        assertThat(Status.of(year, end)).isEqualTo(Status.DUE);
        assertThat(Status.of(year, end.plusDays(29))).isEqualTo(Status.DUE);
        assertThat(Status.of(year, end.plusDays(30))).isEqualTo(Status.LAPSED);
        assertThat(Stream.of(Status.values()).filter(Status::isInForce)).containsExactly(Status.CONFIRMED, Status.DUE);
    }

    @Test
    void a_status_is_to_be_renewed_from_sixty_days_before_its_last_day_until_it_has_lapsed() {
        LocalDate last = MONDAY.plusMonths(12).minusDays(1);

        assertThat(Status.isToRenew(year, MONDAY)).isFalse();
        assertThat(Status.isToRenew(year, last.minusDays(61))).isFalse();
        assertThat(Status.isToRenew(year, last.minusDays(60))).isTrue();
        assertThat(Status.isToRenew(year, last.plusDays(30))).isTrue();
        assertThat(Status.isToRenew(year, last.plusDays(31))).isFalse();
        assertThat(Status.isToRenew(new Period(MONDAY, null), MONDAY.plusYears(9)))
                .isFalse();
    }

    @Test
    void there_is_none_before_the_first_begins() {
        assertThat(Standing.of(Stream.of(year), MONDAY.minusDays(1))).isEmpty();
        assertThat(Standing.of(Stream.of(), MONDAY)).isEmpty();
        assertThat(Standing.of(Stream.of(year), MONDAY)).contains(new Standing(Status.CONFIRMED, year));
    }

    @Property(tries = 100)
    void by_the_latest_confirmation_a_status_only_goes_from_confirmed_by_due_to_lapsed_until_the_next(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 0, max = 90) Integer> gaps) {
        LocalDate from = MONDAY;
        var all = new ArrayList<Period>();
        for (int gap : gaps) {
            from = from.plusDays(gap);
            all.add(new Period(from, from.plusMonths(12)));
            from = from.plusMonths(12);
        }

        for (LocalDate day = all.get(0).from(); day.isBefore(from.plusDays(60)); day = day.plusDays(1)) {
            LocalDate on = day;
            Status status = Standing.of(all.stream(), day).orElseThrow().status();
            assertThat(status == Status.CONFIRMED).isEqualTo(all.stream().anyMatch(it -> it.contains(on)));
            Status next =
                    Standing.of(all.stream(), day.plusDays(1)).orElseThrow().status();
            assertThat(next == Status.CONFIRMED || next.compareTo(status) >= 0).isTrue();
        }
    }
}
