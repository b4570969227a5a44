package se.kompetensbyran.domain.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2025, 1, 1);

    @Test
    void half_of_them_waited_no_longer_than_the_median() {
        assertThat(Waiting.of(waited(3, 1, 10), TODAY)).isEqualTo(new Waiting(3, 0, 0, 3.0, 10, 10, null));
        assertThat(Waiting.of(waited(3, 1, 10, 4), TODAY).median()).isEqualTo(3.5);
        assertThat(Waiting.of(waited(0), TODAY)).isEqualTo(new Waiting(1, 0, 0, 0.0, 0, 0, null));
    }

    @Test
    void nine_of_ten_waited_no_longer_than_the_ninetieth_of_a_hundred() {
        assertThat(Waiting.of(waited(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), TODAY).ninetieth())
                .isEqualTo(9);
        assertThat(Waiting.of(waited(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), TODAY).ninetieth())
                .isEqualTo(10);
    }

    @Test
    void what_still_waits_and_what_ended_without_a_session_have_no_length() {
        var waits = List.of(new Wait(TODAY.minusDays(40), null, true), new Wait(DAY, null, false));

        assertThat(Waiting.of(waits, TODAY)).isEqualTo(new Waiting(0, 1, 1, null, null, null, 40));
        assertThat(Waiting.of(List.of(), TODAY)).isEqualTo(new Waiting(0, 0, 0, null, null, null, null));
    }

    @Property
    void everyone_is_counted_once_in_whatever_order_they_come(@ForAll("waits") List<Wait> waits, @ForAll long seed) {
        List<Wait> shuffled = new ArrayList<>(waits);
        Collections.shuffle(shuffled, new Random(seed));
        var it = Waiting.of(waits, TODAY);

        assertThat(it.begun() + it.waiting() + it.without()).isEqualTo(waits.size());
        assertThat(Waiting.of(shuffled, TODAY)).isEqualTo(it);
    }

    @Property
    void the_median_is_at_most_the_ninetieth_and_that_at_most_the_longest(@ForAll("waits") List<Wait> waits) {
        var it = Waiting.of(waits, TODAY);
        Double median = it.median();
        Integer ninetieth = it.ninetieth();
        Integer longest = it.longest();

        assertThat(median == null).isEqualTo(it.begun() == 0);
        if (median == null || ninetieth == null || longest == null) return;
        assertThat(median).isBetween(0.0, ninetieth.doubleValue());
        assertThat(ninetieth).isLessThanOrEqualTo(longest);
    }

    @Property
    void who_all_wait_longer_have_waited_as_much_longer(
            @ForAll("waits") List<Wait> waits, @ForAll @IntRange(min = 1, max = 50) int more) {
        List<Wait> later = waits.stream()
                .map(it -> new Wait(
                        it.requestedOn(),
                        it.firstSessionOn() == null ? null : it.firstSessionOn().plusDays(more),
                        it.isOpen()))
                .toList();
        Double before = Waiting.of(waits, TODAY).median();
        Double after = Waiting.of(later, TODAY).median();

        if (before == null || after == null) assertThat(after).isEqualTo(before);
        else assertThat(after - before).isEqualTo(more);
    }

    private static List<Wait> waited(Integer... days) {
        return Stream.of(days).map(it -> new Wait(DAY, DAY.plusDays(it), false)).toList();
    }

    @Provide
    Arbitrary<List<Wait>> waits() {
        var asked = Arbitraries.integers().between(0, 300);
        var waited = Arbitraries.integers().between(0, 60).injectNull(0.3);
        return Combinators.combine(asked, waited, Arbitraries.of(true, false))
                .as((day, wait, open) ->
                        new Wait(DAY.plusDays(day), wait == null ? null : DAY.plusDays(day + (long) wait), open))
                .list()
                .ofMaxSize(25);
    }
}
