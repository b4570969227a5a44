package se.kompetensbyran.api.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL that somebody else runs: the computer's own, version 15 or newer, or where there is none the programs of
 * the embedded one.
 */
final class ExternalServer implements AutoCloseable {

    private static final int OLDEST = 15;
    private static final String USER = "installation";

    /** The role that the server was made with; no program may use it. */
    static final String SUPERUSER = "operator";

    private final Path programs;
    private final Path data;
    private final Path log;
    private final int port = Program.freePort();

    private ExternalServer(Path programs, Path directory) {
        this.programs = programs;
        this.data = directory.resolve("data");
        this.log = directory.resolve("log");
    }

    /** Makes a server in {@code directory} and starts it. */
    static ExternalServer in(Path directory) throws IOException, SQLException {
        var server = new ExternalServer(programs(directory), directory);
        server.run("initdb", "-D", server.data.toString(), "-U", SUPERUSER, "--auth=trust", "-E", "UTF8", "--no-sync");
        server.start();
        try (var connection = DriverManager.getConnection(server.address("postgres"), SUPERUSER, "");
                var statement = connection.createStatement()) {
            statement.execute("create role " + USER + " login");
            statement.execute("create database kompetensbyran owner " + USER);
        } catch (SQLException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private static Path programs(Path directory) throws IOException {
        Path installed = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(installed))
            try (DirectoryStream<Path> versions = Files.newDirectoryStream(installed)) {
                for (Path it : versions)
                    if (it.getFileName().toString().matches("\\d+")
                            && Integer.parseInt(it.getFileName().toString()) >= OLDEST
                            && Files.isExecutable(it.resolve("bin/initdb"))) return it.resolve("bin");
            }
        try (var unpacking = DataDirectory.open(directory.resolve("programs"))) {
            ServerPrograms.unpackedIn(unpacking);
            try (DirectoryStream<Path> unpacked =
                    Files.newDirectoryStream(unpacking.path().resolve("server"))) {
                return unpacked.iterator().next().resolve("bin");
            }
        }
    }

    /** What the program is told of it. */
    Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                address("kompetensbyran"),
                "quarkus.datasource.username",
                USER,
                "quarkus.datasource.password",
                "not asked for");
    }

    String address(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    void start() {
        String settings = "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -p " + port;
        run("pg_ctl", "start", "-w", "-D", data.toString(), "-l", log.toString(), "-o", settings);
    }

    /** Ends connections at once, as an operator or a failing machine does. */
    void stop() {
        run("pg_ctl", "stop", "-w", "-m", "fast", "-D", data.toString());
    }

    @Override
    public void close() {
        if (Files.exists(data.resolve("postmaster.pid")))
            run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data.toString());
    }

    private void run(String program, String... arguments) {
        // PostgreSQL refuses to run as root; in a user namespace of its own it has the same files and no powers.
        List<String> command =
                new ArrayList<>(System.getProperty("user.name").equals("root") ? List.of("unshare", "-U") : List.of());
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String printed =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.onExit().join().exitValue() != 0) throw new AssertionError(program + ": " + printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
