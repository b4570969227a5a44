package se.kompetensbyran.api.shared;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static se.kompetensbyran.api.testing.Invented.name;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kompetensbyran.api.testing.ApiTest;

/** Links are never led astray by what a client writes in a header. */
@QuarkusTest
class ForwardedTest extends ApiTest {

    @ParameterizedTest
    @CsvSource({
        "Host, elsewhere.example",
        "Forwarded, host=elsewhere.example;proto=https;for=10.0.0.1",
        "X-Forwarded-Host, elsewhere.example",
        "X-Forwarded-Server, elsewhere.example",
        "X-Forwarded-Prefix, /elsewhere",
        "X-Original-Host, elsewhere.example",
    })
    void a_header_alone_changes_no_link(String header, String value) {
        anybody()
                .header(header, value)
                .get("/municipalities")
                .then()
                .statusCode(200)
                .body("_links.href", everyItem(startsWith("http://127.0.0.1")))
                .body("_links.href", everyItem(not(containsString("elsewhere"))));
    }

    @Test
    void a_client_that_says_it_is_a_trusted_proxy_is_not_believed() {
        anybody()
                .header("X-Forwarded-Trusted-Proxy", "true")
                .header("Forwarded", "host=elsewhere.example;proto=https")
                .header("X-Forwarded-Host", "elsewhere.example")
                .header("Host", "elsewhere.example")
                .get("/municipalities")
                .then()
                .statusCode(200)
                .body("_links.href", everyItem(not(containsString("elsewhere"))));
    }

    @Test
    void neither_the_type_of_a_problem_nor_a_location_is_led_astray() {
        anybody()
                .header("Host", "elsewhere.example")
                .header("X-Forwarded-Trusted-Proxy", "true")
                .get("/nothing")
                .then()
                .statusCode(404)
                .body("type", not(containsString("elsewhere")));
        manager()
                .header("Host", "elsewhere.example")
                .header("X-Forwarded-Trusted-Proxy", "true")
                .contentType("application/json")
                .body(Map.of("name", name("förening")))
                .post("/organisations")
                .then()
                .statusCode(201)
                .header("Location", not(containsString("elsewhere")));
    }
}
