package se.kompetensbyran.domain.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.kompetensbyran.domain.retention.RetentionFixture.MONDAY;
import static se.kompetensbyran.domain.retention.RetentionFixture.OVER;
import static se.kompetensbyran.domain.retention.RetentionFixture.RULE;
import static se.kompetensbyran.domain.retention.RetentionFixture.TOLD;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepingTest {

    @Test
    void it_goes_two_years_after_the_last_and_a_month_after_it_was_told() {
        assertThat(keeping(null, TOLD).goesOn(RULE, TOLD)).contains(OVER);
        assertThat(keeping(null, TOLD.plusDays(5)).goesOn(RULE, TOLD.plusDays(9)))
                .contains(OVER.plusDays(5));
        assertThat(keeping(null, null).goesOn(RULE, MONDAY)).contains(OVER);
        assertThat(keeping(null, null).goesOn(RULE, OVER)).contains(OVER.plusDays(30));
    }

    @Test
    void a_hold_that_ends_later_puts_it_off_and_one_that_ends_before_does_not() {
        assertThat(keeping(OVER.plusDays(9), null).goesOn(RULE, MONDAY)).contains(OVER.plusDays(10));
        assertThat(keeping(OVER.minusDays(9), null).goesOn(RULE, MONDAY)).contains(OVER);
    }

    @Test
    void what_is_restricted_never_goes() {
        var it = new Keeping(MONDAY, ActivityKind.CONSENT, null, TOLD, true);
        assertThat(it.goesOn(RULE, OVER)).isEmpty();
        assertThat(it.isOver(RULE, OVER.plusYears(5))).isFalse();
        assertThat(it.isToBeTold(RULE, OVER)).isFalse();
    }

    @Property
    void nothing_goes_that_was_not_told_long_before_or_that_is_held_or_was_active_lately(
            @ForAll @IntRange(min = 0, max = 2000) int toldAfter,
            @ForAll @IntRange(min = -1, max = 2000) int heldFor,
            @ForAll @IntRange(min = 0, max = 3000) int passed) {
        LocalDate today = MONDAY.plusDays(passed);
        LocalDate held = heldFor < 0 ? null : MONDAY.plusDays(heldFor);
        var it = keeping(held, MONDAY.plusDays(toldAfter));
        assertThat(it.isOver(RULE, today))
                .isEqualTo(!today.isBefore(OVER)
                        && (held == null || today.isAfter(held))
                        && passed >= toldAfter + RULE.noticeDays());
        assertThat(keeping(held, null).isOver(RULE, today)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 30", "121, 30", "24, 6", "24, 181"})
    void who_configures_what_is_no_time_is_told(int months, int days) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetentionRule(months, days));
    }

    private static Keeping keeping(@Nullable LocalDate held, @Nullable LocalDate told) {
        return new Keeping(MONDAY, ActivityKind.CONSENT, held, told, false);
    }
}
