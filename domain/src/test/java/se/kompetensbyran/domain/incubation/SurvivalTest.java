package se.kompetensbyran.domain.incubation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SurvivalTest {

    private static final LocalDate BEGAN = LocalDate.of(2020, 2, 29);

    @Test
    void the_day_on_which_the_years_have_passed_decides() {
        LocalDate aYear = LocalDate.of(2021, 2, 28);

        assertThat(Survival.after(1, List.of(new Life(BEGAN, null)), aYear.minusDays(1)))
                .isEqualTo(new Survival(1, 0, 0, 1));
        assertThat(Survival.after(1, List.of(new Life(BEGAN, null)), aYear)).isEqualTo(new Survival(1, 1, 0, 0));
        assertThat(Survival.after(1, List.of(new Life(BEGAN, aYear)), aYear)).isEqualTo(new Survival(1, 0, 1, 0));
        assertThat(Survival.after(1, List.of(new Life(BEGAN, aYear.plusDays(1))), aYear.plusDays(1)))
                .isEqualTo(new Survival(1, 1, 0, 0));
    }

    @Test
    void one_that_closed_early_is_no_more_observed_than_one_that_did_not() {
        var closed = new Life(BEGAN, BEGAN.plusDays(3));

        assertThat(Survival.after(3, List.of(closed), BEGAN.plusYears(1))).isEqualTo(new Survival(3, 0, 0, 1));
    }

    @Test
    void there_is_no_share_of_nothing() {
        assertThat(Survival.after(5, List.of(), BEGAN).rate()).isEmpty();
        assertThat(new Survival(5, 0, 0, 7).rate()).isEmpty();
        assertThat(new Survival(5, 3, 1, 7).rate()).hasValue(0.75);
    }

    @Property
    void everyone_is_counted_once(@ForAll("lives") List<Life> lives, @ForAll @IntRange(min = 0, max = 4000) int days) {
        LocalDate today = BEGAN.plusDays(days);
        for (int years : Survival.YEARS) {
            var it = Survival.after(years, lives, today);

            assertThat(it.survived() + it.closed() + it.notYet()).isEqualTo(lives.size());
            assertThat(it.survived()).isBetween(0, lives.size());
            it.rate().ifPresent(rate -> assertThat(rate).isBetween(0.0, 1.0));
        }
    }

    @Property
    void the_more_years_the_fewer_survive_and_the_fewer_can_be_told_of(
            @ForAll("lives") List<Life> lives, @ForAll @IntRange(min = 0, max = 4000) int days) {
        LocalDate today = BEGAN.plusDays(days);
        for (int years = 1; years < 6; years++) {
            var sooner = Survival.after(years, lives, today);
            var later = Survival.after(years + 1, lives, today);

            assertThat(later.survived()).isLessThanOrEqualTo(sooner.survived());
            assertThat(later.notYet()).isGreaterThanOrEqualTo(sooner.notYet());
        }
    }

    @Property
    void what_is_told_once_stays_so(
            @ForAll("lives") List<Life> lives, @ForAll @IntRange(min = 0, max = 4000) int days) {
        for (int years : Survival.YEARS) {
            var before = Survival.after(years, lives, BEGAN.plusDays(days));
            var after = Survival.after(years, lives, BEGAN.plusDays(days + 30));

            assertThat(after.survived()).isGreaterThanOrEqualTo(before.survived());
            assertThat(after.closed()).isGreaterThanOrEqualTo(before.closed());
        }
    }

    @Provide
    Arbitrary<List<Life>> lives() {
        var begins = Arbitraries.integers().between(0, 2500);
        var lasts = Arbitraries.integers().between(0, 3000).injectNull(0.4);
        return Combinators.combine(begins, lasts)
                .as((begin, last) ->
                        new Life(BEGAN.plusDays(begin), last == null ? null : BEGAN.plusDays(begin + (long) last)))
                .list()
                .ofMaxSize(30);
    }
}
