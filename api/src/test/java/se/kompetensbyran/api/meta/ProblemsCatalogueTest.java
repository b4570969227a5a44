package se.kompetensbyran.api.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.shared.Catalogue;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.domain.shared.Problem;

/** The catalogue tells of every no, in both languages, and of nothing else. */
@QuarkusTest
class ProblemsCatalogueTest extends ApiTest {

    // Where a rule is named, and as which argument.
    private static final Map<String, Integer> RULES = Map.of(
            "InvalidValue.unless(", 2,
            "new InvalidValue(", 1,
            "Fault.parameter(", 1,
            "Fault.header(", 1,
            "Fault.body(", 1,
            "aults.add(", 1,
            "of(context).add(", 1);

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void every_problem_of_the_domain_stands_in_the_catalogue() {
        Set<String> said = new ClassFileImporter()
                .importPackages("se.kompetensbyran.domain").stream()
                        .filter(it -> it.isAssignableTo(Problem.class))
                        .map(it -> (Class<?>) it.reflect())
                        .filter(it -> !Modifier.isAbstract(it.getModifiers()))
                        .map(it -> Objects.requireNonNull(it.getAnnotation(Problem.Says.class), it.getName())
                                .code())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(catalogued()).hasSizeGreaterThan(30).containsAll(said);
    }

    @Test
    void every_problem_has_words_in_both_languages_and_an_address_that_answers() {
        for (String it : catalogued())
            get("/problems/{code}", it)
                    .statusCode(200)
                    .body("code", equalTo(it))
                    .body("title.sv", not(blankOrNullString()))
                    .body("title.en", not(blankOrNullString()))
                    .body("meaning.sv", not(blankOrNullString()))
                    .body("meaning.en", not(blankOrNullString()));
    }

    @Test
    void the_catalogue_is_listed_whole() {
        List<String> listed = new ArrayList<>();
        List<String> page;
        do {
            page = get("/problems?limit=100&page=" + (listed.size() / 100 + 1))
                    .statusCode(200)
                    .body("items.title.sv", everyItem(not(blankOrNullString())))
                    .extract()
                    .path("items.code");
            listed.addAll(page);
        } while (page.size() == 100);
        assertThat(listed).containsExactlyElementsOf(catalogued());
    }

    @Test
    void a_problem_that_does_not_exist_is_not_found() {
        get("/problems/{code}", "no-such.problem").statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void both_files_have_the_same_words() throws IOException {
        assertThat(words("problems.properties").keySet())
                .isEqualTo(words("problems_sv.properties").keySet());
    }

    @Test
    void both_files_fill_the_same_places() throws IOException {
        Map<String, String> english = words("problems.properties");
        words("problems_sv.properties")
                .forEach((key, text) ->
                        assertThat(places(text)).as(key).isEqualTo(places(english.getOrDefault(key, ""))));
    }

    @Test
    void every_rule_that_the_code_names_has_words() throws IOException {
        assertThat(words("problems.properties").keySet())
                .containsAll(rules().stream().map(it -> "rule." + it).toList());
    }

    @Test
    void no_words_are_left_of_rules_and_problems_that_are_gone() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String it : catalogued()) known.addAll(List.of(it + ".title", it + ".detail"));
        for (String it : rules()) known.add("rule." + it);
        // The same rule, where the values that there are can be told.
        known.add("rule.wrong-value.known");
        assertThat(known).containsAll(words("problems.properties").keySet());
    }

    private static Set<String> catalogued() {
        return Catalogue.ALL.stream().map(Catalogue.Entry::code).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void no_properties_file_says_anything_twice() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : List.of("../domain", "../persistence", "."))
            try (Stream<Path> all = Files.walk(Path.of(module, "src"))) {
                all.filter(it -> it.toString().endsWith(".properties")).forEach(files::add);
            }
        assertThat(files).hasSizeGreaterThan(4);
        for (Path it : files) {
            List<Object> twice = new ArrayList<>();
            try (var in = Files.newBufferedReader(it)) {
                new Once(twice).load(in);
            }
            assertThat(twice).as(it.toString()).isEmpty();
        }
    }

    private static final class Once extends Properties {

        private static final long serialVersionUID = 1;

        private final transient List<Object> twice;

        Once(List<Object> twice) {
            this.twice = twice;
        }

        @Override
        public synchronized @Nullable Object put(Object key, Object value) {
            Object before = super.put(key, value);
            if (before != null) twice.add(key);
            return before;
        }
    }

    private static Map<String, String> words(String file) throws IOException {
        Properties all = new Properties();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(file))) {
            all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return all.stringPropertyNames().stream().collect(Collectors.toMap(it -> it, all::getProperty));
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(it -> it.group())
                .collect(Collectors.toSet());
    }

    private static Set<String> rules() throws IOException {
        // InvalidValue.given names this one for everybody.
        Set<String> rules = new TreeSet<>(Set.of("missing"));
        for (Path root : List.of(Path.of("src/main/java"), Path.of("../domain/src/main/java")))
            try (Stream<Path> files = Files.walk(root)) {
                for (Path it :
                        files.filter(file -> file.toString().endsWith(".java")).toList())
                    rules.addAll(rulesIn(Files.readString(it)));
            }
        assertThat(rules).hasSizeGreaterThan(30).contains("before-start", "unknown-parameter", "too-long");
        return rules;
    }

    private static Set<String> rulesIn(String source) {
        Set<String> rules = new TreeSet<>();
        RULES.forEach((call, place) -> {
            for (int at = source.indexOf(call); at >= 0; at = source.indexOf(call, at + 1)) {
                List<String> arguments = arguments(source, at + call.length());
                Matcher literal = LITERAL.matcher(arguments.size() > place ? arguments.get(place) : "");
                if (literal.matches()) rules.add(literal.group(1));
            }
        });
        return rules;
    }

    // The arguments of a call, from after its opening parenthesis to its closing one.
    private static List<String> arguments(String source, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = from;
        for (int i = from; i < source.length(); i++) {
            char it = source.charAt(i);
            Matcher literal = LITERAL.matcher(source).region(i, source.length());
            if (it == '"' && literal.lookingAt()) i = literal.end() - 1;
            else if (it == '\'') i = source.indexOf('\'', source.charAt(i + 1) == '\\' ? i + 3 : i + 2);
            else if (it == '(') depth++;
            else if (depth == 0 && (it == ',' || it == ')')) {
                arguments.add(source.substring(start, i).strip());
                start = i + 1;
                if (it == ')') return arguments;
            } else if (it == ')') depth--;
        }
        return arguments;
    }
}
