package se.kompetensbyran.api.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import se.kompetensbyran.api.security.MasterKeys;
import se.kompetensbyran.api.testing.Browser;
import se.kompetensbyran.api.testing.OutsideTokens;

/** In production: a PostgreSQL that somebody else runs, and a first administrator who comes in by a link. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExternalDatabaseIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LINK = Pattern.compile("link=(kbl_[0-9A-Za-z]{49})");
    private static final String PASSWORD = "elva gula kaffekoppar";
    private static final String INVITED = UUID.randomUUID() + "@example.org";

    @TempDir
    static Path directory;

    private static ExternalServer database;
    private static Program program;

    @BeforeAll
    static void a_start_with_an_address() throws Exception {
        database = ExternalServer.in(directory);
        program = start("program").with(OutsideTokens.settings()).start();
        program.awaitLogged(it -> it.contains("Listening on"));
    }

    @AfterAll
    static void the_end() {
        if (program != null) program.close();
        if (database != null) database.close();
    }

    private static Program.Start start(String data) {
        return Program.on(directory.resolve(data)).with(database.settings());
    }

    @Test
    void it_starts_no_server_of_its_own_and_leaves_nothing_on_the_disk() {
        assertThat(program.request()
                        .get("/projects")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<Integer>path("_meta.count"))
                .isEqualTo(3);
        assertThat(directory.resolve("program")).doesNotExist();
        assertThat(program.said()).isEmpty();
    }

    @Test
    void every_line_of_the_log_is_a_json_object() {
        assertThat(program.logged()).isNotEmpty().allSatisfy(it -> {
            JsonNode line = JSON.readTree(it);
            assertThat(line.path("timestamp").asText()).isNotBlank();
            assertThat(line.path("level").asText()).isNotBlank();
            assertThat(line.path("message").asText()).isNotBlank();
        });
    }

    @Test
    void a_database_that_goes_away_is_told_with_503_until_it_is_back() {
        database.stop();

        for (int again = 0; again < 2; again++)
            program.request()
                    .get("/projects")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("unavailable"));
        write().then().statusCode(503).header("Retry-After", notNullValue()).body("code", equalTo("unavailable"));

        database.start();

        program.request().get("/projects").then().statusCode(200);
        write().then().statusCode(201);
    }

    @Test
    void a_start_without_reach_of_its_database_ends_with_a_plain_sentence() {
        String address = "jdbc:postgresql://127.0.0.1:" + Program.freePort() + "/kompetensbyran";
        try (var unreaching =
                start("unreaching").with("quarkus.datasource.jdbc.url", address).start()) {
            assertThat(unreaching.ended()).isNotZero();
            assertThat(unreaching.said())
                    .containsExactly("The database at " + address
                            + " is out of reach. Start it, or mend the address in QUARKUS_DATASOURCE_JDBC_URL.");
        }
        assertThat(directory.resolve("unreaching")).doesNotExist();
    }

    @Test
    void a_role_that_row_level_security_does_not_hold_is_refused() {
        try (var refused = start("refused")
                .with("quarkus.datasource.username", ExternalServer.SUPERUSER)
                .start()) {
            assertThat(refused.ended()).isNotZero();
            assertThat(refused.said())
                    .singleElement()
                    .asString()
                    .contains("The role " + ExternalServer.SUPERUSER + " is a superuser of the database");
        }
    }

    @Test
    @Order(1)
    void the_first_administrator_comes_in_by_a_link_that_each_start_tells_until_it_is_used() {
        String first;
        try (Program program = startInviting(INVITED)) {
            first = link(program);
            Comers.browser(program).open("password", Map.of("link", first)).is(200);
            assertThat(program.logged()).noneMatch(it -> it.contains(INVITED));
        }
        try (Program program = startInviting(INVITED)) {
            String second = link(program);
            Comers.browser(program).open("password", Map.of("link", first)).is(410);
            Comers.browser(program)
                    .open("password", Map.of("link", second))
                    .send(Map.of("password", PASSWORD, "repeated", PASSWORD))
                    .is(200);
            Browser browser = Comers.browser(program)
                    .open("authorize", Comers.question(program))
                    .send(Map.of("email", INVITED, "password", PASSWORD))
                    .is(200);
            assertThat(browser.html()).contains("Koppla en autentiseringsapp");
            Comers.browser(program)
                    .open("authorize", Comers.question(program))
                    .send(Map.of("email", "demo.administrator@example.org", "password", PASSWORD))
                    .is(400);
        }
    }

    // What is asked of a start has nothing to do with what is asked of the changes; but each start takes seconds.
    @Test
    @Order(2)
    void a_later_start_tells_no_link_and_looks_through_the_changes_only_when_not_all_are_known_to_be_made()
            throws SQLException {
        // Liquibase refuses a change that is not the one it made; a start that does not ask it hears nothing of that.
        execute("update databasechangelog set md5sum = '9:" + "0".repeat(32) + "' where id = '0025-latest-validity'");
        try (Program program = startInviting(INVITED)) {
            assertThat(program.logged()).noneMatch(it -> LINK.matcher(it).find());
        }
        execute("drop index assessment_by_validity");
        execute("delete from databasechangelog where id = '0025-latest-validity'");
        try (Program program = startInviting(UUID.randomUUID() + "@example.org")) {
            assertThat(program.logged())
                    .noneMatch(it -> LINK.matcher(it).find())
                    .anyMatch(it -> it.contains("KOMPETENSBYRAN_BOOTSTRAP_ADMIN is set and does nothing"));
        }
        // It is there, or this fails.
        execute("comment on index assessment_by_validity is 'made again'");
    }

    private static Program startInviting(String email) {
        Program program = start("inviting")
                .with(MasterKeys.FILE, keyset())
                .with("kompetensbyran.bootstrap-admin", email)
                .start();
        program.awaitLogged(it -> it.contains("Listening on"));
        return program;
    }

    private static String keyset() {
        Path file = directory.resolve("keyset.json");
        try {
            if (Files.notExists(file)) Files.writeString(file, MasterKeys.newKeyset());
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String link(Program program) {
        return program.logged().stream()
                .map(LINK::matcher)
                .filter(Matcher::find)
                .map(it -> Objects.requireNonNull(it.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(program.toString()));
    }

    private static void execute(String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.address("kompetensbyran"), ExternalServer.SUPERUSER, "");
                Statement it = connection.createStatement()) {
            it.execute(statement);
        }
    }

    private static io.restassured.response.Response write() {
        return program.request()
                .auth()
                .oauth2(OutsideTokens.with("programme-manager"))
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Somebody"))
                .post("/organisations");
    }
}
