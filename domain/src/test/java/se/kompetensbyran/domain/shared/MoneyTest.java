package se.kompetensbyran.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.00",
        "0.01, 1, 0.01",
        "4268993, 426899300, 4268993.00",
        "4268993.00, 426899300, 4268993.00",
        "1.10, 110, 1.10",
        "007, 700, 7.00",
        "10000000000000.00, 1000000000000000, 10000000000000.00"
    })
    void it_is_read_in_kronor_and_kept_in_ore(String text, long ore, String shown) {
        assertThat(Money.fromString(text)).isEqualTo(new Money(ore)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.234",
                "1.2",
                "1.",
                ".50",
                "-1",
                "+1",
                "1,50",
                "1 000",
                "1e3",
                "0x1",
                "NaN",
                "123456789012345",
                "١",
                "1.00 ",
                "1.00\n"
            })
    void another_shape_is_refused(String text) {
        assertInvalid("amount", "amount-shape", () -> Money.fromString(text));
    }

    @Test
    void it_is_neither_negative_nor_too_large() {
        assertInvalid("amount", "amount-range", () -> new Money(-1));
        assertInvalid("amount", "amount-range", () -> new Money(Money.MAX_ORE + 1));
        assertInvalid("amount", "amount-range", () -> Money.fromString("10000000000000.01"));
        assertInvalid("amount", "amount-range", () -> Money.kronor(-1));
        assertInvalid("amount", "amount-range", () -> Money.kronor(Money.MAX_ORE / 100 + 1));
        assertInvalid("amount", "amount-range", () -> Money.kronor(Long.MAX_VALUE));
        assertThat(Money.kronor(Money.MAX_ORE / 100)).isEqualTo(new Money(Money.MAX_ORE));
    }

    @Test
    void sums_stay_within_the_range_and_differences_above_zero() {
        assertInvalid("amount", "amount-range", () -> new Money(Money.MAX_ORE).plus(new Money(1)));
        assertInvalid("amount", "amount-range", () -> Money.ZERO.minus(new Money(1)));
    }

    @Property
    void it_comes_out_as_it_came_in(@ForAll @LongRange(min = 0, max = Money.MAX_ORE) long ore) {
        assertThat(Money.fromString(new Money(ore).toString())).isEqualTo(new Money(ore));
    }

    @Property
    void what_is_added_can_be_taken_away(
            @ForAll @LongRange(min = 0, max = Money.MAX_ORE / 2) long one,
            @ForAll @LongRange(min = 0, max = Money.MAX_ORE / 2) long two) {
        var a = new Money(one);
        var b = new Money(two);

        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).minus(b)).isEqualTo(a);
        assertThat(a.isMoreThan(b)).isEqualTo(one > two);
    }
}
