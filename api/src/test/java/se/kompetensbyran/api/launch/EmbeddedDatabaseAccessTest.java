package se.kompetensbyran.api.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedDatabaseAccessTest {

    @TempDir
    static Path parent;

    static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.start(parent.resolve("a directory, it's (odd) & long"));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "listen_addresses, 127.0.0.1",
        "server_encoding, UTF8",
        "log_timezone, UTC"
    })
    void the_server_is_set_to_keep_data_and_stay_private(String setting, String value) throws SQLException {
        assertThat(query("show " + setting)).containsExactly(value);
    }

    @Test
    void the_server_has_no_socket_in_the_file_system() throws IOException {
        assertThat(Files.readAllLines(database.directory().resolve("postgresql-17/postmaster.pid")))
                .element(4)
                .isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong"})
    void a_password_is_demanded(String password) {
        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.username(), password))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void the_superuser_is_not_let_in() {
        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", database.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no pg_hba.conf entry");
    }

    @Test
    void no_other_database_is_open() {
        String other = database.jdbcUrl().replaceFirst("[^/]*$", "postgres");

        assertThatThrownBy(() -> DriverManager.getConnection(other, database.username(), database.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no pg_hba.conf entry");
    }

    @Test
    void the_password_and_the_data_can_be_read_by_their_owner_only() throws IOException {
        Path directory = database.directory();

        assertThat(permissions(directory.resolve("password"))).isEqualTo("rw-------");
        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve("postgresql-17"))).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve("logs"))).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve("server"))).isEqualTo("rwx------");
        assertThat(directory.resolve("password")).hasContent(database.password());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg_trgm", "btree_gist", "unaccent"})
    void the_owner_can_create_the_extension(String extension) throws SQLException {
        try (var connection = connect()) {
            connection.createStatement().execute("create extension if not exists " + extension);
        }

        assertThat(query("select extname from pg_extension")).contains(extension);
    }

    @Test
    void swedish_letters_are_sorted_and_searched_as_letters() throws SQLException {
        try (var connection = connect()) {
            connection.createStatement().execute("create extension if not exists pg_trgm");
        }

        assertThat(query(
                        "select w from (values ('öl'), ('zon'), ('ål'), ('äl')) t (w) order by w collate \"sv-x-icu\""))
                .containsExactly("zon", "ål", "äl", "öl");
        assertThat(query("select upper('åäö')")).containsExactly("ÅÄÖ");
        assertThat(query("select similarity('ÅÄÖ', 'åäö')")).containsExactly("1");
        assertThat(query("select cardinality(show_trgm('åäö'))")).containsExactly("4");
    }

    @Test
    void the_owner_is_no_superuser_and_owns_the_database() throws SQLException {
        assertThat(query("select rolsuper from pg_roles where rolname = current_user"))
                .containsExactly("f");
        assertThat(query("select datdba::regrole from pg_database where datname = current_database()"))
                .containsExactly(database.username());
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    private static List<String> query(String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
