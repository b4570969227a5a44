package se.kompetensbyran.api.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedDatabaseStartTest {

    @TempDir
    static Path shared;

    @Test
    void a_second_start_keeps_the_data_and_the_password() throws SQLException {
        String password;
        try (var first = EmbeddedDatabase.start(shared)) {
            execute(first, "create table kept (id int)");
            execute(first, "insert into kept values (7)");
            password = first.password();
        }

        try (var second = EmbeddedDatabase.start(shared)) {
            assertThat(query(second, "select id from kept")).isEqualTo("7");
            assertThat(second.password()).isEqualTo(password);
        }
    }

    @Test
    void a_second_start_in_the_same_process_is_refused_and_the_first_goes_on() throws Exception {
        try (var first = EmbeddedDatabase.start(shared)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> EmbeddedDatabase.start(shared))
                        .isInstanceOf(CannotStart.class)
                        .hasMessageContaining("in use by another running instance");
            }

            assertThat(query(first, "select 1")).isEqualTo("1");
            // The refusals must not have let go of the lock other processes see.
            Process other = ChildProgram.start(shared);
            assertThat(other.inputReader().readLine()).isNull();
            assertThat(other.waitFor()).isNotZero();
            assertThat(query(first, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_start_beside_another_process_is_refused_and_the_other_goes_on() throws IOException {
        Process other = ChildProgram.start(shared);
        try {
            var output = other.inputReader();
            ChildProgram.awaitLine(output, "started");

            assertThatThrownBy(() -> EmbeddedDatabase.start(shared))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("in use by another running instance");

            int before = Integer.parseInt(output.readLine());
            ChildProgram.awaitLine(output, Integer.toString(before + 20));
        } finally {
            other.destroyForcibly().onExit().join();
        }
    }

    @Test
    void closing_twice_is_harmless_and_leaves_no_server() {
        var database = EmbeddedDatabase.start(shared);

        database.close();
        database.close();

        assertThat(database.directory().resolve("postgresql-17/postmaster.pid")).doesNotExist();
        assertThatThrownBy(() -> connect(database, database.password())).isInstanceOf(SQLException.class);
    }

    @Test
    void a_lost_password_file_gives_a_new_password_and_the_same_data() throws Exception {
        try (var database = EmbeddedDatabase.start(shared)) {
            execute(database, "create table before_loss as select 5");
        }
        Files.delete(shared.resolve("password"));

        try (var database = EmbeddedDatabase.start(shared)) {
            assertThat(query(database, "select * from before_loss")).isEqualTo("5");
        }
    }

    @Test
    void data_of_another_major_version_are_refused(@TempDir Path directory) throws IOException {
        Files.writeString(
                Files.createDirectory(directory.resolve("postgresql-16")).resolve("PG_VERSION"), "16\n");

        assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("made by PostgreSQL 16");
        assertThat(directory.resolve("postgresql-17")).doesNotExist();
    }

    @Test
    void a_file_in_place_of_the_directory_is_refused(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("data"));

        assertThatThrownBy(() -> EmbeddedDatabase.start(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be created or written to");
        assertThatThrownBy(() -> EmbeddedDatabase.start(file.resolve("below")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be created or written to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$b", "a`b", "a\"b", "a\\b"})
    void a_name_the_server_programs_cannot_handle_is_refused(String name, @TempDir Path directory) {
        assertThatThrownBy(() -> EmbeddedDatabase.start(directory.resolve(name)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("choose another directory");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void an_unwritable_directory_is_refused(@TempDir Path directory) throws IOException {
        assumeFalse(System.getProperty("user.name").equals("root"), "root can write everywhere");
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));

        assertThatThrownBy(() -> EmbeddedDatabase.start(closed))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be created or written to");
    }

    @Test
    void a_computer_without_a_bundled_server_is_refused(@TempDir Path directory) {
        String processor = System.getProperty("os.arch");
        System.setProperty("os.arch", "sparc");
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("no database server for this kind of computer");
        } finally {
            System.setProperty("os.arch", processor);
        }
    }

    private static Connection connect(EmbeddedDatabase database, String password) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), password);
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = connect(database, database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = connect(database, database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
