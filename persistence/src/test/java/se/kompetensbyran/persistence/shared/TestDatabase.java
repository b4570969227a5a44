package se.kompetensbyran.persistence.shared;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/**
 * The PostgreSQL of the tests: the one that {@code -Dtest.jdbc.url=jdbc:postgresql://…?user=…&password=…} names, whose
 * role may create databases, or else a server that this JVM starts once and that ends with it. The role is one like the
 * application's, no superuser: what row-level security hides is hidden from the tests too.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private static final String URL = "test.jdbc.url";
    private static final String NAME = "kompetensbyran";
    private static final int ATTEMPTS = 3;

    @Override
    public Map<String, String> start() {
        return Map.of("quarkus.datasource.jdbc.url", url());
    }

    @Override
    public void stop() {
        // The server serves the next test class too.
    }

    /** The address of the database, with role and password. */
    public static String url() {
        // Quarkus gives this class a loader of its own beside the one of plain tests: what they share is the JVM.
        synchronized (System.getProperties()) {
            String known = System.getProperty(URL);
            if (known != null && !known.isBlank()) return known;
            String started = startServer();
            System.setProperty(URL, started);
            return started;
        }
    }

    /** Says to the database what needs no answer. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String startServer() {
        // One directory for each user: the programs that root unpacked are not for others to lock.
        Path directory = Path.of(
                System.getProperty("java.io.tmpdir"),
                "kompetensbyran-test-postgres-" + System.getProperty("user.name"));
        System.setProperty("ot.epg.working-dir", directory.toString());
        for (int attempt = 1; ; attempt++) {
            Path data = directory.resolve(UUID.randomUUID().toString());
            try {
                EmbeddedPostgres server = server(data);
                String url = server.getJdbcUrl("postgres", "postgres");
                // Another server may have been faster to the port.
                if (isAt(url, data)) return ordinary(server, url);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) throw new UncheckedIOException(e);
            }
            if (attempt == ATTEMPTS) throw new IllegalStateException("no free port after " + ATTEMPTS + " attempts");
        }
    }

    private static String ordinary(EmbeddedPostgres server, String superuser) {
        try (Connection connection = DriverManager.getConnection(superuser)) {
            execute(connection, "create role " + NAME + " login createdb");
            execute(connection, "create database " + NAME + " owner " + NAME);
            return server.getJdbcUrl(NAME, NAME);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres server(Path data) throws IOException {
        // The locale is the one of the embedded mode (EmbeddedDatabase in api): the same on every computer.
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig(
                        "lc-ctype", System.getProperty("os.name").startsWith("Mac") ? "en_US.UTF-8" : "C.UTF-8")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
    }

    private static boolean isAt(String url, Path data) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            return row.next() && Path.of(row.getString(1)).equals(data);
        } catch (SQLException e) {
            return false;
        }
    }
}
