package se.kompetensbyran.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** Keys that sign change without anybody noticing, and a stranger finds out by itself how to verify and to sign in. */
@QuarkusTest
class SigningKeysTest extends ApiTest {

    private static final String ROLE = "programme-manager";

    @Inject
    MovableClock clock;

    @AfterEach
    void the_clock_goes_right() {
        clock.reset();
    }

    @Test
    void a_new_key_is_published_before_it_signs_and_the_old_one_until_the_last_that_it_signed_has_died() {
        // Whatever other tests left is over by now, also where they went years ahead, and what replaces it is in force.
        clock.move(Duration.ofDays(2000));
        Tokens.with(ROLE);
        clock.move(Duration.ofMinutes(30));
        String before = kid(Tokens.with(ROLE));
        String next = rotate().statusCode(201)
                .body("state", equalTo("next"))
                .extract()
                .path("kid");
        assertThat(next).isNotEqualTo(before);
        published().body("keys.kid", hasItems(before, next));
        state(before, "signing");

        clock.move(Duration.ofMinutes(9));
        assertThat(kid(Tokens.with(ROLE))).isEqualTo(before);
        String last = Tokens.with(ROLE);

        clock.move(Duration.ofMinutes(2));
        String first = Tokens.with(ROLE);
        assertThat(kid(first)).isEqualTo(next);
        reads(first, 200);
        reads(last, 200);
        state(next, "signing");
        state(before, "previous");
        published().body("keys.kid", hasItems(before, next));

        clock.move(Duration.ofMinutes(16));
        reads(last, 401);
        published().body("keys.kid", hasItems(before, next));

        clock.move(Duration.ofHours(25));
        published().body("keys.kid", hasItem(next)).body("keys.kid", not(hasItem(before)));
        reads(Tokens.with(ROLE), 200);
        administrator().get("/signing-keys/" + before).then().statusCode(404);
    }

    @Test
    void the_published_keys_hold_no_private_half() {
        published()
                .body("keys.kty", hasItem("RSA"))
                .body("keys.use", hasItem("sig"))
                .body("keys.alg", hasItem("RS256"))
                .body("keys[0].d", nullValue())
                .body("keys[0].p", nullValue());
    }

    @Test
    void the_published_keys_may_be_kept_for_five_minutes_and_asked_for_again_cheaply() {
        String tag = published()
                .header("Cache-Control", "public, max-age=300")
                .extract()
                .header("ETag");
        RestAssured.given()
                .header("If-None-Match", tag)
                .get("/oauth/jwks.json")
                .then()
                .statusCode(304);
    }

    @Test
    void a_stranger_finds_out_how_to_sign_in() {
        RestAssured.basePath = "";
        RestAssured.given()
                .get("/.well-known/oauth-authorization-server")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("issuer", equalTo("http://127.0.0.1:8080"))
                .body("token_endpoint", equalTo("http://127.0.0.1:8080" + BASE + "/oauth/token"))
                .body("jwks_uri", equalTo("http://127.0.0.1:8080" + BASE + "/oauth/jwks.json"))
                .body("code_challenge_methods_supported", equalTo(List.of("S256")))
                .body("response_types_supported", equalTo(List.of("code")))
                .body("scopes_supported", hasItems("projects:write", "me:manage"))
                .body(
                        "token_endpoint_auth_methods_supported",
                        hasItems("none", "client_secret_post", "private_key_jwt"))
                .body("token_endpoint_auth_methods_supported", not(hasItem("client_secret_basic")))
                .body("authorization_response_iss_parameter_supported", equalTo(true));
    }

    @Test
    void only_who_looks_after_the_whole_region_changes_the_keys() {
        String own =
                Tokens.of("somebody", List.of(new Grant(Role.ADMINISTRATOR, UUID.randomUUID(), Reach.ORGANISATION)));
        anybody().auth().oauth2(own).post("/signing-keys").then().statusCode(403);
        anybody().auth().oauth2(Tokens.with(ROLE)).post("/signing-keys").then().statusCode(403);
        anybody().post("/signing-keys").then().statusCode(401);
    }

    private static ValidatableResponse rotate() {
        return administrator().post("/signing-keys").then();
    }

    private static RequestSpecification administrator() {
        return anybody().auth().oauth2(Tokens.of("administrator", Set.of("administrator")));
    }

    private static void state(String kid, String state) {
        administrator().get("/signing-keys/" + kid).then().statusCode(200).body("state", equalTo(state));
        administrator()
                .get("/signing-keys")
                .then()
                .statusCode(200)
                .body("items.find { it.kid == '" + kid + "' }.state", equalTo(state));
    }

    private static ValidatableResponse published() {
        return RestAssured.given().get("/oauth/jwks.json").then().statusCode(200);
    }

    private static void reads(String token, int status) {
        anybody().auth().oauth2(token).get("/projects").then().statusCode(status);
    }

    private static String kid(String token) {
        String header = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), StandardCharsets.UTF_8);
        return header.replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
    }
}
