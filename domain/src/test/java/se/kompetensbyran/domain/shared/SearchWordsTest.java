package se.kompetensbyran.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SearchWordsTest {

    @Test
    void a_word_after_a_hyphen_is_not_to_be_there() {
        assertThat(SearchWords.of("kafé -städning")).isEqualTo(new SearchWords("kafé", List.of("städning")));
        assertThat(SearchWords.of("-städning kafé -tvätt"))
                .isEqualTo(new SearchWords("kafé", List.of("städning", "tvätt")));
        assertThat(SearchWords.of("kafé -\"stora torget\" bröd"))
                .isEqualTo(new SearchWords("kafé  bröd", List.of("stora torget")));
        assertThat(SearchWords.of("-städning").isAllUnwanted()).isTrue();
        assertThat(SearchWords.of("kafé").isAllUnwanted()).isFalse();
    }

    @Test
    void a_hyphen_within_a_word_or_before_nothing_is_only_text() {
        for (String it : List.of("kafé-bageri", "kafé - bageri", "-", "--", "&|!():*<->", "\"-", "-\""))
            assertThat(SearchWords.of(it)).isEqualTo(new SearchWords(it, List.of()));
    }

    @Test
    void a_hyphen_between_quotation_marks_is_only_text() {
        assertThat(SearchWords.of("\"stora -torget bröd\""))
                .isEqualTo(new SearchWords("\"stora -torget bröd\"", List.of()));
        assertThat(SearchWords.of("\"stora -torget\" -kafé \"a -b\" -\"c d\""))
                .isEqualTo(new SearchWords("\"stora -torget\"  \"a -b\"", List.of("kafé", "c d")));
    }

    @Property
    void whatever_is_typed_is_read_and_reading_the_rest_again_changes_nothing(@ForAll String typed) {
        SearchWords read = SearchWords.of(typed);

        assertThat(read.wanted().length()).isLessThanOrEqualTo(typed.length());
        if (read.unwanted().isEmpty()) assertThat(read.wanted()).isEqualTo(typed.strip());
    }
}
