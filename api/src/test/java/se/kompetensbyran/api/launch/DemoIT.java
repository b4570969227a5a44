package se.kompetensbyran.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invented enterprises come only where they are asked for, and say what they are. */
class DemoIT {

    @Test
    void one_for_show_has_some_and_each_says_that_it_is_invented(@TempDir Path directory) {
        try (var program = Program.on(directory.resolve("data"))
                .with("kompetensbyran.demo", "true")
                .ready()) {
            assertThat(names(program, "/enterprises"))
                    .hasSize(5)
                    .allMatch(it -> it.matches("Påhitta.*\\(påhitta(d|t)\\)"));
            assertThat(names(program, "/enterprises?q=kaféer")).containsExactly("Påhittat kafé Lingonet (påhittat)");
            assertThat(names(program, "/enterprises?stage=trading&asOf=2020-12-31"))
                    .containsExactly(
                            "Påhittad secondhand Varpan (påhittad)", "Påhittat snickeri Grankotten (påhittat)");
            assertThat(names(program, "/nodes"))
                    .filteredOn(it -> it.endsWith("(påhittad)"))
                    .hasSize(2);
            assertThat(names(program, "/organisations?limit=100"))
                    .filteredOn(it -> it.endsWith("(påhittat)"))
                    .hasSize(4);
        }
    }

    private static List<String> names(Program program, String path) {
        return program.request().get(path).then().statusCode(200).extract().path("items.name");
    }
}
