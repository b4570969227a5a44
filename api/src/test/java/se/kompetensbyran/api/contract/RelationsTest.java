package se.kompetensbyran.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who reads the contract finds what a link can do. */
class RelationsTest {

    private static final Path CODE = Path.of("src", "main", "java");
    private static final Pattern DOING = Pattern.compile("new Link\\(\\s*\"([a-z-]+[a-z])\"");

    @Test
    void every_relation_that_does_something_is_told() throws IOException {
        Set<String> relations = new TreeSet<>();
        try (Stream<Path> all = Files.walk(CODE)) {
            all.filter(it -> it.toString().endsWith(".java"))
                    .forEach(it -> DOING.matcher(text(it)).results().forEach(found -> relations.add(found.group(1))));
        }
        String told = String.valueOf(About.info("1").getDescription());
        assertThat(relations)
                .hasSizeGreaterThan(30)
                .filteredOn(it -> !it.startsWith("become-"))
                .allSatisfy(it -> assertThat(told).contains("`" + it + "`"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
