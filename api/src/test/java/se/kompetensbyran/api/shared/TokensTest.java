package se.kompetensbyran.api.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.organisation;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.api.testing.Wire;

/** Who one is, is shown by a token; a bad one is never taken for none. */
@QuarkusTest
class TokensTest extends ApiTest {

    private static final String ROLE = "programme-manager";

    static Stream<Arguments> bad_authorizations() {
        String good = Tokens.with(ROLE);
        String[] parts = good.split("\\.", -1);
        String none = encoded("{\"alg\":\"none\",\"typ\":\"at+jwt\"}");
        return Stream.of(
                arguments("expired", "Bearer " + Tokens.expired(ROLE)),
                arguments("another audience", "Bearer " + Tokens.forAnotherAudience(ROLE)),
                arguments("another issuer", "Bearer " + Tokens.ofAnotherIssuer(ROLE)),
                arguments("another key", "Bearer " + Tokens.ofAnotherKey(ROLE)),
                arguments("no algorithm", "Bearer " + none + "." + parts[1] + "."),
                arguments("no algorithm, signed", "Bearer " + none + "." + parts[1] + "." + parts[2]),
                arguments("no signature", "Bearer " + parts[0] + "." + parts[1] + "."),
                arguments("other claims", "Bearer " + parts[0] + "." + raised(parts[1]) + "." + parts[2]),
                arguments("cut", "Bearer " + good.substring(0, good.length() - 9)),
                arguments("garbage", "Bearer garbage"),
                arguments("dots", "Bearer ..."),
                arguments("empty", "Bearer "),
                arguments("no scheme", good),
                arguments("two tokens", "Bearer " + good + " " + good),
                arguments("Basic", "Basic YWRtaW46YWRtaW4="),
                arguments("another scheme", "Digest username=\"x\""),
                arguments("large", "Bearer " + "x".repeat(15_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad_authorizations")
    void a_bad_token_is_refused_on_writes_and_on_open_reads_alike(String what, String authorization) {
        unauthenticated(create(anybody().header("Authorization", authorization)));
        for (String it : List.of("/projects", "/organisations/" + organisation(), "/code-lists", "/api-info"))
            unauthenticated(
                    anybody().header("Authorization", authorization).get(it).then());
    }

    @Test
    void a_token_that_is_too_large_for_the_server_is_not_taken_for_none() {
        for (int it : new int[] {30_000, 100_000})
            assertThat(Wire.send("GET " + BASE + "/projects HTTP/1.1", "Authorization: Bearer " + "x".repeat(it), "")
                            .status())
                    .isEqualTo(431);
    }

    @Test
    void without_a_token_open_reads_answer_and_writes_do_not() {
        get("/projects").statusCode(200);
        unauthenticated(create(anybody())).header("WWW-Authenticate", equalTo("Bearer"));
    }

    @Test
    void what_was_wrong_with_a_token_is_only_that_it_is_invalid() {
        create(anybody().header("Authorization", "Bearer " + Tokens.expired(ROLE)))
                .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluator", "Programme-Manager", "programme-manager ", "*", ""})
    void another_role_may_read_and_not_write(String role) {
        String token = Tokens.of("somebody", Set.of(role));
        create(anybody().auth().oauth2(token))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("forbidden"));
        anybody().auth().oauth2(token).get("/projects").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"programme-manager", "administrator"})
    void who_has_the_role_may_write(String role) {
        create(anybody().auth().oauth2(Tokens.with(role))).statusCode(201);
    }

    @Test
    void the_scheme_is_read_in_any_case() {
        create(anybody().header("Authorization", "bearer " + Tokens.with(ROLE))).statusCode(201);
    }

    @Test
    void a_token_in_the_address_is_no_token() {
        String token = Tokens.with(ROLE);
        anybody().queryParam("access_token", token).get("/projects").then().statusCode(400);
        anybody()
                .cookie("Bearer", token)
                .contentType("application/json")
                .body(Map.of("name", name("förening")))
                .post("/organisations")
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse create(RequestSpecification who) {
        return who.contentType("application/json")
                .body(Map.of("name", name("förening")))
                .post("/organisations")
                .then();
    }

    private static ValidatableResponse unauthenticated(ValidatableResponse answer) {
        return answer.statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .header("Cache-Control", equalTo("no-store"))
                .body("code", equalTo("unauthenticated"))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
    }

    private static String raised(String claims) {
        String json = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
        return encoded(json.replace(ROLE, "administrator"));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
