package se.kompetensbyran.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+46 23 1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x"})
    void what_begins_like_a_formula_is_written_with_an_apostrophe(String text) {
        assertThat(CellText.isFormula(text)).isTrue();
        assertThat(CellText.written(text)).isEqualTo("'" + text);
        assertThat(CellText.isFormula(CellText.written(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kafé", "a=b", "'citat'", "", "5-1", "'"})
    void what_does_not_is_written_as_it_is(String text) {
        assertThat(CellText.written(text)).isEqualTo(text);
        assertThat(CellText.read(text)).isEqualTo(text);
    }

    @Property
    void every_text_comes_back_as_it_was_and_never_as_a_formula(@ForAll("texts") String text) {
        String written = CellText.written(text);
        assertThat(CellText.read(written)).isEqualTo(text);
        assertThat(written.isEmpty() || !CellText.isFormula(written)).isTrue();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("'=+-@\t aå,;\"\n").ofMaxLength(6);
    }
}
