package se.kompetensbyran.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.kompetensbyran.domain.organisations.OrganisationProblem.NumberTaken;
import se.kompetensbyran.domain.shared.Problem.Says;

class ProblemTest {

    @ParameterizedTest
    @MethodSource("problems")
    void every_problem_says_its_kind_and_its_code(Class<?> problem) {
        Says says = problem.getAnnotation(Says.class);

        assertThat(says).as("@Says on %s", problem).isNotNull();
        if (says != null) assertThat(says.code()).matches("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?");
    }

    @Test
    void no_two_problems_have_the_same_code() throws Exception {
        assertThat(problems().map(it -> it.getAnnotation(Says.class)).map(it -> it == null ? "" : it.code()))
                .doesNotHaveDuplicates()
                .contains("invalid-value", "stale", "part.unknown", "project.wrong-stage")
                .hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void what_is_not_there_is_of_the_kind_unknown(Class<?> problem) {
        Says says = problem.getAnnotation(Says.class);

        if (says != null && says.code().endsWith(".unknown"))
            assertThat(says.kind()).isEqualTo(Problem.Kind.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void every_problem_is_final(Class<?> problem) {
        assertThat(problem).isFinal();
    }

    @Test
    void a_problem_tells_what_its_class_says() {
        assertThat(new NumberTaken().code()).isEqualTo("organisation.number-taken");
        assertThat(new NumberTaken().kind()).isEqualTo(Problem.Kind.REFUSED);
        assertThat(new NumberTaken()).hasMessage("organisation.number-taken []");
        assertThat(new Stale().kind()).isEqualTo(Problem.Kind.STALE);
        assertThat(new InvalidValue("name", "too-long", 10))
                .hasMessage("name: too-long [10]")
                .extracting(Problem::arguments)
                .isEqualTo(List.of(10));
    }

    @Test
    void a_refusal_costs_no_stack_trace() {
        assertThat(new Stale().getStackTrace()).isEmpty();
    }

    static Stream<Class<?>> problems() throws IOException, URISyntaxException {
        Path classes = Path.of(Problem.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            List<? extends Class<?>> found = files.map(
                            it -> classes.relativize(it).toString())
                    .filter(it -> it.endsWith(".class") && !it.endsWith("-info.class"))
                    .map(it -> it.substring(0, it.length() - ".class".length()).replaceAll("[/\\\\]", "."))
                    .map(ProblemTest::load)
                    .filter(it -> Problem.class.isAssignableFrom(it) && !Modifier.isAbstract(it.getModifiers()))
                    .toList();
            return found.stream().map(it -> it);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Problem.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
