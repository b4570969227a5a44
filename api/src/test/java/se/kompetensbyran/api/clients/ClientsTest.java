package se.kompetensbyran.api.clients;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.name;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.with;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;

/** Administrators look after the clients of their own organisations, and of no others. */
@QuarkusTest
class ClientsTest extends ApiTest {

    private static final String SECRET = "kbs_[0-9A-Za-z]{49}";

    @Test
    void a_machine_gets_a_secret_that_is_shown_once() {
        Map<String, Object> machine = machine(organisation());
        String key = UUID.randomUUID().toString();

        String id = send(region(), "/clients", machine, key)
                .statusCode(201)
                .body("secret", matchesPattern(SECRET))
                .body("reach", equalTo("organisation"))
                .body("secrets", hasSize(1))
                .extract()
                .path("id");

        send(region(), "/clients", machine, key)
                .statusCode(201)
                .body("id", equalTo(id))
                .body("secret", nullValue());
        read(region(), id)
                .statusCode(200)
                .body("secret", nullValue())
                .body("scopes", contains("projects:read"))
                .body("secrets[0].hint", matchesPattern("[0-9A-Za-z]{4}"))
                .body(not(matchesPattern("(?s).*[0-9a-f]{64}.*")));
    }

    @Test
    void a_new_secret_takes_over_while_the_old_one_still_works() {
        String id = register(machine(organisation()));

        send(region(), "/clients/" + id + "/secrets", Map.of("overlapHours", 2))
                .statusCode(201)
                .body("secret", matchesPattern(SECRET))
                .body("secrets", hasSize(2))
                .body("secrets[0].expiresAt", notNullValue())
                .body("secrets[1].expiresAt", nullValue());
        send(region(), "/clients/" + id + "/secrets", Map.of())
                .statusCode(409)
                .body("code", equalTo("client.too-many-secrets"));

        String old = read(region(), id).extract().path("secrets[0].id");
        region().header("If-Match", "*")
                .delete("/clients/{id}/secrets/{secret}", id, old)
                .then()
                .statusCode(204);
        send(region(), "/clients/" + id + "/secrets", Map.of()).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 721})
    void an_overlap_is_at_most_a_month(int hours) {
        String id = register(machine(organisation()));

        send(region(), "/clients/" + id + "/secrets", Map.of("overlapHours", hours))
                .statusCode(400)
                .body("errors.pointer", contains("/overlapHours"));
        read(region(), id).body("secrets", hasSize(1));
    }

    @Test
    void an_app_names_where_its_answers_go_and_keeps_no_secret() {
        String id = register(app(organisation(), "https://app.example/signed-in", "http://127.0.0.1:5173/signed-in"));

        read(region(), id).body("secrets", empty()).body("redirectUris", hasSize(2));
        send(region(), "/clients/" + id + "/secrets", Map.of())
                .statusCode(409)
                .body("code", equalTo("client.not-for-apps"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example/signed-in",
                "https://app.example/#there",
                "https://someone@app.example/",
                "javascript:alert(1)",
                "/signed-in",
                "https://*.example/"
            })
    void an_address_that_could_lead_elsewhere_is_refused(String address) {
        send(region(), "/clients", app(organisation(), address))
                .statusCode(400)
                .body("errors.code", hasItem("redirect-shape"));
    }

    @Test
    void what_is_for_machines_is_not_for_apps_and_the_other_way_round() {
        send(region(), "/clients", with(app(organisation(), "https://app.example/"), "jwks", "{\"keys\":[]}"))
                .statusCode(400);
        send(region(), "/clients", with(machine(organisation()), "redirectUris", List.of("https://app.example/")))
                .statusCode(400);
        send(region(), "/clients", with(machine(organisation()), "scopes", List.of("me:manage")))
                .statusCode(400)
                .body("errors.code", contains("not-for-machines"));
        send(region(), "/clients", with(app(organisation()), "redirectUris", List.of()))
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"keys\":[]}",
                "null",
                "{\"keys\":[null]}",
                "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}",
                "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"\"}]}",
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}",
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4\",\"y\":\"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM\",\"d\":\"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE\"}]}"
            })
    void keys_of_its_own_are_public_ones(String jwks) {
        send(region(), "/clients", with(machine(organisation()), "jwks", jwks))
                .statusCode(400)
                .body("errors.code", contains("jwks-shape"));
    }

    @Test
    void an_unknown_scope_or_organisation_is_refused() {
        send(region(), "/clients", with(machine(organisation()), "scopes", List.of("world:rule")))
                .statusCode(400);
        send(region(), "/clients", machine(UUID.randomUUID().toString()))
                .statusCode(400)
                .body("errors.pointer", contains("/organisation"));
    }

    @Test
    void an_administrator_of_one_organisation_does_not_know_the_clients_of_another() {
        String mine = organisation();
        String theirs = organisation();
        String id = register(machine(theirs));

        read(of(mine), id).statusCode(404).body("code", equalTo("client.unknown"));
        become(of(mine), id, "disabled").statusCode(404);
        send(of(mine), "/clients/" + id + "/secrets", Map.of()).statusCode(404);
        of(mine).get("/clients").then().statusCode(200).body("items", empty());
        of(theirs).get("/clients").then().statusCode(200).body("items.id", contains(id));
        send(of(mine), "/clients", machine(theirs)).statusCode(403);
    }

    @Test
    void nobody_gives_a_client_a_reach_beyond_their_own() {
        String mine = organisation();

        send(of(mine), "/clients", with(machine(mine), "reach", "region"))
                .statusCode(403)
                .body("code", equalTo("client.beyond-own-reach"));
        String id = register(with(machine(mine), "reach", "region"));
        become(of(mine), id, "disabled").statusCode(403);
        change(of(mine), id, Map.of("name", "Annat")).statusCode(403);
    }

    @Test
    void nobody_gives_a_machine_a_scope_that_they_have_not() {
        String mine = organisation();
        send(region(), "/clients", with(machine(mine), "scopes", List.of("journal:read"), "reach", "region"))
                .statusCode(403)
                .body("code", equalTo("client.beyond-own-reach"));
        String id = register(machine(mine));
        change(of(mine), id, Map.of("scopes", List.of("journal:read"))).statusCode(403);
        read(region(), id).body("scopes", contains("projects:read"));
    }

    @Test
    void a_partners_machine_is_let_in_to_refer_for_its_own_organisation_alone() {
        String mine = organisation();
        var partner = with(machine(mine), "scopes", List.of("participants:refer"), "reach", "organisation");
        read(region(), register(partner)).body("scopes", contains("participants:refer"));
        send(region(), "/clients", with(partner, "reach", "node")).statusCode(403);
        for (String it : List.of("referrals:read", "referrals:decide", "participants:read"))
            send(region(), "/clients", with(partner, "scopes", List.of(it)))
                    .statusCode(403)
                    .body("code", equalTo("client.beyond-own-reach"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts:manage", "clients:manage", "signing-keys:manage", "me:manage"})
    void who_comes_in_is_decided_by_people_and_by_no_machine(String scope) {
        String id = register(machine(organisation()));

        change(region(), id, Map.of("scopes", List.of(scope)))
                .statusCode(400)
                .body("errors.code", contains("not-for-machines"));
        send(region(), "/clients", with(machine(organisation()), "scopes", List.of(scope)))
                .statusCode(400);
        read(region(), id).body("scopes", contains("projects:read"));
    }

    @Test
    void an_app_in_which_people_of_the_region_sign_in_is_let_in_by_the_region() {
        String mine = organisation();

        send(of(mine), "/clients", app(mine, "https://app.example/"))
                .statusCode(403)
                .body("code", equalTo("client.beyond-own-reach"));
        String id = register(app(mine, "https://app.example/"));
        change(of(mine), id, Map.of("redirectUris", List.of("https://other.example/")))
                .statusCode(403);
        read(region(), id).body("redirectUris", contains("https://app.example/"));
    }

    @Test
    void a_client_is_shut_out_and_let_in_again() {
        String id = register(machine(organisation()));

        become(region(), id, "active").statusCode(409).body("code", equalTo("client.not-disabled"));
        become(region(), id, "disabled").statusCode(200).body("state", equalTo("disabled"));
        become(region(), id, "disabled").statusCode(409).body("code", equalTo("client.disabled"));
        become(region(), id, "active").statusCode(200).body("state", equalTo("active"));
    }

    @Test
    void the_named_facts_are_changed_and_the_others_stay() {
        String id = register(machine(organisation()));

        change(region(), id, Map.of("scopes", List.of("projects:read", "projects:write")))
                .statusCode(200)
                .body("scopes", containsInAnyOrder("projects:read", "projects:write"))
                .body("secrets", hasSize(1))
                .body("name", matchesPattern("Påhittad.*"));
        change(region(), id, Map.of("organisation", organisation()))
                .statusCode(400)
                .body("errors.code", contains("unknown-field"));
    }

    private static RequestSpecification region() {
        return anybody().auth().oauth2(Tokens.with("administrator"));
    }

    private static RequestSpecification of(String organisation) {
        return anybody()
                .auth()
                .oauth2(Tokens.of(
                        "test-administrator",
                        List.of(new Grant(Role.ADMINISTRATOR, UUID.fromString(organisation), Reach.ORGANISATION))));
    }

    private static Map<String, Object> machine(String organisation) {
        return Map.of(
                "name",
                name("maskin"),
                "organisation",
                organisation,
                "kind",
                "machine",
                "scopes",
                List.of("projects:read"));
    }

    private static Map<String, Object> app(String organisation, String... redirects) {
        return Map.of(
                "name",
                name("app"),
                "organisation",
                organisation,
                "kind",
                "app",
                "scopes",
                List.of("projects:read", "me:manage"),
                "redirectUris",
                List.of(redirects));
    }

    private static String register(Map<String, ?> client) {
        return send(region(), "/clients", client).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse read(RequestSpecification who, String client) {
        return who.get("/clients/{id}", client).then();
    }

    private static ValidatableResponse send(RequestSpecification who, String path, Object body, String... key) {
        if (key.length > 0) who.header("Idempotency-Key", key[0]);
        return who.contentType("application/json").body(body).post(path).then();
    }

    private static ValidatableResponse become(RequestSpecification who, String client, String to) {
        return who.contentType("application/json")
                .header("If-Match", "*")
                .body(Map.of("to", to))
                .post("/clients/{id}/stage-changes", client)
                .then();
    }

    private static ValidatableResponse change(RequestSpecification who, String client, Map<String, ?> changes) {
        return who.contentType(MERGE_PATCH)
                .header("If-Match", "*")
                .body(changes)
                .patch("/clients/{id}", client)
                .then();
    }
}
