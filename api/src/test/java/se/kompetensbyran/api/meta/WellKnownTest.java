package se.kompetensbyran.api.meta;

import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.ApiTest;

/** What a stranger finds at agreed addresses. */
@QuarkusTest
class WellKnownTest extends ApiTest {

    @BeforeEach
    void outside_the_resources() {
        RestAssured.basePath = "";
    }

    @Test
    void who_finds_a_weakness_learns_whom_to_tell_for_less_than_a_year() {
        String text = get("/.well-known/security.txt")
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(containsString("Contact: mailto:"))
                .extract()
                .asString();
        Instant expires = Instant.parse(text.replaceFirst("(?s).*Expires: (\\S+).*", "$1"));
        Assertions.assertThat(expires).isBetween(Instant.now(), Instant.now().plus(365, ChronoUnit.DAYS));
    }

    @Test
    void who_only_asks_whether_it_is_there_is_told() {
        for (String it : List.of("/.well-known/security.txt", "/.well-known/api-catalog"))
            anybody().head(it).then().statusCode(200).header("Content-Type", not(blankOrNullString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/kompetensbyran/v1", "/kompetensbyran/v1/"})
    void who_begins_at_the_beginning_is_led_to_what_there_is(String start) {
        anybody()
                .redirects()
                .follow(false)
                .get(start)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/kompetensbyran/v1/api-info"));
        anybody()
                .redirects()
                .follow(false)
                .accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get(start)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/kompetensbyran/v1/docs"));
        anybody().post(start).then().statusCode(404);
    }

    @Test
    void who_looks_for_an_api_finds_its_contract() {
        get("/.well-known/api-catalog")
                .statusCode(200)
                .contentType(equalTo("application/linkset+json"))
                .body("linkset[0].anchor", endsWith("/kompetensbyran/v1/api-info"))
                .body("linkset[0].'service-desc'[0].href", endsWith("/kompetensbyran/v1/openapi.yaml"));
    }
}
