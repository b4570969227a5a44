package se.kompetensbyran.domain.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.aNumber;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.shared.InvalidValue;

class OrganisationNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"2321000180", "232100-0180", "16232100-0180", "162321000180"})
    void each_way_of_writing_it_is_read_as_the_same(String text) {
        var number = OrganisationNumber.fromString(text);

        assertThat(number).isEqualTo(new OrganisationNumber("2321000180")).hasToString("232100-0180");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "232100018",
                "23210001800",
                "232100 0180",
                "23-21000180",
                "2321000-180",
                "172321000180",
                "20232100-0180",
                "232100-018X",
                "٢٣٢١٠٠٠١٨٠",
                " 232100-0180",
                "16-232100-0180",
                "232100--0180"
            })
    void another_shape_is_refused(String text) {
        assertInvalid("number", "number-shape", () -> OrganisationNumber.fromString(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2321000181", "232100-0189", "16232100-0182"})
    void a_wrong_check_digit_is_refused(String text) {
        assertInvalid("number", "number-check-digit", () -> OrganisationNumber.fromString(text));
    }

    // Right check digits, but days that do not exist: the numbers are nobody's.
    @ParameterizedTest
    @ValueSource(strings = {"8112999878", "811299-9878", "16811299-9878", "0002999878"})
    void a_personal_number_is_refused(String text) {
        assertInvalid("number", "number-is-personal", () -> OrganisationNumber.fromString(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"198112999878", "19811299-9878", "18811299+9878", "200002999878", "811299+9878"})
    void a_personal_number_with_its_century_is_refused(String text) {
        assertInvalid("number", "number-is-personal", () -> OrganisationNumber.fromString(text));
    }

    @Property
    void one_changed_digit_is_always_refused(
            @ForAll("numbers") OrganisationNumber number,
            @ForAll @IntRange(max = 9) int at,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        var digits = new StringBuilder(number.digits());
        digits.setCharAt(at, (char) ('0' + (digits.charAt(at) - '0' + by) % 10));

        assertThatThrownBy(() -> OrganisationNumber.fromString(digits.toString()))
                .isInstanceOf(InvalidValue.class);
    }

    @Property
    void it_comes_out_as_it_came_in(@ForAll("numbers") OrganisationNumber number) {
        assertThat(OrganisationNumber.fromString(number.toString())).isEqualTo(number);
        assertThat(OrganisationNumber.fromString(number.digits())).isEqualTo(number);
        assertThat(OrganisationNumber.fromString("16" + number)).isEqualTo(number);
    }

    @Test
    void a_fixture_gives_numbers_that_hold() {
        for (int i = 0; i < 100; i++) assertThat(aNumber().digits()).matches("40[2-9]\\d{7}");
    }

    @Provide
    Arbitrary<OrganisationNumber> numbers() {
        return Arbitraries.integers()
                .between(0, 99_999_999)
                .map("%08d"::formatted)
                .map(it -> it.substring(0, 2) + (2 + (it.charAt(2) - '0') % 8) + it.substring(2))
                .map(it -> it.substring(0, 9))
                .map(it -> new OrganisationNumber(it + checkDigit(it)));
    }

    private static int checkDigit(String nine) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int digit = nine.charAt(i) - '0';
            sum += i % 2 == 1 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        }
        return (10 - sum % 10) % 10;
    }
}
