package se.kompetensbyran.domain.participants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.shared.Gender;

class TallyTest {

    @Test
    void a_small_number_takes_another_with_it_and_zero_stays() {
        Tally tally = new Tally(Map.of(Gender.WOMAN, 70, Gender.MAN, 50, Gender.NON_BINARY, 2));

        assertThat(tally.total()).isEqualTo(122);
        assertThat(tally.told(Gender.WOMAN)).hasValue(70);
        assertThat(tally.told(Gender.MAN)).isEmpty();
        assertThat(tally.told(Gender.NON_BINARY)).isEmpty();
        assertThat(tally.told(Gender.UNKNOWN)).hasValue(0);
        assertThat(tally.isTotalTold()).isTrue();
    }

    @Test
    void a_small_whole_is_not_told() {
        assertThat(new Tally(Map.of(Gender.WOMAN, 4)).isTotalTold()).isFalse();
        assertThat(new Tally(Map.of()).isTotalTold()).isTrue();
        assertThat(new Tally(Map.of(Gender.WOMAN, 5)).isTotalTold()).isTrue();
    }

    /** Whoever knows what is told, and how, is left with several numbers for each small one. */
    @Property
    void what_is_told_never_gives_a_small_number_back(@ForAll @Size(4) List<@IntRange(max = 12) Integer> counts) {
        Tally tally = tally(counts);
        if (!tally.isTotalTold()) return;
        for (Gender it : Gender.values()) {
            OptionalInt told = tally.told(it);
            assertThat(told.isEmpty() || told.getAsInt() == 0 || told.getAsInt() >= Tally.FEWEST)
                    .isTrue();
            told.ifPresent(count -> assertThat(count).isEqualTo(tally.of(it)));
        }
        List<Gender> untold = new ArrayList<>();
        for (Gender it : Gender.values()) if (tally.told(it).isEmpty()) untold.add(it);
        if (untold.isEmpty()) return;
        assertThat(untold).hasSizeGreaterThan(1);
        assertThat(untold.stream().mapToInt(tally::of).sum()).isGreaterThanOrEqualTo(Tally.FEWEST);
    }

    private static Tally tally(List<Integer> counts) {
        Map<Gender, Integer> all = new EnumMap<>(Gender.class);
        Iterator<Integer> each = counts.iterator();
        for (Gender it : Gender.values()) all.put(it, each.next());
        return new Tally(all);
    }
}
