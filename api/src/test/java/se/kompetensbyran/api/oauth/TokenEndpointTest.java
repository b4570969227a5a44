package se.kompetensbyran.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.common.mapper.TypeRef;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.AtOnce;
import se.kompetensbyran.api.testing.Invented;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.signin.AuthorizationCode;
import se.kompetensbyran.domain.signin.Session;
import se.kompetensbyran.domain.signin.Sessions;

/** Codes and refresh tokens: each works once, for whom it is, with what belongs to it. */
@QuarkusTest
class TokenEndpointTest extends OAuthTest {

    @Inject
    Sessions sessions;

    /** In constant shape: an error and a sentence, whatever was wrong. */
    static void isRefused(ValidatableResponse answer, int status, String error) {
        answer.statusCode(status)
                .contentType("application/json")
                .header("Cache-Control", equalTo("no-store"))
                .body("keySet()", equalTo(Set.of("error", "error_description")))
                .body("error", equalTo(error));
    }

    @Test
    void a_code_works_once_and_a_second_use_ends_what_it_began() {
        Client app = app();
        String code = code(app, somebody(Role.ADVISER));
        String refreshToken =
                token(exchange(app, code)).statusCode(200).extract().path("refresh_token");

        isRefused(token(exchange(app, code)), 400, "invalid_grant");
        isRefused(token(refresh(app, refreshToken)), 400, "invalid_grant");
    }

    @Test
    void a_code_is_for_the_app_that_asked() {
        Client app = app();
        String code = code(app, somebody(Role.ADVISER));

        isRefused(token(exchange(app(), code)), 400, "invalid_grant");
        isRefused(token(exchange(app, code)), 400, "invalid_grant");
    }

    @Test
    void a_code_demands_the_verifier_and_the_address_that_belong_to_it() {
        Client app = app();
        Account adviser = somebody(Role.ADVISER);
        for (Map.Entry<String, String> it : Map.of(
                        "code_verifier", VERIFIER + "x", "redirect_uri", "http://localhost:3000/")
                .entrySet()) {
            Map<String, Object> form = exchange(app, code(app, adviser));
            form.put(it.getKey(), it.getValue());
            isRefused(token(form), 400, "invalid_grant");
        }
        Map<String, Object> form = exchange(app, code(app, adviser));
        form.put("code_verifier", CHALLENGE);
        isRefused(token(form), 400, "invalid_grant");
        form.put("code_verifier", "short");
        isRefused(token(form), 400, "invalid_grant");
    }

    @Test
    void what_is_missing_uses_no_code_up() {
        Client app = app();
        String code = code(app, somebody(Role.ADVISER));
        for (String it : List.of("code", "redirect_uri", "code_verifier", "grant_type")) {
            Map<String, Object> form = exchange(app, code);
            form.remove(it);
            isRefused(token(form), 400, "invalid_request");
            form.put(it, "");
            isRefused(token(form), 400, "invalid_request");
        }
        token(exchange(app, code)).statusCode(200);
    }

    @Test
    void a_code_is_good_for_a_minute() {
        Client app = app();
        String code = code(app, somebody(Role.ADVISER));

        clock.move(AuthorizationCode.LIFE);
        isRefused(token(exchange(app, code)), 400, "invalid_grant");
    }

    @Test
    void a_code_of_somebody_shut_out_meanwhile_is_worth_nothing() {
        Client app = app();
        Account adviser = somebody(Role.ADVISER);
        String code = code(app, adviser);
        saved(now(adviser).disable());

        isRefused(token(exchange(app, code)), 400, "invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "kbc_x", "kbr_0000000000000000000000000000000000000000000000000", "eyJ.x.y", "%00"})
    void what_is_no_code_and_no_token_is_no_grant(String text) {
        Client app = app();

        isRefused(token(exchange(app, text)), 400, "invalid_grant");
        isRefused(token(refresh(app, text)), 400, "invalid_grant");
        isRefused(
                token(exchange(
                        app, Credential.make(Credential.Kind.AUTHORIZATION_CODE).text())),
                400,
                "invalid_grant");
        isRefused(
                token(refresh(
                        app, Credential.make(Credential.Kind.REFRESH_TOKEN).text())),
                400,
                "invalid_grant");
    }

    @Test
    void a_refresh_token_gives_the_next_one_and_a_reused_one_ends_them_all() {
        Client app = app();
        String first = signedIn(app, somebody(Role.ADVISER));

        String second = token(refresh(app, first))
                .statusCode(200)
                .body("access_token", notNullValue())
                .body("refresh_token", not(equalTo(first)))
                .extract()
                .path("refresh_token");
        String third = token(refresh(app, second)).statusCode(200).extract().path("refresh_token");
        isRefused(token(refresh(app, first)), 400, "invalid_grant");
        isRefused(token(refresh(app, third)), 400, "invalid_grant");
    }

    @Test
    void of_two_who_renew_at_once_one_is_first_and_the_family_ends() {
        Client app = app();
        String token = signedIn(app, somebody(Role.ADVISER));

        List<Integer> statuses =
                AtOnce.times(4, it -> token(refresh(app, token)).extract().statusCode());

        assertThat(statuses).filteredOn(it -> it == 200).hasSizeLessThanOrEqualTo(1);
        assertThat(statuses).filteredOn(it -> it == 400).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void a_refresh_token_in_other_hands_ends_the_family() {
        Client app = app();
        String token = signedIn(app, somebody(Role.ADVISER));

        isRefused(token(refresh(app(), token)), 400, "invalid_grant");
        isRefused(token(refresh(app, token)), 400, "invalid_grant");
    }

    @Test
    void a_session_ends_when_it_is_not_used() {
        Client app = app();
        String token = signedIn(app, somebody(Role.ADVISER));

        clock.move(Session.IDLE.minusSeconds(1));
        token = token(refresh(app, token)).statusCode(200).extract().path("refresh_token");
        clock.move(Session.IDLE);
        isRefused(token(refresh(app, token)), 400, "invalid_grant");
    }

    @Test
    void who_is_shut_out_and_whose_app_is_shut_out_renews_nothing() {
        Client app = app();
        Account adviser = somebody(Role.ADVISER);
        String token = signedIn(app, adviser);
        saved(now(adviser).disable());
        isRefused(token(refresh(app, token)), 400, "invalid_grant");

        String other = signedIn(app, somebody(Role.ADVISER));
        saved(QuarkusTransaction.requiringNew()
                .call(() -> clients.get(app.id()))
                .disable());
        isRefused(token(refresh(app, other)), 401, "invalid_client");
    }

    @Test
    void new_roles_count_from_the_next_token_on() {
        Client app = app();
        Account adviser = somebody(Role.ADVISER);
        String token = signedIn(app, adviser);
        Account now = now(adviser);
        Account auditor = saved(now.describe(
                now.name(), List.of(new Grant(Role.AUDITOR, now.grants().get(0).organisation(), Reach.REGION))));

        token(refresh(app, token))
                .statusCode(200)
                .body("scope", equalTo(scope(auditor)))
                .body("scope", containsString("journal:read"))
                .body("scope", not(containsString("support:work")));
    }

    @Test
    void an_app_may_ask_for_less_and_never_for_more() {
        Client app = app(Permission.PROJECTS_READ, Permission.ME_MANAGE);
        String first = signedIn(app, somebody(Role.ADVISER));

        isRefused(token(Invented.with(refresh(app, first), "scope", "projects:write")), 400, "invalid_scope");
        isRefused(token(Invented.with(refresh(app, first), "scope", "nonsense")), 400, "invalid_scope");
        String second = token(Invented.with(refresh(app, first), "scope", "me:manage"))
                .statusCode(200)
                .body("scope", equalTo("me:manage"))
                .extract()
                .path("refresh_token");
        token(refresh(app, second)).statusCode(200).body("scope", equalTo("me:manage projects:read"));
    }

    @Test
    void who_signs_out_is_out_at_once() {
        Client app = app();
        Account adviser = somebody(Role.ADVISER);
        String token = signedIn(app, adviser);
        assertThat(open(adviser)).hasSize(1);

        revoke(app, token).statusCode(200).body(is(""));

        assertThat(open(adviser)).isEmpty();
        isRefused(token(refresh(app, token)), 400, "invalid_grant");
        revoke(app, token).statusCode(200);
    }

    @Test
    void a_token_that_has_been_renewed_signs_out_too() {
        Client app = app();
        Account adviser = somebody(Role.ADVISER);
        String first = signedIn(app, adviser);
        String second = token(refresh(app, first)).statusCode(200).extract().path("refresh_token");

        revoke(app, first).statusCode(200);

        isRefused(token(refresh(app, second)), 400, "invalid_grant");
    }

    @Test
    void what_is_not_known_is_revoked_already_and_what_is_anothers_is_not_touched() {
        Client app = app();
        Account adviser = somebody(Role.ADVISER);
        Map<String, Object> tokens =
                token(exchange(app, code(app, adviser))).extract().as(new TypeRef<>() {});
        String refreshToken = String.valueOf(tokens.get("refresh_token"));

        revoke(app, "nonsense").statusCode(200);
        revoke(app, Credential.make(Credential.Kind.REFRESH_TOKEN).text()).statusCode(200);
        isRefused(revoke(app, String.valueOf(tokens.get("access_token"))), 400, "unsupported_token_type");
        isRefused(revoke(app(), refreshToken), 400, "invalid_grant");
        isRefused(
                RestAssured.given()
                        .formParams(Map.of("token", refreshToken))
                        .post("/oauth/revoke")
                        .then(),
                401,
                "invalid_client");
        token(refresh(app, refreshToken)).statusCode(200);
    }

    private static ValidatableResponse revoke(Client app, String token) {
        return RestAssured.given()
                .formParams(Map.of("client_id", app.id().toString(), "token", token, "token_type_hint", "x"))
                .post("/oauth/revoke")
                .then();
    }

    private List<Session> open(Account account) {
        return QuarkusTransaction.requiringNew().call(() -> sessions.openOf(account.id(), time.now()));
    }

    @Test
    void a_client_that_is_unknown_or_shows_too_much_is_refused() {
        Client app = app();
        String code = code(app, somebody(Role.ADVISER));
        for (String id : List.of(ClientId.next().toString(), "x", app.id() + " ")) {
            Map<String, Object> form = exchange(app, code);
            form.put("client_id", id);
            isRefused(token(form), 401, "invalid_client");
        }
        Map<String, Object> nameless = exchange(app, code);
        nameless.remove("client_id");
        isRefused(token(nameless), 401, "invalid_client");
        isRefused(token(Invented.with(exchange(app, code), "client_secret", "kbs_x")), 401, "invalid_client");
        token(exchange(app, code)).statusCode(200);
    }

    @Test
    void other_ways_to_a_token_are_not_known() {
        Client app = app();
        for (String it :
                List.of("password", "implicit", "urn:ietf:params:oauth:grant-type:jwt-bearer", "AUTHORIZATION_CODE"))
            isRefused(token(Map.of("grant_type", it, "client_id", app.id().toString())), 400, "unsupported_grant_type");
        isRefused(
                token(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        app.id().toString())),
                400,
                "unauthorized_client");
    }

    @Test
    void what_comes_twice_in_the_address_or_in_another_form_is_no_request() {
        Client app = app();
        String code = code(app, somebody(Role.ADVISER));
        Map<String, Object> twice = new LinkedHashMap<>(exchange(app, code));
        twice.put("code", List.of(code, code));
        isRefused(token(twice), 400, "invalid_request");
        isRefused(
                RestAssured.given()
                        .queryParams(exchange(app, code))
                        .contentType("application/x-www-form-urlencoded")
                        .post("/oauth/token")
                        .then(),
                400,
                "invalid_request");
        isRefused(
                RestAssured.given()
                        .queryParam("code_verifier", VERIFIER)
                        .formParams(exchange(app, code))
                        .post("/oauth/token")
                        .then(),
                400,
                "invalid_request");
        isRefused(
                RestAssured.given()
                        .contentType("application/json")
                        .body(exchange(app, code))
                        .post("/oauth/token")
                        .then(),
                400,
                "invalid_request");
        isRefused(RestAssured.given().post("/oauth/token").then(), 400, "invalid_request");
        // As Swagger UI does.
        RestAssured.given()
                .queryParam("nonce", "x")
                .formParams(exchange(app, code))
                .post("/oauth/token")
                .then()
                .statusCode(200);
    }

    @Test
    void basic_is_not_to_be_had() {
        Client app = app();
        String code = code(app, somebody(Role.ADVISER));
        ValidatableResponse answer = RestAssured.given()
                .auth()
                .preemptive()
                .basic(app.id().toString(), "secret")
                .formParams(exchange(app, code))
                .post("/oauth/token")
                .then();

        isRefused(answer, 401, "invalid_client");
        answer.header("WWW-Authenticate", equalTo("Bearer"));
    }

    @Test
    void a_token_of_a_hundred_kilobytes_is_too_large() {
        Client app = app();
        token(refresh(app, "x".repeat(100_000))).statusCode(413).body("code", equalTo("too-large"));
        isRefused(token(refresh(app, "x".repeat(10_000))), 400, "invalid_grant");
        RestAssured.given()
                .auth()
                .oauth2("x".repeat(100_000))
                .get("/projects")
                .then()
                .statusCode(431);
    }
}
