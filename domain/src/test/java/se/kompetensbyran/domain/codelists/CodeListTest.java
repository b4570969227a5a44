package se.kompetensbyran.domain.codelists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static se.kompetensbyran.domain.codelists.CodeListFixture.aCode;
import static se.kompetensbyran.domain.codelists.CodeListFixture.aList;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.shared.Bilingual;

class CodeListTest {

    private static final Bilingual LABEL = new Bilingual("Etikett", "Label");

    @ParameterizedTest
    @ValueSource(strings = {"a", "public-sector", "2017", "a1-b2-3c", "abcdefghij-abcdefghij-abcdefghij-abcdefg"})
    void a_code_is_lower_case_words_and_digits_with_hyphens(String code) {
        assertThat(aCode(code).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "å",
                "a_b",
                "a b",
                "-a",
                "a-",
                "a--b",
                "a\n",
                "abcdefghij-abcdefghij-abcdefghij-abcdefgh"
            })
    void another_code_is_refused(String code) {
        assertInvalid("code", "code-shape", () -> aCode(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Target", "målgrupp", "target-2", "-a", "a-", "a--b"})
    void the_name_of_a_list_is_lower_case_words_with_hyphens(String name) {
        assertInvalid("name", "code-shape", () -> aList(name));
    }

    @Test
    void a_label_is_one_short_line_in_each_language() {
        assertInvalid("label/sv", "too-long", () -> new Code("a", new Bilingual("x".repeat(121), "x"), null, null));
        assertInvalid("label/en", "characters", () -> new Code("a", new Bilingual("x", "x\ny"), null, null));
        assertInvalid("source", "blank", () -> new Code("a", LABEL, null, " "));
        assertInvalid("source", "too-long", () -> new Code("a", LABEL, null, "x".repeat(121)));
    }

    @Test
    void a_code_stands_once_in_its_list() {
        assertInvalid("code", "duplicate", () -> aList("list", "one", "two", "one"));
    }

    @Test
    void a_broader_code_stands_in_the_same_list_before_or_after() {
        var narrow = new Code("narrow", LABEL, "broad", null);

        assertInvalid("broader", "unknown-code", () -> new CodeList("list", List.of(narrow)));
        assertThat(new CodeList("list", List.of(narrow, aCode("broad"))).codes())
                .hasSize(2);
        assertThat(new CodeList("list", List.of(aCode("broad"), narrow)).codes())
                .hasSize(2);
    }

    @Test
    void no_code_is_broader_than_itself() {
        var one = new Code("one", LABEL, "two", null);
        var two = new Code("two", LABEL, "three", null);
        var three = new Code("three", LABEL, "one", null);
        var outside = new Code("outside", LABEL, "one", null);

        assertInvalid("broader", "broader-than-itself", () -> new Code("one", LABEL, "one", null));
        assertInvalid("broader", "broader-than-itself", () -> new CodeList("list", List.of(outside, one, two, three)));
        assertThat(new CodeList("list", List.of(outside, one, two, aCode("three"))).codes())
                .hasSize(4);
    }

    @Test
    void codes_keep_their_order() {
        assertThat(aList("list", "c", "a", "b").codes()).extracting(Code::code).containsExactly("c", "a", "b");
    }

    @Test
    void a_list_knows_its_codes_and_refuses_others() {
        var list = aList("list", "one", "two");

        assertThatNoException().isThrownBy(() -> list.check("field", List.of("two", "one", "two")));
        assertThatNoException().isThrownBy(() -> list.check("field", List.of()));
        assertInvalid("field", "unknown-code", () -> list.check("field", List.of("one", "three")));
        assertInvalid("field", "unknown-code", () -> list.check("field", List.of("One")));
    }
}
