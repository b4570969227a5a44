package se.kompetensbyran.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PersonalNumbersInTextTest {

    private static final List<String> PARTS = List.of("-", "+", " ", " - ", "\u2013", "\u00A0", "/", ".", ", ");

    @Property
    void a_personal_number_in_any_of_the_written_forms_is_found_anywhere_in_any_text(
            @ForAll("numbers") String number, @ForAll("neighbours") String before, @ForAll("neighbours") String after) {
        assertThat(PersonalNumbersInText.isOneIn(before + " " + number + " " + after))
                .isTrue();
        assertThat(PersonalNumbersInText.isOneIn("(" + number + ")")).isTrue();
        assertThat(PersonalNumbersInText.isOneIn(before + "x" + number + "x" + after))
                .isTrue();
    }

    @Property
    void it_is_found_between_any_characters_that_are_no_digits(
            @ForAll("numbers") String number, @ForAll String before, @ForAll String after) {
        assertThat(PersonalNumbersInText.isOneIn(before + "\n(" + number + ")\n" + after))
                .isTrue();
    }

    @Property
    void dates_amounts_telephones_and_organisation_numbers_are_none(@ForAll("ordinary") List<String> texts) {
        String text = String.join(" och ", texts);

        assertThat(PersonalNumbersInText.isOneIn(text)).as(text).isFalse();
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> dates = Arbitraries.oneOf(
                days().map(it -> "%ty%<tm%<td".formatted(it)),
                days().map(it -> "%tY%<tm%<td".formatted(it)),
                days().map(it -> "%tY-%<tm-%<td".formatted(it)),
                days().map(it -> "%tY/%<tm/%<td".formatted(it)),
                days().map(it -> "%tY.%<tm.%<td".formatted(it)));
        // Whose last four read as a year may be a date, and those that begin with 0 an area code.
        Arbitrary<Integer> births =
                Arbitraries.integers().between(100, 999).filter(it -> it / 10 != 19 && it / 10 != 20);
        return Combinators.combine(
                        dates,
                        Arbitraries.of(false, true),
                        births,
                        Arbitraries.of(PARTS),
                        Arbitraries.integers().between(0, 2))
                .as(PersonalNumbersInTextTest::written);
    }

    @Provide
    Arbitrary<String> neighbours() {
        return Arbitraries.oneOf(
                Arbitraries.of("", "Hon", "kl.", "5/6", "9-12", "24-12-24", "10:30", "9.30-12", "/1/2"), one());
    }

    @Provide
    Arbitrary<List<String>> ordinary() {
        return one().list().ofMinSize(1).ofMaxSize(4);
    }

    private static Arbitrary<String> one() {
        Arbitrary<String> days = Arbitraries.oneOf(
                days().map(it -> "%tY-%<tm-%<td".formatted(it)), days().map(it -> "%tY.%<tm.%<td".formatted(it)));
        Arbitrary<String> times = Combinators.combine(
                        Arbitraries.integers().between(0, 23),
                        Arbitraries.integers().between(0, 59))
                .as("%02d:%02d"::formatted);
        Arbitrary<String> amounts = Arbitraries.longs()
                .between(0, 99_999_999_999L)
                .map(it -> "%,d".formatted(it).replaceAll("[^0-9]", " "));
        return Arbitraries.oneOf(
                days,
                Combinators.combine(days, Arbitraries.of(" - ", " ", "/", ", ", "\u2013"), days)
                        .as((from, parted, to) -> from + parted + to),
                Combinators.combine(days, times, times).as("%s %s-%s"::formatted),
                Combinators.combine(days, times).as((day, time) -> day + " " + time.replace(':', '.')),
                Combinators.combine(
                                days().map(it -> "%td.%<tm.%<tY".formatted(it)),
                                days().map(it -> "%td.%<tm.%<tY".formatted(it)))
                        .as((from, to) -> from + " - " + to),
                Combinators.combine(days, amounts).as("%s: %s kronor"::formatted),
                Combinators.combine(days, Arbitraries.integers().between(0, 9999))
                        .as((day, hundredths) ->
                                "%s: %d,%02d kronor".formatted(day, hundredths / 100, hundredths % 100)),
                amounts,
                digits(7)
                        .map(it -> "070-" + it.replaceFirst("(...)(..)(..)", "$1 $2 $3"))
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(it -> String.join(", ", it)),
                digits(6)
                        .map(it -> "0500-" + it.replaceFirst("(..)(..)(..)", "$1 $2 $3"))
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(it -> String.join(", ", it)),
                digits(7).map(it -> "55" + (2 + it.charAt(0) % 8) + it.substring(1, 4) + "-" + it.substring(3)));
    }

    private static Arbitrary<String> digits(int length) {
        return Arbitraries.strings().numeric().ofLength(length);
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.integers()
                .between(0, 130 * 365)
                .map(it -> LocalDate.of(1900, 1, 1).plusDays(it));
    }

    private static String written(String date, boolean isCoordination, int birth, String part, int split) {
        String day = isCoordination
                ? date.substring(0, date.length() - 2) + (Integer.parseInt(date.substring(date.length() - 2)) + 60)
                : date;
        String nine = day.replaceAll("[^0-9]", "") + birth;
        String last = birth + String.valueOf(check(nine.substring(nine.length() - 9)));
        return switch (split) {
            case 1 -> day + part + last.substring(0, 2) + " " + last.substring(2);
            case 2 -> day + part + last.substring(0, 3) + " " + last.charAt(3);
            default -> day + part + last;
        };
    }

    private static int check(String nine) {
        int sum = 0;
        for (int i = 0; i < nine.length(); i++) {
            int weighed = (nine.charAt(i) - '0') * (2 - i % 2);
            sum += weighed / 10 + weighed % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
