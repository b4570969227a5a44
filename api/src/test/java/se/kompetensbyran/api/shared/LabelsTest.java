package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.domain.rules.Span;
import se.kompetensbyran.domain.shared.EnumCode;

/** Sentences are told in the words of the code lists. */
@QuarkusTest
class LabelsTest extends ApiTest {

    @Test
    void every_code_that_fills_a_sentence_has_a_label() {
        List<Class<?>> told = Catalogue.ROOTS.stream()
                .flatMap(it -> it.isSealed() ? Stream.of(it.getPermittedSubclasses()) : Stream.of(it))
                .flatMap(it -> Stream.of(it.getDeclaredConstructors()))
                .map(Constructor::getParameterTypes)
                .flatMap(Stream::of)
                .filter(Class::isEnum)
                .distinct()
                .<Class<?>>map(it -> it)
                .toList();

        assertThat(told).isNotEmpty().isSubsetOf(Labels.LISTS.keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "3, 0, 3 månader, 3 months",
        "1, 0, 1 månad, 1 month",
        "0, 28, 28 dagar, 28 days",
        "0, 1, 1 dag, 1 day",
        "6, 14, 6 månader och 14 dagar, 6 months and 14 days",
        "6, -28, 6 månader minus 28 dagar, 6 months less 28 days",
    })
    void a_span_is_told_without_what_is_none(int months, int days, String sv, String en) {
        assertThat(Labels.told(new Span(months, days), Language.SV)).isEqualTo(sv);
        assertThat(Labels.told(new Span(months, days), Language.EN)).isEqualTo(en);
    }

    @Test
    void each_list_has_the_codes_that_are_told_by_it() {
        Labels.LISTS.forEach((type, list) -> assertThat(
                        get("/code-lists/{name}", list).extract().<List<String>>path("codes.code"))
                .as(list)
                .containsExactlyInAnyOrderElementsOf(Stream.of(type.getEnumConstants())
                        .map(it -> EnumCode.of((Enum<?>) it))
                        .toList()));
    }
}
