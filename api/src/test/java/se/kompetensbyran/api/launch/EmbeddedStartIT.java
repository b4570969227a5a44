package se.kompetensbyran.api.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import se.kompetensbyran.api.testing.OutsideTokens;

/** The one command, on a computer where nothing is configured; and what is in the way of a start is told in one sentence. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedStartIT {

    private static final List<String> LISTS =
            List.of("/projects", "/organisations", "/publications", "/code-lists", "/municipalities");

    @TempDir
    static Path directory;

    private static Program program;
    private static List<String> told = List.of();
    private static List<String> before = List.of();

    @BeforeAll
    static void a_first_start() {
        program = Program.on(data()).plainly().ready();
    }

    @AfterAll
    static void the_end() {
        if (program != null) program.close();
    }

    @Test
    @Order(1)
    void a_few_lines_tell_where_everything_is_and_how_to_stop() {
        assertThat(program.said())
                .filteredOn(it -> !Comers.demo(program).contains(it))
                .containsExactly(
                        "Kompetensbyrån is ready.",
                        "  API         " + program.base() + "/projects",
                        "  Swagger UI  " + program.base() + "/docs",
                        "  Contract    " + program.base() + "/openapi.yaml",
                        "  Sign-in     " + program.base() + "/oauth/authorize",
                        "  Tokens      " + program.base() + "/oauth/token",
                        "  Database    PostgreSQL 17.11, started with the program",
                        "  Data        " + data(),
                        "  Stop        Ctrl-C");
        assertThat(program.logged()).isEmpty();
    }

    @Test
    @Order(1)
    void every_address_that_is_told_answers() {
        assertThat(program.said())
                .filteredOn(it -> it.contains("http://") && !it.contains("/oauth/"))
                .hasSize(3)
                .allSatisfy(it -> RestAssured.get(it.substring(it.indexOf("http://")))
                        .then()
                        .statusCode(200));
    }

    @Test
    @Order(1)
    void an_address_that_is_none_is_refused_in_words() throws IOException {
        String address = program.said().stream()
                .filter(it -> it.contains("/projects"))
                .map(it -> it.substring(it.indexOf("http://")))
                .findFirst()
                .orElseThrow();
        // The one client at hand that sends an address as it is told.
        var connection = (HttpURLConnection) new URL(address + "?q=a|b").openConnection();
        assertThat(connection.getResponseCode()).isEqualTo(400);
        assertThat(connection.getContentType()).isEqualTo("application/problem+json");
    }

    @Test
    @Order(1)
    void the_history_of_the_region_is_there() {
        List<String> names = program.request()
                .get("/projects")
                .then()
                .statusCode(200)
                .extract()
                .path("items.name");
        assertThat(names).hasSize(3);
    }

    @Test
    @Order(1)
    void there_is_no_enterprise_that_no_source_names() {
        program.request().get("/enterprises").then().statusCode(200).body("items", empty());
        program.request().get("/nodes").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    @Order(1)
    void only_this_computer_reaches_the_program_and_its_database() throws IOException {
        int database = program.serverPort();
        connect("127.0.0.1", program.port());
        connect("127.0.0.1", database);
        // What listens on all addresses listens on this one too.
        assertThatThrownBy(() -> connect("127.0.0.2", program.port())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> connect("127.0.0.2", database)).isInstanceOf(IOException.class);
    }

    @Test
    @Order(1)
    void no_token_of_another_issuer_is_believed() {
        String unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4IiwiZ3JvdXBzIjpbImFkbWluaXN0cmF0b3IiXX0.";
        for (String token : List.of(OutsideTokens.with("administrator"), unsigned, "x", "a.b.c"))
            program.request()
                    .auth()
                    .oauth2(token)
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", "Nobody"))
                    .post("/organisations")
                    .then()
                    .statusCode(401);
    }

    @Test
    @Order(1)
    void a_second_start_on_the_same_data_directory_is_refused_and_the_first_goes_on() {
        ProcessHandle server = program.server().orElseThrow();
        String before = program.request().get("/projects").asString();

        var second = Program.on(data()).start();

        assertThat(second.ended()).isNotZero();
        assertThat(second.said())
                .containsExactly(
                        "The data directory " + data() + " is in use by another running instance of the program.");
        assertThat(second.logged()).isEmpty();
        assertThat(program.server()).contains(server);
        assertThat(program.request().get("/projects").asString()).isEqualTo(before);
    }

    @Test
    @Order(1)
    void a_port_that_is_taken_is_told_before_anything_is_made(@TempDir Path empty) {
        try (var another =
                Program.on(empty.resolve("data")).port(program.port()).start()) {
            assertThat(another.ended()).isNotZero();
            assertThat(another.said())
                    .containsExactly("Port " + program.port() + " is taken by another program. Choose another with"
                            + " QUARKUS_HTTP_PORT, such as QUARKUS_HTTP_PORT=8081.");
            assertThat(another.logged()).isEmpty();
        }
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    @Order(2)
    void those_of_the_demo_come_in() throws IOException {
        told = Comers.demo(program);
        assertThat(told).hasSize(4);
        assertThat(Files.getPosixFilePermissions(data().resolve("demo-credentials")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        String token = Comers.token(program, told).statusCode(200).extract().path("access_token");
        program.request()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Påhittad förening"))
                .post("/organisations")
                .then()
                .statusCode(201);
        for (int person = 0; person < 2; person++)
            Comers.signIn(program, told.get(person)).is(303);
        assertThat(program.logged()).isEmpty();
    }

    @Test
    @Order(3)
    void told_to_stop_it_stops_with_its_database() {
        before = everything();
        ProcessHandle server = program.server().orElseThrow();

        program.stopped();

        assertThat(server.isAlive()).isFalse();
        assertThat(program.server()).isEmpty();
        assertThat(program.said()).last().asString().contains("Ctrl-C");
        assertThat(program.logged()).isEmpty();
        assertThat(data().resolve("classes"))
                .content()
                .contains(Welcome.class.getName(), "org.hibernate.Session")
                .doesNotContain("java.lang.Object", "Lambda");
        assertThat(data().resolve("classes.log")).doesNotExist();
    }

    @Test
    @Order(4)
    void where_others_reach_the_program_those_of_the_demo_do_not_come_in() {
        try (Program open =
                Program.on(data()).with("quarkus.http.host", "0.0.0.0").ready()) {
            assertThat(Comers.demo(open))
                    .containsExactly(
                            "  Demo        none, since the program listens on 0.0.0.0 and not on this computer alone");
            Comers.token(open, told).statusCode(401).body("error", equalTo("invalid_client"));
            for (int person = 0; person < 2; person++)
                assertThat(Comers.signIn(open, told.get(person)).is(400).html()).contains("stämmer inte");
        }
    }

    @Test
    @Order(5)
    void a_later_start_keeps_all_adds_nothing_and_lets_those_of_the_demo_in_again() {
        program = Program.on(data()).plainly().port(program.port()).ready();
        assertThat(everything()).isEqualTo(before);
        assertThat(Comers.demo(program)).isEqualTo(told);
        Comers.token(program, told).statusCode(200);
        Comers.signIn(program, told.get(0)).is(303);
    }

    private static Path data() {
        return directory.resolve("data");
    }

    private static List<String> everything() {
        return LISTS.stream()
                .map(it -> program.request()
                        .get(it)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .toList();
    }

    private static void connect(String address, int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2000);
        }
    }
}
