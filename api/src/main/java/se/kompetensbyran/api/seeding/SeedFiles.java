package se.kompetensbyran.api.seeding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where seeds are read from: the program's own, or a directory with files of the same names.
 *
 * @param isDemo whether what is invented, to show the program with, is read too
 */
record SeedFiles(Optional<Path> directory, boolean isDemo) {

    private static final String DEMO = "demo/";

    private static final String CONTENTS = "contents.txt";

    /** The names of the files to read, in order. */
    List<String> names() {
        return text(CONTENTS)
                .lines()
                .map(String::strip)
                .filter(it -> !it.isEmpty() && !it.startsWith("#"))
                .filter(it -> isDemo || !it.startsWith(DEMO))
                .toList();
    }

    /** What stands in a file. @throws BrokenSeed when there is none */
    String text(String name) {
        try (InputStream file = open(name)) {
            if (file == null) throw new BrokenSeed(name, 1, "there is no such file");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BrokenSeed(name, 1, "the file cannot be read");
        }
    }

    private @Nullable InputStream open(String name) throws IOException {
        if (directory.isEmpty()) return SeedFiles.class.getClassLoader().getResourceAsStream("seeds/" + name);
        Path file = directory.get().resolve(name);
        return Files.exists(file) ? Files.newInputStream(file) : null;
    }
}
