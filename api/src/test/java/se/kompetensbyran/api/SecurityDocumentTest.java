package se.kompetensbyran.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Policy;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.shared.EnumCode;

/** What the documents tell of permissions and tests is what there is. */
class SecurityDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "security.md");
    private static final String BEGIN = "<!-- permissions: begin -->\n";
    private static final String END = "<!-- permissions: end -->";

    // An X stands for the name of something that is yet to be made.
    private static final Pattern TEST = Pattern.compile("`(?!XInMemory|PanacheX)(\\w+(?:Test|IT))`");

    @Test
    void the_table_of_permissions_is_what_the_code_says() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        String published = document.substring(begin, end);
        String generated = table();
        // So that the change can be read, and committed when it is meant.
        if (!published.equals(generated))
            Files.writeString(DOCUMENT, document.substring(0, begin) + generated + document.substring(end));
        assertThat(published.lines())
                .as(
                        "the table in docs/security.md was out of date and has been rewritten: read the change and commit it")
                .containsExactlyElementsOf(generated.lines().toList());
    }

    private static String table() {
        return row("permission", EnumCode::of)
                + "|" + "---|".repeat(Role.values().length + 1) + "\n"
                + Arrays.stream(Permission.values())
                        .map(permission -> row(
                                "`" + permission.code() + "`",
                                role -> Policy.widest(permission, role)
                                        .map(EnumCode::of)
                                        .orElse("–")))
                        .collect(joining());
    }

    private static String row(String first, Function<Role, String> cell) {
        return Stream.concat(Stream.of(first), Arrays.stream(Role.values()).map(cell))
                        .collect(joining(" | ", "| ", " |"))
                + "\n";
    }

    @Test
    void every_test_that_a_document_names_is_there() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String module : List.of("domain", "persistence", "api")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test"))) {
                known.addAll(files.map(it -> it.getFileName().toString())
                        .filter(it -> it.endsWith(".java"))
                        .map(it -> it.substring(0, it.length() - ".java".length()))
                        .collect(Collectors.toSet()));
            }
        }
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("..", "docs"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".md")).toList()) {
                Matcher names = TEST.matcher(Files.readString(file));
                while (names.find())
                    if (!known.contains(names.group(1))) missing.add(file + " names " + names.group(1));
            }
        }
        assertThat(missing).isEmpty();
    }
}
