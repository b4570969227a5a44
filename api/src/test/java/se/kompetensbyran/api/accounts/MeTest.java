package se.kompetensbyran.api.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.testing.Invented.organisation;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.security.Passwords;
import se.kompetensbyran.api.security.SecondFactors;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.signin.Session;
import se.kompetensbyran.domain.signin.Sessions;

/** Everybody sees who they are and what they may do, and looks after their own way in. */
@QuarkusTest
class MeTest extends ApiTest {

    private static final String PASSWORD = "sju blå kaffekannor";
    private static final String ANOTHER = "nio gula tekoppar till";

    private static @Nullable String hashed;

    @Inject
    Accounts accounts;

    @Inject
    Clients clients;

    @Inject
    Sessions sessions;

    @Inject
    Passwords passwords;

    @Inject
    SecondFactors factors;

    @Test
    void a_person_sees_name_roles_and_what_the_token_allows() {
        Account me = somebody(Role.PROGRAMME_MANAGER);

        as(me).get("/me")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("private, no-cache"))
                .body("kind", equalTo("person"))
                .body("id", equalTo(me.id().toString()))
                .body("email", equalTo(me.email().toString()))
                .body("grants.role", contains("programme-manager"))
                .body("permissions.permission", hasItems("projects:write", "me:manage"))
                .body("permissions.permission", not(hasItem("accounts:manage")))
                .body("_links.rel", hasItems("sessions", "api-keys", "password-changes"));
    }

    @Test
    void a_client_sees_its_name_and_scopes() {
        UUID organisation = UUID.fromString(organisation());
        Client machine = QuarkusTransaction.requiringNew()
                .call(() -> clients.save(Client.machine(
                        "Påhittad maskin",
                        organisation,
                        Set.of(Permission.PROJECTS_READ),
                        Reach.ORGANISATION,
                        null,
                        null)));

        anybody()
                .auth()
                .oauth2(Tokens.ofClient(
                        machine.id().value(), organisation, Reach.ORGANISATION, Permission.PROJECTS_READ))
                .get("/me")
                .then()
                .statusCode(200)
                .body("kind", equalTo("client"))
                .body("name", equalTo("Påhittad maskin"))
                .body("email", nullValue())
                .body("permissions.permission", contains("projects:read"))
                .body("permissions.organisation", contains(organisation.toString()))
                .body("_links.rel", contains("self"));
    }

    @Test
    void nobody_is_nobody() {
        get("/me").statusCode(401);
    }

    @Test
    void another_password_takes_the_place_of_the_present_one_and_ends_all_other_sessions() {
        Account me = somebody(Role.ADVISER);
        session(me);

        changePassword(me, PASSWORD, ANOTHER).statusCode(204);

        as(me).get("/me/sessions").then().statusCode(200).body("items", empty());
        changePassword(me, PASSWORD, ANOTHER).statusCode(409).body("code", equalTo("account.wrong-password"));
        changePassword(me, ANOTHER, PASSWORD).statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kort", "elva tecken", "password1234", "123456789012"})
    void a_password_that_others_guess_is_refused_and_nothing_changes(String next) {
        Account me = somebody(Role.ADVISER);

        changePassword(me, PASSWORD, next).statusCode(400).body("errors.pointer", hasItem("/next"));

        assertThat(now(me).passwordHash()).isEqualTo(me.passwordHash());
    }

    @Test
    void too_many_wrong_passwords_make_one_wait() {
        Account me = somebody(Role.ADVISER);
        for (int i = 0; i < 5; i++)
            changePassword(me, "fel fel fel fel", ANOTHER).statusCode(409);

        changePassword(me, PASSWORD, ANOTHER)
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("code", equalTo("too-many-requests"));
        bearer(Tokens.with("auditor"))
                .get("/journal?subject=" + me.id())
                .then()
                .body("items.event", hasItems("sign-in.failed", "sign-in.locked"));
    }

    @Test
    void sessions_are_listed_and_ended_by_their_owner_alone() {
        Account me = somebody(Role.ADVISER);
        Account other = somebody(Role.ADVISER);
        Session mine = session(me);

        as(me).get("/me/sessions")
                .then()
                .body("items.id", contains(mine.id().toString()))
                .body("items.app", contains("Påhittad app"))
                .body("items.isThis", contains(false));
        as(other).delete("/me/sessions/{id}", mine.id().toString()).then().statusCode(404);
        as(me).delete("/me/sessions/{id}", mine.id().toString()).then().statusCode(204);
        as(me).delete("/me/sessions/{id}", mine.id().toString()).then().statusCode(404);
        as(me).get("/me/sessions").then().body("items", empty());
    }

    @Test
    void a_second_factor_is_in_use_once_a_code_has_been_put() {
        Account me = somebody(Role.ADVISER);
        ValidatableResponse begun = as(me).post("/me/second-factor").then().statusCode(200);
        String setup = begun.extract().path("setup");
        String secret = begun.extract().path("secret");
        assertThat(begun.extract().<String>path("otpauth"))
                .startsWith("otpauth://totp/")
                .contains(secret);

        confirm(me, setup, "000000").statusCode(409).body("code", equalTo("account.wrong-code"));
        assertThat(now(me).secondFactor()).isNull();
        confirm(me, setup, factors.code(secret, Instant.now())).statusCode(200).body("hasSecondFactor", equalTo(true));
        String kept = now(me).secondFactor();
        assertThat(kept).isNotNull().doesNotContain(secret);

        as(me).post("/me/second-factor").then().statusCode(409).body("code", equalTo("account.second-factor-there"));
        remove(me, "fel fel fel fel").statusCode(409).body("code", equalTo("account.wrong-password"));
        remove(me, PASSWORD).statusCode(204);
        assertThat(now(me).secondFactor()).isNull();
    }

    @Test
    void a_setup_of_another_or_of_nobody_is_refused() {
        Account me = somebody(Role.ADVISER);
        Account other = somebody(Role.ADVISER);
        ValidatableResponse begun = as(other).post("/me/second-factor").then().statusCode(200);
        String secret = begun.extract().path("secret");
        String setup = begun.extract().path("setup");

        for (String it : List.of(setup, "garbage", setup.substring(1)))
            confirm(me, it, factors.code(secret, Instant.now()))
                    .statusCode(400)
                    .body("errors.code", contains("setup-unfit"));
    }

    @Test
    void an_administrator_keeps_the_second_factor() {
        Account me = somebody(Role.ADMINISTRATOR);
        Account with = QuarkusTransaction.requiringNew()
                .call(() -> accounts.save(me.withSecondFactor(factors.seal(factors.newSecret(), me.id()))));

        remove(with, PASSWORD).statusCode(409).body("code", equalTo("account.second-factor-demanded"));
    }

    @Test
    void who_becomes_an_administrator_without_a_second_factor_signs_in_anew_and_has_no_keys_until_then() {
        Account me = somebody(Role.PROGRAMME_MANAGER);
        session(me);
        String key = make(me, "organisations:write").statusCode(201).extract().path("key");
        Map<String, String> role = Map.of(
                "role",
                "administrator",
                "organisation",
                me.grants().get(0).organisation().toString(),
                "reach",
                "region");

        bearer(Tokens.with("administrator"))
                .contentType(MERGE_PATCH)
                .header("If-Match", "*")
                .body(Map.of("grants", List.of(role)))
                .patch("/accounts/{id}", me.id().toString())
                .then()
                .statusCode(200);

        as(me).get("/me/sessions").then().body("items", empty());
        enter(key).statusCode(401);
    }

    @Test
    void a_key_does_what_its_owner_may_until_it_is_taken_back() {
        Account me = somebody(Role.PROGRAMME_MANAGER);
        ValidatableResponse made = make(me, "organisations:write").statusCode(201);
        String key = made.extract().path("key");
        String id = made.extract().path("id");

        enter(key).statusCode(201);
        bearer(key).get("/me").then().statusCode(200).body("permissions.permission", contains("organisations:write"));
        bearer(key).get("/me/sessions").then().statusCode(403);
        as(me).get("/me/api-keys/{id}", id).then().statusCode(200).body("key", nullValue());

        as(me).header("If-Match", "*").delete("/me/api-keys/{id}", id).then().statusCode(204);
        as(me).get("/me/api-keys").then().body("items", hasSize(1)).body("items[0].revokedAt", not(nullValue()));
    }

    @Test
    void a_key_that_was_never_used_and_is_taken_back_opens_nothing() {
        Account me = somebody(Role.PROGRAMME_MANAGER);
        ValidatableResponse made = make(me, "organisations:write").statusCode(201);
        as(me).header("If-Match", "*")
                .delete("/me/api-keys/{id}", made.extract().<String>path("id"))
                .then()
                .statusCode(204);

        enter(made.extract().path("key")).statusCode(401);
    }

    @Test
    void nobody_gives_a_key_more_than_they_have_or_their_own_account() {
        Account me = somebody(Role.ADVISER);

        make(me, "projects:write").statusCode(403).body("code", equalTo("account.beyond-own-reach"));
        make(me, "me:manage").statusCode(400).body("errors.code", contains("not-for-keys"));
        make(somebody(Role.ADMINISTRATOR), "clients:manage")
                .statusCode(400)
                .body("errors.code", contains("not-for-keys"));
        as(me).get("/me/api-keys").then().body("items", empty());
    }

    @Test
    void a_key_lives_for_a_year_at_most() {
        Account me = somebody(Role.PROGRAMME_MANAGER);

        for (Duration it : List.of(Duration.ofDays(400), Duration.ofDays(-1)))
            as(me).contentType("application/json")
                    .body(Map.of(
                            "name",
                            "skript",
                            "scopes",
                            List.of("projects:read"),
                            "expiresAt",
                            Instant.now().plus(it).toString()))
                    .post("/me/api-keys")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", contains("/expiresAt"));
    }

    @Test
    void the_keys_of_another_are_not_there() {
        Account me = somebody(Role.PROGRAMME_MANAGER);
        Account other = somebody(Role.PROGRAMME_MANAGER);
        String id = make(other, "projects:read").extract().path("id");

        as(me).get("/me/api-keys/{id}", id).then().statusCode(404).body("code", equalTo("account.unknown-key"));
        as(me).header("If-Match", "*").delete("/me/api-keys/{id}", id).then().statusCode(404);
    }

    private static ValidatableResponse make(Account who, String scope) {
        return as(who).contentType("application/json")
                .body(Map.of(
                        "name",
                        "skript",
                        "scopes",
                        List.of(scope),
                        "expiresAt",
                        Instant.now().plus(Duration.ofDays(30)).toString()))
                .post("/me/api-keys")
                .then();
    }

    private static ValidatableResponse enter(String key) {
        return bearer(key)
                .contentType("application/json")
                .body(Map.of("name", "Påhittad förening " + word()))
                .post("/organisations")
                .then();
    }

    private static ValidatableResponse changePassword(Account who, String current, String next) {
        return as(who).contentType("application/json")
                .body(Map.of("current", current, "next", next))
                .post("/me/password-changes")
                .then();
    }

    private static ValidatableResponse confirm(Account who, String setup, String code) {
        return as(who).contentType("application/json")
                .header("If-Match", "*")
                .body(Map.of("setup", setup, "code", code))
                .put("/me/second-factor")
                .then();
    }

    private static ValidatableResponse remove(Account who, String current) {
        return as(who).contentType("application/json")
                .body(Map.of("current", current))
                .post("/me/second-factor/removals")
                .then();
    }

    private static RequestSpecification as(Account who) {
        return bearer(Tokens.of(who.id().toString(), who.grants()));
    }

    private static RequestSpecification bearer(String token) {
        return anybody().auth().oauth2(token);
    }

    private Account somebody(Role role) {
        String hash = hashed;
        if (hash == null) hashed = hash = passwords.hash(PASSWORD);
        Account account = Account.invite(
                        Email.fromString(word() + "@example.org"),
                        "Påhittad Person",
                        List.of(new Grant(role, UUID.fromString(organisation()), Reach.REGION)),
                        "x",
                        Instant.now())
                .choosePassword("x", hash, Instant.now());
        return QuarkusTransaction.requiringNew().call(() -> accounts.save(account));
    }

    private Account now(Account who) {
        AccountId id = who.id();
        return QuarkusTransaction.requiringNew().call(() -> accounts.get(id));
    }

    private Session session(Account who) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Client app = clients.save(Client.app(
                    ClientId.next(),
                    "Påhittad app",
                    who.grants().get(0).organisation(),
                    Set.of(Permission.ME_MANAGE),
                    List.of("https://app.example/")));
            Session session =
                    Session.start(Session.Id.next(), who.id(), app.id(), Set.of(Permission.ME_MANAGE), Instant.now());
            sessions.start(
                    session, Credential.make(Credential.Kind.REFRESH_TOKEN).hash());
            return session;
        });
    }
}
