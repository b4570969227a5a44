package se.kompetensbyran.api.launch;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import liquibase.exception.LiquibaseException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.security.MasterKeys;
import se.kompetensbyran.api.seeding.BrokenSeed;
import se.kompetensbyran.api.shared.Problems;

/**
 * The program. Where a JDBC address is configured it uses that database; where none is, it starts a PostgreSQL of its
 * own and listens on the loopback interface only.
 */
@QuarkusMain
public final class Kompetensbyran {

    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";
    private static final String DATA_DIRECTORY = "kompetensbyran.data-dir";
    private static final String LOOPBACK = "127.0.0.1";

    private static final Duration TO_STOP = Duration.ofSeconds(20);

    /** What a person reads, in UTF-8 whatever the locale; the log goes to standard error. */
    static final PrintStream TERMINAL = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Kompetensbyran() {}

    /** Starts, and returns when the program has been stopped. */
    public static void main(String... arguments) {
        // Liquibase talks to standard output and cannot be told not to; only our own few lines belong there.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        // Nor does it tell its makers that it was used, or ask them over the network whether it shall.
        System.setProperty("liquibase.analytics.enabled", "false");
        // An address that is none is refused in words, by the edge; the framework would say nothing but 400.
        System.setProperty("vertx.disableURIValidation", "true");
        // The contract is served as it was generated; here the framework finds none to read, which takes it half a
        // second.
        OpenApiConstants.classLoader = new ClassLoader(null) {};
        try {
            if (arguments.length > 0 && arguments[0].equals(MasterKeysetFile.COMMAND)) {
                MasterKeysetFile.make(arguments);
                TERMINAL.flush();
                return;
            }
            SmallRyeConfig config = configuration();
            Optional<String> url = config.getOptionalValue(JDBC_URL, String.class);
            if (url.isPresent()) run(null, url.get(), text(config, USERNAME), text(config, PASSWORD), arguments);
            else runEmbedded(config, arguments);
        } catch (CannotStart e) {
            fail(String.valueOf(e.getMessage()));
        } catch (IOException | IllegalArgumentException e) {
            // A port that is no port, for instance; the message names the property and its value.
            fail("The configuration cannot be used: " + e.getMessage());
        }
    }

    private static void runEmbedded(SmallRyeConfig config, String... arguments) throws IOException {
        int port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
        refuseTaken(port);
        Path data = config.getOptionalValue(DATA_DIRECTORY, String.class)
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".local", "share", "kompetensbyran"))
                .toAbsolutePath();
        ReadAhead ahead = ReadAhead.in(data);
        set("quarkus.http.host", config, LOOPBACK);
        // One who tries it out on the own machine needs no telephone for it.
        set("kompetensbyran.second-factor-demanded", config, "false");
        set("quarkus.log.level", config, "WARN");
        set("quarkus.log.console.json.enabled", config, "false");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
            ahead.note();
            Welcome.whenReady(ahead::keep);
            System.setProperty(JDBC_URL, database.jdbcUrl());
            System.setProperty(USERNAME, database.username());
            System.setProperty(PASSWORD, database.password());
            System.setProperty(Welcome.DATABASE, "PostgreSQL " + database.version() + ", started with the program");
            System.setProperty(Welcome.DATA, data.toString());
            set(MasterKeys.FILE, config, MasterKeysetFile.in(data).toString());
            run(database, database.jdbcUrl(), database.username(), database.password(), arguments);
        }
    }

    /** Runs until the program is told to stop; the database goes only when the application has let go of it. */
    private static void run(
            @Nullable EmbeddedDatabase database,
            String url,
            @Nullable String username,
            @Nullable String password,
            String... arguments) {
        CountDownLatch stopped = new CountDownLatch(1);
        if (database != null)
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfter(stopped, database), "stop-database"));
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread schema = new Thread(
                () -> {
                    try {
                        Schema.update(url, username, password);
                    } catch (SQLException | LiquibaseException | RuntimeException e) {
                        failure.set(e);
                    }
                },
                "schema");
        schema.start();
        awaken();
        join(schema);
        if (failure.get() == null) Quarkus.run(Welcome.class, (code, problem) -> failure.set(problem), arguments);
        stopped.countDown();
        Throwable problem = failure.get();
        if (problem == null) return;
        if (database != null) database.close();
        fail(sentence(problem));
    }

    // What the framework does before it looks at the database takes as long as to see that the schema is up to date, so
    // the two are done at once.
    private static void awaken() {
        try {
            Class.forName(
                    Application.APP_CLASS_NAME, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable String text(SmallRyeConfig config, String property) {
        return config.getOptionalValue(property, String.class).orElse(null);
    }

    private static void closeAfter(CountDownLatch stopped, EmbeddedDatabase database) {
        try {
            if (!stopped.await(TO_STOP.toSeconds(), TimeUnit.SECONDS))
                TERMINAL.println("The application did not stop in time; its database stops all the same.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            database.close();
        }
    }

    /** What a person can do something about, without a stack trace; the log has the rest. */
    private static String sentence(Throwable problem) {
        for (Throwable it = problem; it != null; it = it.getCause()) {
            if (it instanceof BrokenSeed) return "A seed is broken, and nothing was loaded. " + it.getMessage();
            if (it instanceof SQLException sql) {
                // What stands after the question mark may be a password.
                String address = ConfigProvider.getConfig()
                        .getValue(JDBC_URL, String.class)
                        .replaceFirst("\\?.*", "");
                String state = String.valueOf(sql.getSQLState());
                if (Problems.isUnreachableDatabase(sql))
                    return "The database at " + address + " is out of reach. Start it, or mend the address in"
                            + " QUARKUS_DATASOURCE_JDBC_URL.";
                // Class 28: no such user, or another password.
                if (state.startsWith("28"))
                    return "The database at " + address + " does not let the program in. Mend"
                            + " QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.";
            }
        }
        Throwable root = problem;
        while (root.getCause() != null) root = root.getCause();
        return "The program could not start: " + root.getMessage();
    }

    private static void refuseTaken(int port) {
        if (port == 0) return;
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new CannotStart("Port " + port + " is taken by another program. Choose another with"
                    + " QUARKUS_HTTP_PORT, such as QUARKUS_HTTP_PORT=8081.");
        }
    }

    // Before Quarkus reads its own configuration: the environment, system properties and config/application.properties.
    private static SmallRyeConfig configuration() throws IOException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDefaultSources();
        Path file = Path.of("config", "application.properties");
        if (Files.isReadable(file))
            builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), 260));
        return builder.build();
    }

    private static void set(String property, SmallRyeConfig config, String value) {
        if (config.getOptionalValue(property, String.class).isEmpty()) System.setProperty(property, value);
    }

    private static void fail(String sentence) {
        TERMINAL.println(sentence);
        TERMINAL.flush();
        Runtime.getRuntime().halt(1);
    }
}
