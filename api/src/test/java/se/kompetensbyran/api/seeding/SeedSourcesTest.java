package se.kompetensbyran.api.seeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the facts come from that a new installation starts with is told for each actor. */
class SeedSourcesTest {

    private static final Path SEEDS = Path.of("..", "seeds");

    private static final Pattern ROW = Pattern.compile("\\| `([a-z.-]+)` \\| ([^|]+) \\| ([^|]+) \\|");

    private static final Pattern NAME = Pattern.compile("(?m)^(?:- |  )name: (.+)$");

    // Somebody says so, and it was not read from a name alone.
    private static final Pattern SAID = Pattern.compile("the customer's history page|public sources, verified");

    private record Source(String file, String fact, String from) {}

    private static List<Source> sources() throws IOException {
        String told = Files.readString(SEEDS.resolve("README.md"));
        return ROW.matcher(told.substring(told.indexOf("## Where the facts come from")))
                .results()
                .map(it -> new Source(it.group(1), it.group(2), it.group(3)))
                .toList();
    }

    private static List<String> names(String file) throws IOException {
        return NAME.matcher(Files.readString(SEEDS.resolve(file)))
                .results()
                .map((MatchResult it) -> it.group(1))
                .toList();
    }

    @Test
    void each_actor_of_the_history_has_a_source() throws IOException {
        List<String> actors = names("history/organisations.yaml");
        List<Source> sources = sources();

        assertThat(actors)
                .hasSize(7)
                .allSatisfy(actor -> assertThat(sources)
                        .filteredOn(it -> it.file().equals("organisations.yaml"))
                        .filteredOn(it -> it.fact().contains(actor))
                        .as(actor)
                        .anyMatch(it -> SAID.matcher(it.from()).find()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"organisations.yaml", "nodes.yaml", "projects.yaml", "needs.yaml", "publications.yaml"})
    void each_file_of_the_history_has_sources(String file) throws IOException {
        assertThat(sources())
                .filteredOn(it -> it.file().equals(file))
                .isNotEmpty()
                .noneMatch(it -> it.from().isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo/organisations.yaml", "demo/nodes.yaml", "demo/enterprises.yaml"})
    void each_invented_actor_says_so_in_its_name(String file) throws IOException {
        assertThat(names(file))
                .isNotEmpty()
                .allMatch(it -> it.toLowerCase(Locale.ROOT).contains("påhitta"));
    }
}
