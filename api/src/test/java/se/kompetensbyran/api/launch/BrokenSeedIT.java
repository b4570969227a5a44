package se.kompetensbyran.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault in what a new installation starts with is told so that it can be mended, and leaves nothing half loaded. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokenSeedIT {

    private static final Path GOOD = Path.of("..", "seeds");

    @TempDir
    static Path directory;

    @ParameterizedTest
    @Order(1)
    @CsvSource(delimiter = '|', textBlock = """
            history/projects.yaml      | startsOn: "2012-02-01"  | startsOn: "2012-02-31" | /startsOn date-shape
            history/projects.yaml      | organisation: gagnefs-kommun | organisation: gagnef | /organisation unknown-code
            history/projects.yaml      | targetGroups: [unemployed   | targetGroups: [unemployd | /targetGroups unknown-code
            history/publications.yaml  | kind: evaluation        | kind "evaluation        | not YAML
            code-lists/audiences.csv   | code,sv,en              | code,sv                 | /en missing
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
        try (var program = start(GOOD.toAbsolutePath().normalize()).ready()) {
            assertThat(count(program, "/projects")).isEqualTo(3);
            assertThat(count(program, "/municipalities")).isEqualTo(15);
        }
    }

    private static int count(Program program, String path) {
        return program.request().get(path).then().statusCode(200).extract().path("_meta.count");
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
