package se.kompetensbyran.api.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import se.kompetensbyran.api.testing.Contract;

/**
 * The packaged program in a process of its own, as a person starts it; closing it ends the process and the database
 * server that it started.
 */
final class Program implements AutoCloseable {

    /** Long enough for a busy computer. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final Process process;
    private final Path data;
    private final int port;
    private final Lines said;
    private final Lines logged;

    private Program(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.said = new Lines(process.getInputStream());
        this.logged = new Lines(process.getErrorStream());
    }

    /** What a start is given; nothing else of the surroundings reaches the program. */
    static final class Start {
        private final Path data;
        private int port = freePort();
        // As in other tests: it has stopped before an optimizing compiler or a second collector has paid for itself.
        private List<String> options = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        private final Map<String, String> environment = new LinkedHashMap<>();

        private Start(Path data) {
            this.data = data;
        }

        Start port(int port) {
            this.port = port;
            return this;
        }

        /** With no option of the JVM, as it is told to start it. */
        Start plainly() {
            options = List.of();
            return this;
        }

        /** Sets {@code some.property} by the environment variable {@code SOME_PROPERTY}. */
        Start with(String property, String value) {
            environment.put(property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), value);
            return this;
        }

        Start with(Map<String, String> properties) {
            properties.forEach(this::with);
            return this;
        }

        /** Starts, and returns at once. */
        Program start() {
            with("kompetensbyran.data-dir", data.toString());
            with("quarkus.http.port", Integer.toString(port));
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
            var builder = new ProcessBuilder(command);
            builder.environment().keySet().removeIf(it -> it.matches("(QUARKUS|KOMPETENSBYRAN|MP|SMALLRYE|LC)_.*"));
            // What it says is UTF-8 also where nothing tells it to be.
            builder.environment().put("LC_ALL", "POSIX");
            builder.environment().putAll(environment);
            // A directory without config/application.properties.
            builder.directory(data.resolveSibling(".").toFile());
            try {
                return new Program(builder.start(), data, port);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Starts, and returns when the program says that it is ready. */
        Program ready() {
            Program program = start();
            try {
                program.await(program.said, it -> it.endsWith("Ctrl-C"));
                return program;
            } catch (AssertionError e) {
                program.close();
                throw e;
            }
        }
    }

    /** A start with its data in {@code data}, on a port that is free now. */
    static Start on(Path data) {
        return new Start(data);
    }

    // Below the range from which the system gives ports to outgoing connections, so that none comes in between.
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (IOException e) {
                // Taken: another one.
            }
        }
    }

    int port() {
        return port;
    }

    /** The address under which all of the API stands. */
    String base() {
        return "http://127.0.0.1:" + port + "/kompetensbyran/v1";
    }

    /** A request to the program; its answer is held against the published document. */
    RequestSpecification request() {
        return RestAssured.given()
                .baseUri("http://127.0.0.1:" + port)
                .basePath("/kompetensbyran/v1")
                .filter(new Contract());
    }

    /** What it has told the person who started it, so far. */
    List<String> said() {
        return said.all();
    }

    /** What it has logged so far. */
    List<String> logged() {
        return logged.all();
    }

    /** Waits until a logged line fulfils a condition. */
    String awaitLogged(Predicate<String> wanted) {
        return await(logged, wanted);
    }

    private String await(Lines lines, Predicate<String> wanted) {
        try {
            return lines.await(wanted).orElseThrow(() -> new AssertionError("The awaited line did not come. " + this));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for the end. @return the exit code */
    int ended() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                throw new AssertionError("The program has not ended. " + this);
            said.awaitEnd();
            logged.awaitEnd();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Asks it to stop, as Ctrl-C and SIGTERM do, and waits for the end. @return the exit code */
    int stopped() {
        process.toHandle().destroy();
        return ended();
    }

    /** {@code kill -9}; its database server lives on. */
    void kill() {
        process.toHandle().destroyForcibly();
        ended();
    }

    /** The database server that runs on the data directory, if any. */
    Optional<ProcessHandle> server() {
        return pidFile()
                .map(it -> {
                    try {
                        return Files.readAllLines(it).get(0);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .flatMap(it -> ProcessHandle.of(Long.parseLong(it.strip())));
    }

    /** The port of that server. */
    int serverPort() throws IOException {
        return Integer.parseInt(
                Files.readAllLines(pidFile().orElseThrow()).get(3).strip());
    }

    private Optional<Path> pidFile() {
        if (Files.notExists(data)) return Optional.empty();
        try (DirectoryStream<Path> clusters = Files.newDirectoryStream(data, "postgresql-*")) {
            for (Path it : clusters)
                if (Files.exists(it.resolve("postmaster.pid"))) return Optional.of(it.resolve("postmaster.pid"));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.toHandle().destroyForcibly();
        } catch (InterruptedException e) {
            process.toHandle().destroyForcibly();
            Thread.currentThread().interrupt();
        }
        process.onExit().join();
        server().ifPresent(it -> {
            List<ProcessHandle> workers = it.descendants().toList();
            it.destroyForcibly();
            workers.forEach(ProcessHandle::destroyForcibly);
            it.onExit().join();
        });
    }

    @Override
    public String toString() {
        return (process.isAlive() ? "It runs." : "It ended with " + process.exitValue() + ".") + "\nIt said:\n"
                + String.join("\n", said.all()) + "\nIt logged:\n" + String.join("\n", logged.all());
    }

    /** The lines of a stream, as they come. */
    private static final class Lines {
        private final List<String> lines = new ArrayList<>();
        private final Thread reader;

        Lines(InputStream stream) {
            reader = new Thread(() -> read(stream), "program-output");
            reader.setDaemon(true);
            reader.start();
        }

        private void read(InputStream stream) {
            try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) add(line);
            } catch (IOException e) {
                add("(" + e.getMessage() + ")");
            }
        }

        private synchronized void add(String line) {
            lines.add(line);
            notifyAll();
        }

        synchronized List<String> all() {
            return List.copyOf(lines);
        }

        /** Waits for a line. @return it, or nothing when it does not come */
        synchronized Optional<String> await(Predicate<String> wanted) throws InterruptedException {
            long end = System.nanoTime() + PATIENCE.toNanos();
            for (int next = 0; ; next++) {
                while (next == lines.size() && reader.isAlive() && System.nanoTime() < end) wait(100);
                if (next == lines.size()) return Optional.empty();
                if (wanted.test(lines.get(next))) return Optional.of(lines.get(next));
            }
        }

        void awaitEnd() throws InterruptedException {
            reader.join();
        }
    }
}
