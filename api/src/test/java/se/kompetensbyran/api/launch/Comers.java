package se.kompetensbyran.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.kompetensbyran.api.testing.Browser;

/** Those who come to a program that has just started. */
final class Comers {

    private static final Pattern PERSON = Pattern.compile("(demo\\.\\S+) +(\\S+)");

    private Comers() {}

    /** The lines that tell who may come in. */
    static List<String> demo(Program program) {
        return program.said().stream()
                .filter(it -> it.matches("(  Demo|     ).*"))
                .toList();
    }

    /** Asks for a token as the client that {@code told} names. */
    static ValidatableResponse token(Program program, List<String> told) {
        String[] words = told.get(2).strip().split(" +", -1);
        return RestAssured.given()
                .formParams("grant_type", "client_credentials", "client_id", words[1], "client_secret", words[2])
                .post(program.base() + "/oauth/token")
                .then();
    }

    /** Signs in as the person whom {@code line} names. */
    static Browser signIn(Program program, String line) {
        Matcher words = PERSON.matcher(line);
        assertThat(words.find()).isTrue();
        return browser(program)
                .open("authorize", question(program))
                .is(200)
                .send(Map.of("email", words.group(1), "password", words.group(2)));
    }

    /** A browser that opens the pages of {@code program}. */
    static Browser browser(Program program) {
        return Browser.at("http://127.0.0.1:" + program.port());
    }

    /** What Swagger UI asks. */
    static Map<String, String> question(Program program) {
        return Map.of(
                "response_type", "code",
                "client_id", FirstComers.SWAGGER_UI.toString(),
                "redirect_uri", program.base() + "/docs/oauth2-redirect.html",
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method", "S256");
    }
}
