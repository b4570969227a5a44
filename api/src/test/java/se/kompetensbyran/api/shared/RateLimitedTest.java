package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;

/** Nobody takes the whole service. The quotas are so slow to fill that a test sees them empty. */
@QuarkusTest
@TestProfile(RateLimitedTest.Small.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RateLimitedTest extends ApiTest {

    private static final int QUOTA = 6;

    /** Quotas that a test can use up. */
    public static final class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kompetensbyran.rate-limit.client-per-minute", "" + QUOTA,
                    "kompetensbyran.rate-limit.per-minute", "20",
                    "kompetensbyran.rate-limit.sign-in-per-minute", "3");
        }
    }

    private static RequestSpecification client(String subject) {
        return anybody().auth().oauth2(Tokens.of(subject, Set.of("programme-manager")));
    }

    private static void isRefused(Response answer, String policy) {
        answer.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("too-many-requests"))
                .header("RateLimit-Policy", startsWith("\"" + policy + "\";"))
                .header("RateLimit", startsWith("\"" + policy + "\";r=0;t="))
                .header("Retry-After", Integer::parseInt, greaterThan(0));
    }

    /** The first of many answers that is a refusal. */
    private static Response onceRefused(IntFunction<RequestSpecification> request) {
        for (int i = 0; i < 100; i++) {
            Response answer = request.apply(i).get("/municipalities");
            if (answer.statusCode() == 429) return answer;
        }
        throw new AssertionError("never refused");
    }

    @Test
    @Order(1)
    void every_answer_tells_the_policy_and_what_is_left() {
        for (String it : List.of("/municipalities", "/nothing", "/municipalities?limit=0"))
            get(it).header("RateLimit-Policy", equalTo("\"address\";q=20;w=60"))
                    .header("RateLimit", matchesPattern("\"address\";r=\\d+;t=\\d+"));
    }

    @Test
    @Order(2)
    void a_client_has_its_own_quota_and_another_is_not_affected() {
        String greedy = word();
        for (int i = 0; i < QUOTA; i++)
            client(greedy)
                    .get("/municipalities")
                    .then()
                    .statusCode(200)
                    .header("RateLimit-Policy", equalTo("\"client\";q=" + QUOTA + ";w=60"));
        isRefused(client(greedy).get("/municipalities"), "client");
        isRefused(client(greedy).get("/nothing"), "client");
        client(word()).get("/municipalities").then().statusCode(200);
        get("/municipalities").statusCode(200);
    }

    @Test
    @Order(3)
    void where_passwords_and_secrets_are_tried_the_quota_is_strict_whatever_token_or_address_is_claimed() {
        // What OAuth answers is not in the contract.
        String good = Tokens.with("programme-manager");
        for (int i = 0; i < 3; i++)
            assertThat(RestAssured.given().post("/oauth/token").statusCode()).isNotEqualTo(429);
        isRefused(RestAssured.given().post("/oauth/token"), "sign-in");
        isRefused(RestAssured.given().post("/oauth/token/"), "sign-in");
        isRefused(RestAssured.given().post("/oauth/revoke"), "sign-in");
        isRefused(RestAssured.given().post("/oauth/authorize"), "sign-in");
        isRefused(RestAssured.given().post("/oauth/password"), "sign-in");
        isRefused(RestAssured.given().auth().oauth2(good).post("/oauth/token"), "sign-in");
        for (String header : List.of("X-Forwarded-For", "X-Real-IP"))
            isRefused(RestAssured.given().header(header, "198.51.100.7").post("/oauth/token"), "sign-in");
        isRefused(RestAssured.given().header("Forwarded", "for=198.51.100.7").post("/oauth/token"), "sign-in");
        get("/municipalities").statusCode(200);
    }

    @Test
    @Order(4)
    void a_bad_token_counts_on_the_address_and_so_does_what_is_refused_before_a_token_is_looked_at() {
        String bad = "Bearer " + Tokens.expired("programme-manager");
        anybody()
                .header("Authorization", bad)
                .get("/municipalities")
                .then()
                .statusCode(401)
                .header("RateLimit-Policy", startsWith("\"address\""));
        anybody()
                .header("Authorization", "Bearer garbage")
                .get("/municipalities")
                .then()
                .statusCode(401)
                .header("RateLimit-Policy", startsWith("\"address\""));
        client(word())
                .urlEncodingEnabled(false)
                .get("/projects%2f")
                .then()
                .statusCode(400)
                .header("RateLimit-Policy", startsWith("\"address\""));
        isRefused(onceRefused(it -> anybody().header("Authorization", bad)), "address");
        isRefused(onceRefused(it -> anybody()), "address");
        isRefused(onceRefused(it -> anybody().header("X-Forwarded-For", "198.51.100." + it)), "address");
        client(word()).get("/municipalities").then().statusCode(200);
    }
}
