package se.kompetensbyran.api.shared;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static se.kompetensbyran.api.testing.Invented.project;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.ApiTest;

/** Problems speak Swedish, and English to who prefers it. */
@QuarkusTest
class LanguageTest extends ApiTest {

    @ParameterizedTest
    @CsvSource({
        "sv, sv",
        "sv-SE, sv",
        "en, en",
        "en-GB, en",
        "EN-us, en",
        "'en, sv;q=0.9', en",
        "'sv;q=0.9, en;q=0.1', sv",
        "'en;q=0.1, sv;q=0.9', sv",
        "'de, en;q=0.5', en",
        "'de, fr', sv",
        "*, sv",
        "'en;q=0, *', sv",
        "'sv;q=0, en', en",
    })
    void the_language_that_is_preferred_is_spoken(String asked, String spoken) {
        String title = spoken.equals("sv") ? "Finns inte" : "Not found";
        for (String it : new String[] {"/nothing", "/problems/no-such"})
            anybody()
                    .header("Accept-Language", asked)
                    .get(it)
                    .then()
                    .statusCode(404)
                    .header("Content-Language", equalTo(spoken))
                    .body("title", equalTo(title))
                    .body("code", equalTo("not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nonsense!", "en;q=many", ";;;", ",", "en;q=2", "-", "*-*", "1234567890123"})
    void what_cannot_be_read_is_answered_in_swedish(String asked) {
        anybody()
                .header("Accept-Language", asked)
                .get("/nothing")
                .then()
                .statusCode(404)
                .header("Content-Language", equalTo("sv"))
                .body("title", equalTo("Finns inte"));
    }

    @Test
    void a_very_long_preference_is_no_trouble() {
        anybody()
                .header("Accept-Language", "a,".repeat(2_000) + "en")
                .get("/nothing")
                .then()
                .statusCode(404);
    }

    @Test
    void rules_and_their_arguments_are_told_in_the_language() {
        anybody()
                .header("Accept-Language", "en")
                .get("/projects?limit=0")
                .then()
                .body("title", equalTo("Invalid values"))
                .body("errors[0].detail", equalTo("The number must be from 1 to 100."));
        get("/projects?limit=0").body("errors[0].detail", equalTo("Talet ska vara från 1 till 100."));
    }

    @Test
    void a_rule_of_the_domain_is_told_in_the_language() {
        String id = project();
        manager()
                .header("Accept-Language", "en")
                .header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("to", "ongoing", "on", "2018-10-01"))
                .post("/projects/{id}/stage-changes", id)
                .then()
                .statusCode(409)
                .header("Content-Language", equalTo("en"))
                .body("title", equalTo("Wrong stage"))
                .body("detail", containsString("from “Planned” to “Ongoing”"));
    }
}
