package se.kompetensbyran.api.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.launch.EmbeddedDatabase;
import se.kompetensbyran.api.security.MasterKeys;

/** What a test of the API runs on: a real PostgreSQL of its own, and a master keyset. */
public final class RunningApi implements QuarkusTestResourceLifecycleManager {

    // To unpack the server's programs takes seconds: those of an earlier start are taken over where they can be moved.
    private static final Path PROGRAMS = Path.of("target", "postgresql");

    private @Nullable EmbeddedDatabase database;
    private @Nullable Path directory;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        settings.put("kompetensbyran.cors.origins", "https://listed.example");
        String given = System.getProperty("test.jdbc.url");
        if (given != null) {
            settings.put("quarkus.datasource.jdbc.url", given);
            settings.put("quarkus.datasource.username", System.getProperty("test.jdbc.username", "kompetensbyran"));
            settings.put("quarkus.datasource.password", System.getProperty("test.jdbc.password", ""));
            // Beside the build, since the database may outlive it.
            settings.put(MasterKeys.FILE, keyset(Path.of("target", "test-master-keyset.json")));
            return settings;
        }
        try {
            directory = Files.createTempDirectory("kompetensbyran-test-");
            Path data = Files.createDirectory(directory.resolve("data"));
            move(PROGRAMS, programs(data));
            database = EmbeddedDatabase.start(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put(MasterKeys.FILE, keyset(directory.resolve("master-keyset.json")));
        // What is committed need not outlive the computer, which EmbeddedDatabaseCrashTest and KillIT see to.
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl() + "?options=-c%20synchronous_commit=off");
        settings.put("quarkus.datasource.username", database.username());
        settings.put("quarkus.datasource.password", database.password());
        return settings;
    }

    @Override
    public void stop() {
        if (database != null) database.close();
        if (directory == null) return;
        move(programs(directory.resolve("data")), PROGRAMS);
        delete(directory);
    }

    private static Path programs(Path data) {
        return data.resolve("server");
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // There are none, or another test has put its own there, or that is another disk: they are unpacked again.
        }
    }

    private static String keyset(Path file) {
        try {
            if (Files.notExists(file)) Files.writeString(file, MasterKeys.newKeyset());
            return file.toAbsolutePath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(it -> it.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
