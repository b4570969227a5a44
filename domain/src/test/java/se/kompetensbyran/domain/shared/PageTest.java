package se.kompetensbyran.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final List<Integer> SEVEN = List.of(1, 2, 3, 4, 5, 6, 7);

    @Test
    void a_page_holds_its_rows_and_tells_the_total() {
        assertThat(Page.of(SEVEN, wanted(1, 3))).isEqualTo(new Page<>(List.of(1, 2, 3), 7));
        assertThat(Page.of(SEVEN, wanted(2, 3))).isEqualTo(new Page<>(List.of(4, 5, 6), 7));
        assertThat(Page.of(SEVEN, wanted(3, 3))).isEqualTo(new Page<>(List.of(7), 7));
        assertThat(Page.of(SEVEN, PageRequest.first(100))).isEqualTo(new Page<>(SEVEN, 7));
    }

    @Test
    void past_the_end_is_an_empty_page() {
        assertThat(Page.of(SEVEN, wanted(4, 3))).isEqualTo(new Page<>(List.of(), 7));
        assertThat(Page.of(SEVEN, wanted(100, 100))).isEqualTo(new Page<>(List.of(), 7));
        assertThat(Page.of(List.of(), PageRequest.first(20))).isEqualTo(new Page<>(List.of(), 0));
    }

    @Test
    void each_row_can_become_another() {
        assertThat(Page.of(SEVEN, wanted(2, 2)).map(it -> "nr " + it))
                .isEqualTo(new Page<>(List.of("nr 3", "nr 4"), 7));
    }

    @Test
    void a_page_is_asked_for_within_bounds() {
        assertInvalid("limit", "bounds", () -> wanted(1, 0));
        assertInvalid("limit", "bounds", () -> wanted(1, 101));
        assertInvalid("page", "page-range", () -> wanted(0, 10));
        assertInvalid("page", "page-range", () -> wanted(-1, 10));
        assertInvalid("page", "page-range", () -> wanted(Integer.MAX_VALUE, 100));
    }

    @Test
    void pages_reach_ten_thousand_rows() {
        assertThat(wanted(100, 100).offset()).isEqualTo(9_900);
        assertInvalid("page", "page-range", () -> wanted(101, 100));
        assertThat(wanted(10_000, 1).offset()).isEqualTo(9_999);
        assertInvalid("page", "page-range", () -> wanted(10_001, 1));
    }

    @Property
    void all_pages_together_are_the_list(
            @ForAll @IntRange(max = 250) int size, @ForAll @IntRange(min = 1, max = 100) int limit) {
        var all = IntStream.range(0, size).boxed().toList();
        var seen = new ArrayList<Integer>();
        for (int page = 1; (page - 1) * limit <= size; page++)
            seen.addAll(Page.of(all, wanted(page, limit)).items());

        assertThat(seen).isEqualTo(all);
    }

    private static PageRequest wanted(int page, int limit) {
        return new PageRequest(page, limit, List.of());
    }
}
