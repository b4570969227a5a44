package se.kompetensbyran.domain.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.pathways.Results.Share;
import se.kompetensbyran.domain.shared.Gender;

class ToldTest {

    @Test
    void of_all_who_left_it_is_told_how_it_went_by_gender_with_what_is_not_known() {
        Told told = exactly(Map.of(
                Gender.WOMAN, share(6, 2, 2, 2, 0, 3),
                Gender.MAN, share(2, 0, 0, 6, 0, 2)));

        assertThat(told.total().left()).isEqualTo(25);
        assertThat(told.total().counts()).containsEntry(Outcome.WORK, 8).containsEntry(Outcome.UNKNOWN, 5);
        assertThat(told.total().shareUnknown()).isEqualTo(0.2);
        assertThat(told.total().goalAttainment()).isEqualTo(0.6);
        assertThat(told.of(Gender.WOMAN).goalAttainment()).isCloseTo(10 / 12.0, within(1e-9));
        assertThat(told.of(Gender.MAN).goalAttainment()).isEqualTo(0.25);
        assertThat(told.gap()).isCloseTo(100 * (10 / 12.0 - 0.25), within(1e-9));
    }

    @Test
    void of_nobody_there_is_no_rate() {
        Told told = exactly(Map.of());

        assertThat(told.total().left()).isZero();
        assertThat(told.total().shareUnknown()).isNull();
        assertThat(told.total().goalAttainment()).isNull();
        assertThat(told.gap()).isNull();
        Told unknown = exactly(Map.of(Gender.WOMAN, share(0, 0, 0, 0, 0, 7), Gender.MAN, share(5, 0, 0, 0, 0, 0)));
        assertThat(unknown.of(Gender.WOMAN).shareUnknown()).isEqualTo(1);
        assertThat(unknown.of(Gender.WOMAN).goalAttainment()).isNull();
        assertThat(unknown.gap()).isNull();
    }

    @Test
    void who_may_see_no_persons_is_told_what_is_large_enough() {
        Told told = told(Map.of(
                Gender.WOMAN, share(10, 5, 5, 0, 0, 5),
                Gender.MAN, share(5, 0, 0, 10, 0, 0)));

        assertThat(told.of(Gender.WOMAN).counts())
                .containsEntry(Outcome.WORK, 10)
                .containsEntry(Outcome.FURTHER, 0);
        assertThat(told.of(Gender.WOMAN).goalAttainment()).isEqualTo(1);
        assertThat(told.of(Gender.MAN).shareUnknown()).isZero();
        assertThat(told.gap()).isCloseTo(100 * 2 / 3.0, within(1e-9));
    }

    @Test
    void one_number_that_is_too_small_keeps_how_it_went_by_gender_and_what_gives_it_back() {
        Told told = told(Map.of(
                Gender.WOMAN, share(10, 5, 5, 0, 0, 5),
                Gender.MAN, share(5, 0, 0, 10, 0, 1)));

        for (Gender it : Gender.values()) {
            assertThat(told.of(it).counts()).isEmpty();
            assertThat(told.of(it).shareUnknown()).isNull();
            assertThat(told.of(it).goalAttainment()).isNull();
        }
        assertThat(told.gap()).isNull();
        assertThat(told.of(Gender.WOMAN).left()).isEqualTo(25);
        assertThat(told.total().counts()).containsEntry(Outcome.UNKNOWN, 6).containsEntry(Outcome.WORK, 15);
        assertThat(told.total().goalAttainment()).isCloseTo(25 / 35.0, within(1e-9));
    }

    @Test
    void an_outcome_of_few_keeps_another_back_and_the_rates() {
        Told told = told(Map.of(Gender.WOMAN, share(10, 5, 6, 0, 0, 3)));

        assertThat(told.total().left()).isEqualTo(24);
        assertThat(told.total().counts())
                .containsOnlyKeys(Outcome.WORK, Outcome.CLOSER, Outcome.UNCHANGED, Outcome.FURTHER);
        assertThat(told.total().shareUnknown()).isNull();
        assertThat(told.total().goalAttainment()).isNull();
    }

    @Test
    void of_few_nothing_is_told_and_no_rate_of_less_than_ten() {
        Told few = told(Map.of(Gender.WOMAN, share(4, 0, 0, 0, 0, 0)));
        Told nine = told(Map.of(Gender.WOMAN, share(9, 0, 0, 0, 0, 0)));

        assertThat(few.total().left()).isNull();
        assertThat(few.total().counts()).isEmpty();
        assertThat(few.of(Gender.WOMAN).left()).isNull();
        assertThat(nine.total().counts()).containsEntry(Outcome.WORK, 9);
        assertThat(nine.total().goalAttainment()).isNull();
        assertThat(nine.of(Gender.WOMAN).shareUnknown()).isNull();
    }

    @Property(tries = 500)
    void no_number_from_one_to_four_is_told_nor_given_back_by_a_total(
            @ForAll @Size(24) List<@IntRange(max = 12) Integer> numbers) {
        Map<Gender, Share> shares = new EnumMap<>(Gender.class);
        int at = 0;
        for (Gender it : Gender.values()) {
            shares.put(
                    it,
                    share(
                            numbers.get(at),
                            numbers.get(at + 1),
                            numbers.get(at + 2),
                            numbers.get(at + 3),
                            numbers.get(at + 4),
                            numbers.get(at + 5)));
            at += 6;
        }
        Told told = told(shares);

        check(told.total());
        for (Gender it : Gender.values()) check(told.of(it));
        long hidden = Arrays.stream(Gender.values())
                .filter(it -> told.of(it).left() == null)
                .count();
        assertThat(told.total().left() == null || hidden != 1).isTrue();
    }

    private static void check(Told.Row row) {
        assertThat(row.counts().values()).allMatch(it -> it == 0 || it >= 5);
        Integer left = row.left();
        if (left == null) return;
        assertThat(left).matches(it -> it == 0 || it >= 5);
        // What is missing of the total is of two or more, or of none that is small.
        int rest = left - row.counts().values().stream().mapToInt(it -> it).sum();
        int missing = Outcome.values().length - row.counts().size();
        assertThat(missing != 1 && (rest == 0 || rest >= 5)).isTrue();
    }

    private static Share share(int work, int education, int closer, int unchanged, int further, int unknown) {
        return new Share(Map.of(
                Outcome.WORK, work,
                Outcome.EDUCATION, education,
                Outcome.CLOSER, closer,
                Outcome.UNCHANGED, unchanged,
                Outcome.FURTHER, further,
                Outcome.UNKNOWN, unknown));
    }

    private static Told exactly(Map<Gender, Share> shares) {
        return new Told(new Results(shares), true);
    }

    private static Told told(Map<Gender, Share> shares) {
        return new Told(new Results(shares), false);
    }
}
