package se.kompetensbyran.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.shared.PartialDate.Precision;

class PartialDateTest {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    @ParameterizedTest
    @CsvSource({
        "2016, YEAR, 2016-01-01, 2016-12-31",
        "2016-03, MONTH, 2016-03-01, 2016-03-31",
        "2016-02, MONTH, 2016-02-01, 2016-02-29",
        "2015-02, MONTH, 2015-02-01, 2015-02-28",
        "2016-03-31, DAY, 2016-03-31, 2016-03-31",
        "1900, YEAR, 1900-01-01, 1900-12-31",
        "2199-12-31, DAY, 2199-12-31, 2199-12-31"
    })
    void it_is_known_to_the_year_the_month_or_the_day(
            String text, Precision precision, LocalDate firstDay, LocalDate lastDay) {
        var date = PartialDate.fromString(text);

        assertThat(date.precision()).isEqualTo(precision);
        assertThat(date.firstDay()).isEqualTo(firstDay);
        assertThat(date.lastDay()).isEqualTo(lastDay);
        assertThat(date).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20",
                "201",
                "20166",
                "2016-3",
                "2016-13",
                "2016-00",
                "2016-02-30",
                "2015-02-29",
                "2016-3-01",
                "2016/03",
                "2016-03-1",
                "03-2016",
                "201603",
                "+2016",
                "٢٠١٦",
                "2016-03-31T00:00",
                " 2016",
                "2016-04-31",
                "2016-00-10",
                "2016-03-00",
                "2016/03/31",
                "2016-03/31",
                "2016-0a-01",
                "2016-03-:1",
                "-216-03-01",
                "٢٠١٦-٠٣-٣١"
            })
    void another_shape_or_a_day_that_does_not_exist_is_refused(String text) {
        assertInvalid("date", "date-shape", () -> PartialDate.fromString(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899", "1899-12", "1899-12-31", "2200", "2200-01", "2200-01-01", "0000", "9999-12-31"})
    void a_day_outside_living_memory_is_refused(String text) {
        assertInvalid("date", "date-range", () -> PartialDate.fromString(text));
    }

    @Test
    void a_month_and_a_year_begin_on_their_first_day() {
        assertInvalid("date", "date-shape", () -> new PartialDate(Precision.MONTH, LocalDate.of(2016, 3, 2)));
        assertInvalid("date", "date-shape", () -> new PartialDate(Precision.YEAR, LocalDate.of(2016, 2, 1)));
        assertThat(new PartialDate(Precision.DAY, LocalDate.of(2016, 3, 2)))
                .isEqualTo(PartialDate.of(LocalDate.of(2016, 3, 2)));
    }

    @Test
    void it_compares_by_its_last_day() {
        var march = PartialDate.fromString("2016-03");

        assertThat(march.isBefore(LocalDate.of(2016, 3, 31))).isFalse();
        assertThat(march.isBefore(LocalDate.of(2016, 4, 1))).isTrue();
        assertThat(march.isBefore(PartialDate.fromString("2016"))).isTrue();
        assertThat(march.isBefore(PartialDate.fromString("2016-03-31"))).isFalse();
        assertThat(PartialDate.fromString("2016-03-30").isBefore(march)).isTrue();
        assertThat(PartialDate.fromString("2016").isBefore(PartialDate.fromString("2016-12-31")))
                .isFalse();
    }

    @Test
    void the_same_day_known_otherwise_is_another_date() {
        assertThat(PartialDate.fromString("2016-03")).isNotEqualTo(PartialDate.fromString("2016-03-01"));
    }

    @Property
    void it_comes_out_as_it_came_in(@ForAll("dates") PartialDate date) {
        assertThat(PartialDate.fromString(date.toString())).isEqualTo(date);
        assertThat(date.toString()).hasSizeBetween(4, 10);
    }

    @Property
    void its_last_day_is_not_before_its_first(@ForAll("dates") PartialDate date) {
        assertThat(date.lastDay()).isAfterOrEqualTo(date.firstDay());
        assertThat(date.lastDay().getYear()).isEqualTo(date.firstDay().getYear());
        assertThat(date.isBefore(date)).isFalse();
    }

    @Property
    void of_two_at_most_one_is_before_the_other(@ForAll("dates") PartialDate one, @ForAll("dates") PartialDate two) {
        assertThat(one.isBefore(two) && two.isBefore(one)).isFalse();
        assertThat(one.isBefore(two) || two.isBefore(one))
                .isEqualTo(!one.lastDay().equals(two.lastDay()));
    }

    @Property
    void what_is_before_is_before_what_comes_after(
            @ForAll("dates") PartialDate one, @ForAll("dates") PartialDate two, @ForAll("dates") PartialDate three) {
        if (one.isBefore(two) && two.isBefore(three))
            assertThat(one.isBefore(three)).isTrue();
    }

    @Provide
    Arbitrary<PartialDate> dates() {
        return Combinators.combine(
                        Arbitraries.of(Precision.class),
                        Arbitraries.longs().between(FIRST.toEpochDay(), LAST.toEpochDay()))
                .as((precision, day) -> dateOn(LocalDate.ofEpochDay(day), precision));
    }

    private static PartialDate dateOn(LocalDate day, Precision precision) {
        return switch (precision) {
            case DAY -> PartialDate.of(day);
            case MONTH -> new PartialDate(precision, day.withDayOfMonth(1));
            case YEAR -> new PartialDate(precision, day.withDayOfYear(1));
        };
    }
}
