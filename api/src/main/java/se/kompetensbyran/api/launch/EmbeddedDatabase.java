package se.kompetensbyran.api.launch;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A PostgreSQL server of the program's own, with its data in a directory of the user's.
 *
 * <p>It listens on the loopback interface only and lets in one role, with a password kept in the data directory, into
 * one database. What is committed survives the end of the program, of the server and of the computer, however abrupt.
 * The server stops when this object is closed; one that outlived a killed program is stopped by the next start.
 *
 * <p>The data directory holds {@code postgresql-<major version>/} (the data), {@code password}, {@code logs/} (of this
 * run and the one before), {@code server/} (the unpacked programs, which can be deleted when nothing runs) and
 * {@code lock}. Linux only.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The name of the database and of the role that owns it. */
    private static final String NAME = "kompetensbyran";

    private static final String LOOPBACK = "127.0.0.1";

    /** For the recovery after a crash, the slowest of starts. */
    private static final Duration TO_START = Duration.ofMinutes(2);

    private static final Duration TO_STOP = Duration.ofSeconds(20);
    private static final Duration TO_ABORT = Duration.ofSeconds(6);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);
    private static final int ATTEMPTS = 5;

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", LOOPBACK),
            Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("max_connections", "50"),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("max_wal_size", "256MB"),
            // Nothing copies this server, so it need not write what a copy would need.
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("jit", "off"),
            // A failed statement is reported to the program; with its values in the log, the log would grow and tell
            // about people.
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_checkpoints", "off"));

    // The password is as random as a key, so no number of rounds makes it harder to find; each connection of a start
    // would
    // wait for those that are meant for passwords that people choose.
    private static final String FEW_ROUNDS = "SET scram_iterations = 1";

    private final DataDirectory directory;
    private final ServerPrograms programs;
    private final Process server;
    private final int port;
    private final String password;

    private EmbeddedDatabase(
            DataDirectory directory, ServerPrograms programs, Process server, int port, String password) {
        this.directory = directory;
        this.programs = programs;
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server and returns when it accepts connections. The first start in a directory creates the database.
     *
     * @param dataDirectory where all of it is kept; created, closed to other users, if there is none
     * @throws CannotStart if the directory cannot be written to, is in use by another running instance or has data of
     *     another major version of PostgreSQL, if there is no server for this kind of computer, or if it does not come
     *     up
     */
    public static EmbeddedDatabase start(Path dataDirectory) {
        DataDirectory directory = DataDirectory.open(dataDirectory);
        try {
            return start(directory);
        } catch (IOException | UncheckedIOException | ServerPrograms.Failed e) {
            directory.close();
            throw new CannotStart(
                    "The database in " + directory.path() + " could not be started (" + e.getMessage() + ").", e);
        } catch (RuntimeException | Error e) {
            directory.close();
            throw e;
        }
    }

    private static EmbeddedDatabase start(DataDirectory directory) throws IOException {
        directory.clearUnfinished();
        ServerPrograms programs = ServerPrograms.unpackedIn(directory);
        Path cluster = directory.path().resolve("postgresql-" + programs.majorVersion());
        refuseOtherVersion(directory.path(), cluster, programs.majorVersion());
        stopOrphan(programs, cluster);
        String password = password(directory, programs, cluster);
        if (Files.notExists(cluster)) {
            create(directory, programs, cluster, password);
        }
        Path log = freshLog(directory);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            int port = freePort();
            Process server = programs.startServer(log, arguments(cluster, port));
            within(TO_START, () -> !server.isAlive() || isReady(cluster, server.pid()));
            if (server.isAlive() && isReady(cluster, server.pid())) {
                return new EmbeddedDatabase(directory, programs, server, port, password);
            }
            if (server.isAlive()) {
                stop(programs, server.toHandle(), () -> !server.isAlive());
                break;
            }
            // Another program may have taken the port in between, or processes of a server killed a moment ago may
            // still hold its memory: both pass.
            within(BETWEEN_ATTEMPTS, () -> false);
        }
        throw new CannotStart("The database server did not come up; its log " + log + " says why.");
    }

    /** The address for the JDBC driver, without role and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(LOOPBACK, port, NAME);
    }

    /** The role that owns the database. */
    public String username() {
        return NAME;
    }

    /** The password of the role, the same at every start of this directory. */
    public String password() {
        return password;
    }

    /** The data directory, as a real path. */
    public Path directory() {
        return directory.path();
    }

    /** The version of the server, such as {@code 17.11}. */
    public String version() {
        return programs.version();
    }

    /**
     * Stops the server: open connections are ended, uncommitted work is rolled back. Returns when the server has ended
     * and the directory can be used again; further calls do nothing.
     */
    @Override
    public synchronized void close() {
        if (server.isAlive()) {
            stop(programs, server.toHandle(), () -> !server.isAlive());
        }
        directory.close();
    }

    private static void refuseOtherVersion(Path directory, Path cluster, String major) throws IOException {
        var found = new ArrayList<Path>();
        if (Files.exists(cluster)) {
            found.add(cluster);
        } else {
            try (DirectoryStream<Path> others = Files.newDirectoryStream(directory, "postgresql-*")) {
                others.forEach(found::add);
            }
        }
        for (Path each : found) {
            String made = Files.readString(each.resolve("PG_VERSION")).strip();
            if (!made.equals(major)) {
                throw new CannotStart("The data in " + each + " were made by PostgreSQL " + made
                        + ", which the PostgreSQL " + major
                        + " of this program cannot read: use the release of the program that made them.");
            }
        }
    }

    /** Ends the server that a killed program left running on the data, and forgets one that is long gone. */
    private static void stopOrphan(ServerPrograms programs, Path cluster) throws IOException {
        Path pidFile = pidFile(cluster);
        List<String> lines = lines(pidFile);
        if (lines.isEmpty()) {
            return;
        }
        // A server without connections, as used to set the password, is marked by a negative number.
        long pid = Math.abs(Long.parseLong(lines.get(0).strip()));
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        if (process == null) {
            return;
        }
        if (List.of(process.info().arguments().orElse(new String[0])).contains(cluster.toString())) {
            stop(programs, process, () -> Files.notExists(pidFile) || !process.isAlive());
        } else {
            // The number now belongs to something else, which the server would take for itself and not start.
            Files.deleteIfExists(pidFile);
        }
    }

    private static String password(DataDirectory directory, ServerPrograms programs, Path cluster) throws IOException {
        Path file = directory.path().resolve("password");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        // Someone deleted the file. The new password is set before it is written down, so that a start interrupted in
        // between does this again.
        if (Files.exists(cluster)) {
            administer(programs, cluster, "on", FEW_ROUNDS, "ALTER ROLE %s PASSWORD '%s'".formatted(NAME, password));
        }
        directory.write(file, password + "\n");
        return password;
    }

    private static void create(DataDirectory directory, ServerPrograms programs, Path cluster, String password)
            throws IOException {
        Path building = directory.unfinished();
        String data = building.toString();
        // Nobody gets in but the owner of the database, not even the superuser. The built-in locale sorts the same
        // with every version of the operating system's libraries; its letters are needed by pg_trgm all the same.
        programs.run(
                "",
                "initdb",
                "--pgdata=" + data,
                "--username=postgres",
                "--auth=reject",
                "--encoding=UTF8",
                "--locale=C",
                "--lc-ctype=" + (System.getProperty("os.name").startsWith("Mac") ? "en_US.UTF-8" : "C.UTF-8"),
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions",
                "--no-sync");
        Files.writeString(
                building.resolve("pg_hba.conf"), "host %s %s %s/32 scram-sha-256%n".formatted(NAME, NAME, LOOPBACK));
        administer(
                programs,
                building,
                "off",
                FEW_ROUNDS,
                "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(NAME, password),
                "CREATE DATABASE %s OWNER %s".formatted(NAME, NAME));
        programs.run("", "initdb", "--sync-only", "--pgdata=" + data);
        directory.finish(building, cluster);
    }

    /** Runs statements as the superuser, whom the running server does not let in. */
    private static void administer(ServerPrograms programs, Path cluster, String fsync, String... statements) {
        programs.run(
                String.join("\n", statements) + "\n",
                "postgres",
                "--single",
                "-D",
                cluster.toString(),
                "-c",
                "exit_on_error=on",
                "-c",
                "fsync=" + fsync,
                "postgres");
    }

    private static List<String> arguments(Path cluster, int port) {
        var arguments = new ArrayList<>(List.of("-D", cluster.toString(), "-c", "port=" + port));
        SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }

    private static Path freshLog(DataDirectory directory) throws IOException {
        Path log = directory.subdirectory("logs").resolve("postgresql.log");
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("postgresql.previous.log"), REPLACE_EXISTING);
        }
        return log;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isReady(Path cluster, long pid) {
        List<String> lines = lines(pidFile(cluster));
        return lines.size() >= 8
                && lines.get(0).equals(Long.toString(pid))
                && lines.get(7).strip().equals("ready");
    }

    private static Path pidFile(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The three ways to stop PostgreSQL, from clean to brutal; each leaves what is committed. */
    private static void stop(ServerPrograms programs, ProcessHandle server, BooleanSupplier hasEnded) {
        programs.signal("INT", server.pid());
        if (within(TO_STOP, hasEnded)) {
            return;
        }
        programs.signal("QUIT", server.pid());
        if (!within(TO_ABORT, hasEnded)) {
            server.destroyForcibly();
            within(TO_ABORT, hasEnded);
        }
    }

    /** Waits, whether interrupted or not, until something holds or the time is up. */
    private static boolean within(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        boolean holds = condition.getAsBoolean();
        while (!holds && System.nanoTime() < end) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            holds = condition.getAsBoolean();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return holds;
    }
}
