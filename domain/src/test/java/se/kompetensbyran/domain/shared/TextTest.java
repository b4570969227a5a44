package se.kompetensbyran.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    private static final String COW = "\uD83D\uDC04";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "\n",
                "  \r\n\t ",
                "\u00A0",
                "\u2007\u202F\u3000",
                "\u200B\u200D\u2060\uFEFF",
                " \u00AD\u00A0\u200E",
                "\u2028\u2029",
                "\u202E"
            })
    void a_blank_text_is_refused(String blank) {
        assertInvalid("name", "blank", () -> Text.line("name", blank, 10));
        assertInvalid("name", "blank", () -> Text.prose("name", blank, 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u0007",
                "\u001Bx",
                "x\u007F",
                "x\u0085y",
                "x\uD83D",
                "\uDC04x",
                "\uDC04\uD83D",
                "a\u202Ab",
                "a\u202Bb",
                "a\u202Cb",
                "a\u202Db",
                "a\u202Eb",
                "a\u2066b",
                "a\u2067b",
                "a\u2068b",
                "a\u2069b",
                "x\uFFFE",
                "x\uFFFF",
                "x\uFDD0",
                "x\uD83F\uDFFE"
            })
    void what_cannot_be_stored_or_shown_is_refused_everywhere(String text) {
        assertInvalid("name", "characters", () -> Text.line("name", text, 10));
        assertInvalid("name", "characters", () -> Text.prose("name", text, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\tb", "a\u2028b", "a\u2029b"})
    void breaks_and_tabs_belong_in_prose_alone(String text) {
        assertInvalid("name", "characters", () -> Text.line("name", text, 10));
        assertThatNoException().isThrownBy(() -> Text.prose("name", text, 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u00A0b",
                "a\u200Bb",
                "a\u00ADb",
                "a\u200Fb",
                "\uD83D\uDC69\u200D\uD83C\uDFEB",
                "a\uE000",
                "a\uFFFD",
                "\u4F60\u597D"
            })
    void what_cannot_be_seen_may_stand_beside_what_can(String text) {
        assertThatNoException().isThrownBy(() -> Text.line("name", text, 10));
        assertThatNoException().isThrownBy(() -> Text.prose("name", text, 10));
    }

    @Test
    void length_is_counted_in_characters_as_people_count_them() {
        assertThatNoException().isThrownBy(() -> Text.line("name", COW.repeat(10), 10));
        assertInvalid("name", "too-long", () -> Text.line("name", COW.repeat(11), 10));
        assertInvalid("name", "too-long", () -> Text.prose("name", "a".repeat(11), 10));
        assertThatNoException().isThrownBy(() -> Text.prose("name", "å".repeat(10), 10));
    }

    @Test
    void the_refusal_tells_how_long_it_may_be() {
        assertThat(new InvalidValue("name", "too-long", 10).arguments()).isEqualTo(List.of(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "191212121212",
                "1212121212",
                "19121212-1212",
                "121212+1212",
                "121272-1219",
                "1912-12-12-1212",
                "1912-12-12 1212",
                "1912.12.12.1212",
                "1912/12/12-1212",
                "12 12 12-1212",
                "19121212 - 1212",
                "191212 121212",
                "19121212\u22121212",
                "19121212\u20141212",
                "19121212\u00A01212",
                "19121212\u202F1212",
                "191212\u200B12\u00AD1212",
                "\uFF11\uFF19\uFF11\uFF12\uFF11\uFF12\uFF11\uFF12\uFF0D\uFF11\uFF12\uFF11\uFF12",
                "\u0661\u0662\u0661\u0662\u0661\u0662-\u0661\u0662\u0661\u0662",
                "1234 121212-1212",
                "12 121212-1212",
                "kl. 12 den 12 121212 1212",
                "121212:1212",
                "1912:12:12:1212",
                "19121212, 1212",
                "(19121212) (1212)",
                "121212[1212]",
                "1912-12-12 ------ 1212",
                "121212 | 1212",
                "'121212' '1212'",
                "121212*1212",
                "121212\u30001212\u00A7",
                "121212-1212 5/6",
                "121212-1212 9-12",
                "1212121212 24-12-24",
                "191212121212 9.30-12",
                "121212-1212 10:30",
                "121212-1212/1/2",
                "121212-1212, 2024-06-12",
                "2024-06-12, 121212-1212",
                "121212 12 12",
                "121212-12 12",
                "121212-12-12",
                "121212-121 2",
                "1912-12-12 12 12",
                "12 12 12 12 12",
                "121272-12 19",
                "811218-1980 5/6",
                "811218-1980-5/6",
                "811218-1980 12-24",
                "811218-1980-13-24"
            })
    void a_personal_number_is_found_however_it_is_written(String number) {
        assertInvalid("note", "personal-number", () -> Text.impersonal("note", "Hon (" + number + ") ringde.", 100));
        assertInvalid("note", "personal-number", () -> Text.impersonal("note", number, 100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "202100-1234",
                "556016-0680",
                "070-123 45 67",
                "121212-1213",
                "121312-1212",
                "121232-1212",
                "19121212-12123",
                "2024-06-03 till 2024-06-28",
                "2024-06-12 - 2024-06-28",
                "2024-06-12, 2024-07-01 (2024-06-12)",
                "4 268 993 kronor",
                "121212-121",
                "2024-01-04 till 2024-01-05, 2024-01-04, 2024-01-05 (2024-01-08)",
                "2023-01-02 2024-06-28",
                "2023-01-02 2024.6.28",
                "3/6 2012 - 11/06/2024",
                "03.06.2022 - 11.06.2024",
                "1912-12-12 12:12",
                "1912-12-12 12.12-14.30",
                "121212 12:12",
                "121212 12-12",
                "1912-12-12/12-12",
                "1912-12-12: 12,12 kronor",
                "121212: 12,12 kronor",
                "1912-12-12 12 123 kronor",
                "0712 12 12 12 12",
                "070-212 12 18 98 76",
                "08-12 12 12 12",
                "0500-12 11 10, 0501-12 34 56"
            })
    void what_is_no_personal_number_may_stand(String text) {
        assertThatNoException().isThrownBy(() -> Text.impersonal("note", text, 100));
        assertThatNoException().isThrownBy(() -> Text.prose("note", "191212121212", 100));
    }

    @Test
    void both_languages_are_checked() {
        assertInvalid("sv", "blank", () -> new Bilingual(" ", "text"));
        assertInvalid("en", "blank", () -> new Bilingual("text", ""));
        assertInvalid("sv", "too-long", () -> new Bilingual("x".repeat(2001), "text"));
        assertInvalid("en", "characters", () -> new Bilingual("text", "te\u0000xt"));
        assertThat(new Bilingual("rad ett\nrad två", "x".repeat(2000)).en()).hasSize(2000);
    }

    @Test
    void the_one_who_did_it_is_named_on_one_line() {
        assertInvalid("who", "blank", () -> new Actor("", Instant.EPOCH));
        assertInvalid("who", "too-long", () -> new Actor("x".repeat(201), Instant.EPOCH));
        assertInvalid("who", "characters", () -> new Actor("a\nb", Instant.EPOCH));
        assertThat(new Actor("seed", Instant.EPOCH).who()).isEqualTo("seed");
    }
}
