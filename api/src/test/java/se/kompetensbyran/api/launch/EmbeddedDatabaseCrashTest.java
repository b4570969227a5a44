package se.kompetensbyran.api.launch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EmbeddedDatabaseCrashTest {

    private static final int ROWS = 300;

    @TempDir
    static Path shared;

    @Test
    void a_killed_program_loses_no_acknowledged_row_and_its_orphaned_server_is_replaced() throws Exception {
        Process program = ChildProgram.start(shared);
        var output = program.inputReader();
        ChildProgram.awaitLine(output, Integer.toString(ROWS));

        killed(program).onExit().join();

        ProcessHandle orphan = server(shared);
        assertThat(orphan.isAlive()).isTrue();
        List<Long> acknowledged = acknowledged(output);
        try (var database = EmbeddedDatabase.start(shared)) {
            assertThat(written(database)).containsAll(acknowledged);
            assertThat(server(shared)).isNotEqualTo(orphan);
        }
    }

    @Test
    void a_killed_computer_loses_no_acknowledged_row() throws Exception {
        Process program = ChildProgram.start(shared);
        var output = program.inputReader();
        ChildProgram.awaitLine(output, Integer.toString(ROWS));

        ProcessHandle server = server(shared);
        List<ProcessHandle> workers = server.descendants().toList();
        killed(program);
        server.destroyForcibly();
        workers.forEach(ProcessHandle::destroyForcibly);
        program.onExit().join();

        List<Long> acknowledged = acknowledged(output);
        try (var database = EmbeddedDatabase.start(shared)) {
            assertThat(written(database)).containsAll(acknowledged);
        }
        assertThat(shared.resolve("logs/postgresql.log"))
                .content()
                .contains("database system was not properly shut down");
    }

    @Test
    void a_stale_pid_file_naming_an_unrelated_process_is_ignored_and_the_process_left_alone() throws Exception {
        EmbeddedDatabase.start(shared).close();
        Process unrelated = new ProcessBuilder("sleep", "600").start();
        try {
            Path cluster = shared.toRealPath().resolve("postgresql-17");
            Files.writeString(
                    cluster.resolve("postmaster.pid"),
                    "%d%n%s%n1700000000%n5432%n%n127.0.0.1%n 1 1%nready   %n".formatted(unrelated.pid(), cluster));

            try (var database = EmbeddedDatabase.start(shared)) {
                assertThat(server(shared).pid()).isNotEqualTo(unrelated.pid());
                assertThat(database.version()).startsWith("17.");
            }
            assertThat(unrelated.isAlive()).isTrue();
        } finally {
            unrelated.destroyForcibly();
        }
    }

    /** The first thing built is the unpacked server, the third and last the data. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_first_start_killed_half_way_is_begun_again(int step, @TempDir Path directory) throws Exception {
        try (var watcher = directory.getFileSystem().newWatchService()) {
            directory.register(watcher, ENTRY_CREATE);
            Process program = ChildProgram.start(directory);
            for (long seen = 0; seen < step; ) {
                WatchKey key = watcher.take();
                seen += key.pollEvents().stream()
                        .filter(event -> event.context().toString().startsWith("unfinished-"))
                        .count();
                key.reset();
            }
            killed(program).onExit().join();
        }
        assertThat(directory.resolve("postgresql-17")).doesNotExist();

        try (var database = EmbeddedDatabase.start(directory)) {
            try (var connection = connect(database)) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
        EmbeddedDatabase.start(directory).close();
        assertThat(directory).isDirectoryNotContaining("glob:**/unfinished-*");
    }

    /** Unlike {@code Process.destroyForcibly}, leaves what the process has said to be read. */
    private static Process killed(Process process) {
        process.toHandle().destroyForcibly();
        return process;
    }

    private static List<Long> acknowledged(BufferedReader output) {
        long last = output.lines().mapToLong(Long::parseLong).max().orElse(ROWS);
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static List<Long> written(EmbeddedDatabase database) throws SQLException {
        var ids = new ArrayList<Long>();
        try (var connection = connect(database);
                var rows = connection.createStatement().executeQuery("select id from written")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    private static ProcessHandle server(Path directory) throws IOException {
        var lines = Files.readAllLines(directory.resolve("postgresql-17/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.get(0))).orElseThrow();
    }
}
