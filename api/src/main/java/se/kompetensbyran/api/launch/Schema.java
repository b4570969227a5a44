package se.kompetensbyran.api.launch;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;
import liquibase.Liquibase;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.jspecify.annotations.Nullable;

/** The tables and all that belongs to them, as this version of the program needs them. */
final class Schema {

    private static final String FOLDER = "db/";
    private static final String CHANGES = FOLDER + "changelog.yaml";

    private Schema() {}

    /**
     * Makes what a database lacks; one that lacks nothing is left as it is. Of several programs that do so at once, one
     * does it and the others wait.
     *
     * @param url its JDBC address
     * @param username the role that owns it; null for the one that the address names
     * @param password its password, in the same way
     * @throws CannotStart when the role passes by the row-level security that keeps participants' data
     * @throws SQLException when the database cannot be reached or does not let that role in
     * @throws LiquibaseException when a change fails; those before it are made
     */
    static void update(String url, @Nullable String username, @Nullable String password)
            throws SQLException, LiquibaseException {
        Properties login = new Properties();
        if (username != null) login.setProperty("user", username);
        if (password != null) login.setProperty("password", password);
        // What breaks a rule while a change is made holds a row, which is nobody's business.
        login.setProperty("logServerErrorDetail", "false");
        try (Connection connection = DriverManager.getConnection(url, login)) {
            Optional<String> wanted = fingerprint();
            if (wanted.isEmpty() || !wanted.get().equals(noted(connection))) {
                change(connection);
                if (wanted.isPresent()) note(wanted.get(), connection);
            }
            refuseUnbound(connection);
        }
    }

    private static void change(Connection connection) throws LiquibaseException {
        Liquibase changes = new Liquibase(CHANGES, new ClassLoaderResourceAccessor(), new JdbcConnection(connection));
        changes.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
        changes.update();
    }

    /** Of all changes that this program knows; nothing where they do not lie in an archive, as in tests. */
    private static Optional<String> fingerprint() {
        URL changes = Thread.currentThread().getContextClassLoader().getResource(CHANGES);
        try {
            if (changes == null || !(changes.openConnection() instanceof JarURLConnection archive))
                return Optional.empty();
            archive.setUseCaches(false);
            try (JarFile files = archive.getJarFile()) {
                String all = files.stream()
                        .filter(it -> it.getName().startsWith(FOLDER) && !it.isDirectory())
                        .map(it -> it.getName() + " " + it.getSize() + " " + it.getCrc())
                        .sorted()
                        .collect(joining("\n"));
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
                return Optional.of(HexFormat.of().formatHex(digest));
            }
        } catch (IOException | NoSuchAlgorithmException e) {
            return Optional.empty();
        }
    }

    // To see that nothing is to be done takes Liquibase as long as all else that a start does before it looks at the
    // database. The number of changes is noted beside, since they may be rolled back by hand.
    private static @Nullable String noted(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet there = statement.executeQuery("select to_regclass('databasechangelog') is not null")) {
            there.next();
            if (!there.getBoolean(1)) return null;
        }
        try (Statement statement = connection.createStatement();
                ResultSet noted = statement.executeQuery(
                        "select split_part(note, ' ', 1) from (select obj_description('databasechangelog'::regclass, 'pg_class')"
                                + " as note) noted where split_part(note, ' ', 2) ="
                                + " (select count(*)::text from databasechangelog)")) {
            return noted.next() ? noted.getString(1) : null;
        }
    }

    private static void note(String fingerprint, Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("do $$ begin execute format('comment on table databasechangelog is %L', '" + fingerprint
                    + " ' || (select count(*) from databasechangelog)); end $$");
        }
    }

    private static void refuseUnbound(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet role = statement.executeQuery(
                        "select rolsuper or rolbypassrls, rolname from pg_roles where rolname = current_user")) {
            if (role.next() && role.getBoolean(1))
                throw new CannotStart(
                        "The role " + role.getString(2) + " is a superuser of the database or has BYPASSRLS,"
                                + " so nothing in the database keeps participants' data from it. Use a role without either; see"
                                + " docs/operations.md, An external database.");
        }
    }
}
