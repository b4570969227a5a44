package se.kompetensbyran.api.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kompetensbyran.api.security.MasterKeys;
import se.kompetensbyran.api.testing.Browser;

/** Who comes in before anybody has been let in: those of the demo, and the first administrator. */
class FirstComersIT {

    private static final Pattern LINK = Pattern.compile("link=(kbl_[0-9A-Za-z]{49})");
    private static final String PASSWORD = "elva gula kaffekoppar";

    @TempDir
    Path directory;

    @Test
    void those_of_the_demo_come_in_from_this_computer_alone() throws IOException {
        Path data = directory.resolve("data");
        List<String> told;
        try (Program program = Program.on(data).ready()) {
            told = demo(program);
            assertThat(told).hasSize(4);
            Path file = data.resolve("demo-credentials");
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            String token = token(program, told).statusCode(200).extract().path("access_token");
            program.request()
                    .auth()
                    .oauth2(token)
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", "Påhittad förening"))
                    .post("/organisations")
                    .then()
                    .statusCode(201);
            for (int person = 0; person < 2; person++)
                signIn(program, told.get(person)).is(303);
            assertThat(program.logged()).isEmpty();
        }
        try (Program program =
                Program.on(data).with("quarkus.http.host", "0.0.0.0").ready()) {
            assertThat(demo(program))
                    .containsExactly(
                            "  Demo        none, since the program listens on 0.0.0.0 and not on this computer alone");
            token(program, told).statusCode(401).body("error", equalTo("invalid_client"));
            for (int person = 0; person < 2; person++)
                assertThat(signIn(program, told.get(person)).is(400).html()).contains("stämmer inte");
        }
        try (Program program = Program.on(data).ready()) {
            assertThat(demo(program)).isEqualTo(told);
            token(program, told).statusCode(200);
            signIn(program, told.get(0)).is(303);
        }
    }

    private static List<String> demo(Program program) {
        return program.said().stream()
                .filter(it -> it.matches("(  Demo|     ).*"))
                .toList();
    }

    private static ValidatableResponse token(Program program, List<String> told) {
        String[] words = told.get(2).strip().split(" +", -1);
        return RestAssured.given()
                .formParams("grant_type", "client_credentials", "client_id", words[1], "client_secret", words[2])
                .post(program.base() + "/oauth/token")
                .then();
    }

    private static Browser signIn(Program program, String line) {
        Matcher words = Pattern.compile("(demo\\.\\S+) +(\\S+)").matcher(line);
        assertThat(words.find()).isTrue();
        return Browser.at(origin(program))
                .open("authorize", question(program))
                .is(200)
                .send(Map.of("email", words.group(1), "password", words.group(2)));
    }

    private static String origin(Program program) {
        return "http://127.0.0.1:" + program.port();
    }

    private static Map<String, String> question(Program program) {
        return Map.of(
                "response_type", "code",
                "client_id", FirstComers.SWAGGER_UI.toString(),
                "redirect_uri", program.base() + "/docs/oauth2-redirect.html",
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method", "S256");
    }

    @Test
    void the_first_administrator_comes_in_by_a_link_that_each_start_tells_until_it_is_used() throws Exception {
        try (ExternalServer database = ExternalServer.in(directory)) {
            String email = UUID.randomUUID() + "@example.org";
            String first;
            try (Program program = start(database, email)) {
                first = link(program);
                Browser.at(origin(program))
                        .open("password", Map.of("link", first))
                        .is(200);
                assertThat(program.logged()).noneMatch(it -> it.contains(email));
            }
            try (Program program = start(database, email)) {
                String second = link(program);
                Browser.at(origin(program))
                        .open("password", Map.of("link", first))
                        .is(410);
                Browser.at(origin(program))
                        .open("password", Map.of("link", second))
                        .send(Map.of("password", PASSWORD, "repeated", PASSWORD))
                        .is(200);
                Browser browser = Browser.at(origin(program))
                        .open("authorize", question(program))
                        .send(Map.of("email", email, "password", PASSWORD))
                        .is(200);
                assertThat(browser.html()).contains("Koppla en autentiseringsapp");
                Browser.at(origin(program))
                        .open("authorize", question(program))
                        .send(Map.of("email", "demo.administrator@example.org", "password", PASSWORD))
                        .is(400);
            }
            try (Program program = start(database, email)) {
                assertThat(program.logged()).noneMatch(it -> LINK.matcher(it).find());
            }
            try (Program program = start(database, UUID.randomUUID() + "@example.org")) {
                assertThat(program.logged())
                        .noneMatch(it -> LINK.matcher(it).find())
                        .anyMatch(it -> it.contains("KOMPETENSBYRAN_BOOTSTRAP_ADMIN is set and does nothing"));
            }
        }
    }

    private Program start(ExternalServer database, String email) {
        Program program = Program.on(directory.resolve("program"))
                .with(database.settings())
                .with(MasterKeys.FILE, keyset())
                .with("kompetensbyran.bootstrap-admin", email)
                .start();
        program.awaitLogged(it -> it.contains("Listening on"));
        return program;
    }

    private String keyset() {
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
}
