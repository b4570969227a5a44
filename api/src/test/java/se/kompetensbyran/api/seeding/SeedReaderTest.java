package se.kompetensbyran.api.seeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kompetensbyran.api.testing.ApiTest;

/** A fault in a file of seeds is told where it stands; what the program then says and leaves undone, {@code SeedsIT} sees. */
@QuarkusTest
class SeedReaderTest extends ApiTest {

    private static final SeedFiles GOOD = new SeedFiles(Optional.of(Path.of("..", "seeds")), false);

    @Inject
    SeedReader reader;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            history/projects.yaml      | startsOn: "2012-02-01"  | startsOn: "2012-02-31" | /startsOn date-shape
            history/publications.yaml  | kind: evaluation        | kind "evaluation        | not YAML
            code-lists/audiences.csv   | code,sv,en              | code,sv                 | /en missing
            """)
    void a_fault_is_told_by_file_line_and_rule(String file, String good, String bad, String rule) {
        String text = GOOD.text(file);
        int at = text.indexOf(good);
        assertThat(at).isNotNegative();
        long line = 1 + text.substring(0, at).chars().filter(it -> it == '\n').count();

        assertThatThrownBy(() -> read(file, text.substring(0, at) + bad + text.substring(at + good.length())))
                .isInstanceOf(BrokenSeed.class)
                .message()
                .startsWith(file + ", line " + line + ": ")
                .contains(rule);
    }

    @Test
    void what_is_as_it_should_be_is_read() {
        for (String it :
                new String[] {"history/projects.yaml", "history/publications.yaml", "code-lists/audiences.csv"})
            read(it, GOOD.text(it));
    }

    @Test
    void the_programs_own_are_those_of_the_directory() {
        var own = new SeedFiles(Optional.empty(), true);
        var directory = new SeedFiles(GOOD.directory(), true);
        assertThat(own.names()).isEqualTo(directory.names()).contains("demo/enterprises.yaml");
        for (String it : own.names()) assertThat(own.text(it)).as(it).isEqualTo(directory.text(it));
    }

    private void read(String file, String text) {
        switch (file) {
            case "history/projects.yaml" -> reader.yaml(file, text, Seeds.ProjectSeed.class);
            case "history/publications.yaml" -> reader.yaml(file, text, Seeds.PublicationSeed.class);
            default -> reader.csv(file, text, Seeds.CodeSeed.class);
        }
    }
}
