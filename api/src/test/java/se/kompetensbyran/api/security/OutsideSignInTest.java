package se.kompetensbyran.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Invented;
import se.kompetensbyran.api.testing.OutsideTokens;
import se.kompetensbyran.domain.access.Credential;

/** An issuer elsewhere lets people in; what is built in for that is not there. */
@QuarkusTest
@TestProfile(OutsideSignInTest.Outside.class)
class OutsideSignInTest extends ApiTest {

    /** An issuer elsewhere, whose roles lie within another claim, beside a keyset that signs proofs and no tokens. */
    public static final class Outside implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(OutsideTokens.settings());
            settings.put("kompetensbyran.outside.roles-claim", "realm_access/roles");
            settings.put("kompetensbyran.outside.organisation-claim", "org");
            return settings;
        }
    }

    private static JwtClaimsBuilder leader() {
        return roles("region:programme-manager");
    }

    private static JwtClaimsBuilder roles(String... roles) {
        return OutsideTokens.claims("somebody").claim("realm_access", Map.of("roles", List.of(roles)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt"})
    void who_has_a_role_there_for_the_region_may_write(String type) {
        create(OutsideTokens.signed(leader(), type), 201);
    }

    @Test
    void a_role_without_the_region_reaches_the_own_organisation_alone() {
        UUID own = UUID.randomUUID();
        create(OutsideTokens.signed(roles("programme-manager").claim("org", own.toString())), 403);
        create(OutsideTokens.signed(roles("stranger")), 403);
        create(OutsideTokens.with("programme-manager"), 403);
    }

    @Test
    void a_token_of_another_type_audience_or_issuer_or_of_our_own_is_refused() {
        Instant anHourAgo = Instant.now().minusSeconds(3600);
        create(OutsideTokens.signed(leader(), "logout+jwt"), 401);
        create(OutsideTokens.signed(leader().audience("account")), 401);
        create(OutsideTokens.signed(leader().issuer("https://another.test")), 401);
        create(
                OutsideTokens.signed(
                        leader().issuedAt(anHourAgo.minusSeconds(300)).expiresAt(anHourAgo)),
                401);
        create(Credential.make(Credential.Kind.API_KEY).text(), 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accounts", "/clients"})
    void what_is_built_in_is_not_there(String path) {
        RestAssured.given()
                .auth()
                .oauth2(OutsideTokens.signed(roles("region:administrator")))
                .get(path)
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }

    @Test
    void the_status_of_an_enterprise_is_proved_with_keys_of_our_own() throws JoseException {
        String administrator = OutsideTokens.signed(roles("region:administrator"));
        RestAssured.given()
                .auth()
                .oauth2(administrator)
                .get("/signing-keys")
                .then()
                .statusCode(200);
        String enterprise = confirmed();

        anybody().get("/enterprises/{id}", enterprise).then().body("_links.rel", hasItem("status-certificate"));
        String certificate = anybody()
                .get("/enterprises/{id}/status-certificate", enterprise)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        JsonWebSignature signed = new JsonWebSignature();
        signed.setCompactSerialization(certificate);
        String published = anybody()
                .get("/oauth/jwks.json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        signed.setKey(new JsonWebKeySet(published)
                .findJsonWebKey(signed.getKeyIdHeaderValue(), null, null, null)
                .getKey());
        assertThat(signed.verifySignature()).isTrue();
        // It proves a status and lets nobody in.
        create(certificate, 401);
    }

    private static String confirmed() {
        UUID owner = UUID.fromString(send(leader(), "/organisations", Map.of("name", Invented.name("förening"))));
        String enterprise = send(
                leader(),
                "/enterprises",
                Map.of("name", Invented.name("verksamhet"), "organisation", owner, "since", "2019-03-01"));
        var own = OutsideTokens.claims("somebody-else")
                .claim("realm_access", Map.of("roles", List.of("enterprise-manager")))
                .claim("org", owner.toString());
        String assessment =
                send(own, "/assessments", Map.of("enterprise", enterprise, "evidence", each("Påhittat underlag")));
        String one = "/assessments/" + assessment;
        step(own, one, "/stage-changes", Map.of("to", "submitted"));
        step(leader(), one, "/decisions", Map.of("to", "confirmed", "verdicts", each("met")));
        return enterprise;
    }

    private static Map<String, String> each(String it) {
        return Map.of("integration", it, "participation", it, "reinvestment", it, "independence", it);
    }

    private static String send(JwtClaimsBuilder who, String path, Map<String, ?> told) {
        return anybody()
                .auth()
                .oauth2(OutsideTokens.signed(who))
                .contentType("application/json")
                .body(told)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void step(JwtClaimsBuilder who, String one, String steps, Map<String, ?> told) {
        String token = OutsideTokens.signed(who);
        String tag = anybody()
                .auth()
                .oauth2(token)
                .get(one)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        anybody()
                .auth()
                .oauth2(token)
                .header("If-Match", tag)
                .contentType("application/json")
                .body(told)
                .post(one + steps)
                .then()
                .statusCode(200);
    }

    @Test
    void the_metadata_of_the_built_in_sign_in_are_not_there() {
        RestAssured.basePath = "";
        RestAssured.given()
                .get("/.well-known/oauth-authorization-server")
                .then()
                .statusCode(404);
    }

    private static void create(String token, int status) {
        anybody()
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("name", Invented.name("förening")))
                .post("/organisations")
                .then()
                .statusCode(status);
    }
}
