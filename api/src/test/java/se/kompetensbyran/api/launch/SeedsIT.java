package se.kompetensbyran.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A fault in what a new installation starts with is told so that it can be mended, and leaves nothing half loaded; what is
 * invented comes only where it is asked for, and says what it is. Faults of the files themselves, {@code SeedReaderTest} sees.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeedsIT {

    private static final Path GOOD = Path.of("..", "seeds");

    @TempDir
    static Path directory;

    private static @Nullable Program planted;

    @AfterAll
    static void the_end() {
        if (planted != null) planted.close();
    }

    @ParameterizedTest
    @Order(1)
    @CsvSource(delimiter = '|', textBlock = """
            history/projects.yaml      | organisation: gagnefs-kommun | organisation: gagnef | /organisation unknown-code
            history/projects.yaml      | targetGroups: [unemployed   | targetGroups: [unemployd | /targetGroups unknown-code
            """)
    void a_fault_is_told_by_file_line_and_rule(String file, String good, String bad, String rule, @TempDir Path seeds)
            throws IOException {
        copy(GOOD, seeds);
        int line = replaceFirst(seeds.resolve(file), good, bad);

        try (var program = start(seeds).start()) {
            assertThat(program.ended()).isNotZero();
            assertThat(program.said())
                    .singleElement()
                    .asString()
                    .startsWith("A seed is broken, and nothing was loaded. " + file + ", line " + line + ": ")
                    .contains(rule);
            assertThat(program.logged()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void the_next_start_with_good_seeds_plants_everything() {
        assertThat(count("/projects")).isEqualTo(3);
        assertThat(count("/municipalities")).isEqualTo(15);
    }

    @Test
    @Order(3)
    void one_for_show_has_some_enterprises_and_each_says_that_it_is_invented() {
        assertThat(names("/enterprises")).hasSize(5).allMatch(it -> it.matches("Påhitta.*\\(påhitta(d|t)\\)"));
        assertThat(names("/enterprises?q=kaféer")).containsExactly("Påhittat kafé Lingonet (påhittat)");
        assertThat(names("/enterprises?stage=trading&asOf=2020-12-31"))
                .containsExactly("Påhittad secondhand Varpan (påhittad)", "Påhittat snickeri Grankotten (påhittat)");
        assertThat(names("/nodes")).filteredOn(it -> it.endsWith("(påhittad)")).hasSize(2);
        assertThat(names("/organisations?limit=100"))
                .filteredOn(it -> it.endsWith("(påhittat)"))
                .hasSize(4);
    }

    private static int count(String path) {
        return program().request().get(path).then().statusCode(200).extract().path("_meta.count");
    }

    private static List<String> names(String path) {
        return program().request().get(path).then().statusCode(200).extract().path("items.name");
    }

    private static Program program() {
        if (planted == null)
            planted = start(GOOD.toAbsolutePath().normalize())
                    .with("kompetensbyran.demo", "true")
                    .ready();
        return planted;
    }

    private static Program.Start start(Path seeds) {
        return Program.on(directory.resolve("data")).with("kompetensbyran.seeds-dir", seeds.toString());
    }

    /** @return the number of the line that was changed */
    private static int replaceFirst(Path file, String good, String bad) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        for (int i = 0; i < lines.size(); i++)
            if (lines.get(i).contains(good)) {
                lines.set(i, lines.get(i).replace(good, bad));
                Files.write(file, lines);
                return i + 1;
            }
        throw new AssertionError(file + " has no " + good);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.filter(Files::isRegularFile).forEach(it -> {
                Path copy = to.resolve(from.relativize(it));
                try {
                    Files.createDirectories(copy.resolve("..").normalize());
                    Files.copy(it, copy);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
