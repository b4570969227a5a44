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
import static se.kompetensbyran.api.testing.Invented.with;
import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.AtOnce;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.Email;

/** Administrators look after the accounts of their own organisations, and of no others. */
@QuarkusTest
class AccountsTest extends ApiTest {

    @Inject
    Accounts accounts;

    @Test
    void somebody_is_invited_by_a_link_that_is_shown_once() {
        String organisation = organisation();
        String email = word() + "@example.org";
        Map<String, Object> invitation = invitation(email, organisation, "adviser", "node");
        String key = UUID.randomUUID().toString();

        ValidatableResponse invited = send(region(), "/accounts", invitation, key)
                .statusCode(201)
                .body("email", equalTo(email))
                .body("state", equalTo("invited"))
                .body("purpose", equalTo("invitation"))
                .body("link", matchesPattern("http.*/kompetensbyran/v1/oauth/password\\?link=kbl_[0-9A-Za-z]{49}"));
        String id = invited.extract().path("id");

        send(region(), "/accounts", invitation, key)
                .statusCode(201)
                .body("id", equalTo(id))
                .body("link", nullValue());
        read(region(), id)
                .statusCode(200)
                .body("name", equalTo("Påhittad Person"))
                .body("grants.role", contains("adviser"))
                .body("grants.reach", contains("node"))
                .body("hasSecondFactor", equalTo(false))
                .body("link", nullValue());
    }

    @Test
    void an_address_has_one_account_in_whatever_case_it_is_written() {
        String organisation = organisation();
        String email = word() + "@example.org";
        invite(email, organisation);

        send(region(), "/accounts", invitation(email.toUpperCase(Locale.ROOT), organisation, "adviser", "node"))
                .statusCode(409)
                .body("code", equalTo("account.email-taken"));
    }

    @Test
    void two_invitations_of_one_address_at_once_make_one_account() {
        String organisation = organisation();
        String email = word() + "@example.org";

        List<Integer> given = AtOnce.times(
                2,
                it -> send(region(), "/accounts", invitation(email, organisation, "adviser", "node"))
                        .extract()
                        .statusCode());

        assertThat(given).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void an_administrator_of_one_organisation_does_not_know_the_accounts_of_another() {
        String mine = organisation();
        String theirs = organisation();
        String account = invite(word() + "@example.org", theirs);
        RequestSpecification administrator = of(mine, Reach.ORGANISATION);

        read(administrator, account).statusCode(404).body("code", equalTo("account.unknown"));
        change(of(mine, Reach.ORGANISATION), account, "*", Map.of("name", "Annan"))
                .statusCode(404);
        become(of(mine, Reach.ORGANISATION), account, "disabled").statusCode(404);
        send(of(mine, Reach.ORGANISATION), "/accounts/" + account + "/links", Map.of())
                .statusCode(404);
        of(mine, Reach.ORGANISATION).get("/accounts").then().statusCode(200).body("items", empty());
        of(theirs, Reach.ORGANISATION).get("/accounts").then().statusCode(200).body("items.id", contains(account));
        region().get("/accounts?organisation=" + theirs).then().statusCode(200).body("items.id", contains(account));
    }

    @Test
    void nobody_gives_a_role_that_reaches_further_than_their_own() {
        String mine = organisation();
        String theirs = organisation();

        send(of(mine, Reach.ORGANISATION), "/accounts", invitation(word() + "@example.org", mine, "adviser", "region"))
                .statusCode(403)
                .body("code", equalTo("account.beyond-own-reach"));
        send(of(mine, Reach.ORGANISATION), "/accounts", invitation(word() + "@example.org", theirs, "adviser", "node"))
                .statusCode(403);
        send(
                        of(mine, Reach.ORGANISATION),
                        "/accounts",
                        invitation(word() + "@example.org", mine, "supervisor", "organisation"))
                .statusCode(201);
    }

    @Test
    void roles_in_other_organisations_stay_as_they_are() {
        String mine = organisation();
        String theirs = organisation();
        String account = send(
                        region(),
                        "/accounts",
                        Map.of(
                                "email",
                                word() + "@example.org",
                                "name",
                                "Påhittad Person",
                                "grants",
                                List.of(grant("adviser", mine, "node"), grant("evaluator", theirs, "organisation"))))
                .statusCode(201)
                .extract()
                .path("id");

        change(of(mine, Reach.NODE), account, "*", Map.of("grants", List.of(grant("adviser", mine, "node"))))
                .statusCode(403)
                .body("code", equalTo("account.beyond-own-reach"));
        change(
                        of(mine, Reach.NODE),
                        account,
                        "*",
                        Map.of(
                                "grants",
                                List.of(grant("supervisor", mine, "node"), grant("evaluator", theirs, "organisation"))))
                .statusCode(200)
                .body("grants.role", contains("supervisor", "evaluator"));
        become(of(mine, Reach.NODE), account, "disabled")
                .statusCode(403)
                .body("code", equalTo("account.beyond-own-reach"));
    }

    @Test
    void an_organisation_keeps_an_administrator() {
        String organisation = organisation();
        String first = administrator(organisation);

        become(region(), first, "disabled").statusCode(409).body("code", equalTo("account.last-administrator"));
        change(region(), first, "*", Map.of("grants", List.of(grant("adviser", organisation, "node"))))
                .statusCode(409);

        administrator(organisation);
        become(region(), first, "disabled").statusCode(200).body("state", equalTo("disabled"));
    }

    @Test
    void who_is_shut_out_is_let_in_again_and_gets_a_new_link() {
        String account = invite(word() + "@example.org", organisation());

        become(region(), account, "disabled").statusCode(200).body("_links.rel", hasItem("become-active"));
        become(region(), account, "disabled").statusCode(409).body("code", equalTo("account.disabled"));
        send(region(), "/accounts/" + account + "/links", Map.of())
                .statusCode(409)
                .body("code", equalTo("account.disabled"));
        become(region(), account, "active")
                .statusCode(200)
                .body("state", equalTo("invited"))
                .body("_links.rel", hasItems("become-disabled", "links"));
        become(region(), account, "active").statusCode(409).body("code", equalTo("account.not-disabled"));
        send(region(), "/accounts/" + account + "/links", Map.of())
                .statusCode(201)
                .body("link", matchesPattern(".*kbl_.*"));
    }

    @Test
    void a_change_needs_what_was_read() {
        String account = invite(word() + "@example.org", organisation());
        String tag = read(region(), account).extract().header("ETag");

        change(region(), account, null, Map.of("name", "Annan")).statusCode(428);
        change(region(), account, tag, Map.of("name", "Annan")).statusCode(200).body("name", equalTo("Annan"));
        change(region(), account, tag, Map.of("name", "Tredje")).statusCode(412);
    }

    @Test
    void accounts_are_found_by_a_piece_of_name_or_address() {
        String organisation = organisation();
        String word = word();
        String account = invite(word + "@example.org", organisation);
        invite(word() + "@example.org", organisation);

        region().get("/accounts?q=" + word).then().body("items.id", contains(account));
        region().get("/accounts?state=disabled&organisation=" + organisation)
                .then()
                .body("items", empty());
        region().get("/accounts?sort=-email&organisation=" + organisation)
                .then()
                .body("items", hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no address", "a@b", "a@b..example", "ä@example.org", "a b@example.org"})
    void what_is_no_address_is_refused(String email) {
        send(region(), "/accounts", invitation(email, organisation(), "adviser", "node"))
                .statusCode(400)
                .body("errors.pointer", hasItem("/email"));
    }

    @Test
    void an_invitation_names_roles_that_there_are_in_organisations_that_there_are() {
        String organisation = organisation();
        String email = word() + "@example.org";
        send(region(), "/accounts", invitation(email, UUID.randomUUID().toString(), "adviser", "node"))
                .statusCode(400)
                .body("errors.pointer", contains("/grants/0/organisation"));
        send(region(), "/accounts", invitation(email, organisation, "king", "node"))
                .statusCode(400);
        send(region(), "/accounts", with(invitation(email, organisation, "adviser", "node"), "grants", List.of()))
                .statusCode(400);
        var twice = List.of(grant("adviser", organisation, "node"), grant("adviser", organisation, "organisation"));
        send(region(), "/accounts", with(invitation(email, organisation, "adviser", "node"), "grants", twice))
                .statusCode(400);
        region().get("/accounts?q=" + email).then().body("items", empty());
    }

    @Test
    void the_journal_says_that_a_link_changed_and_not_to_what() {
        String account = invite(word() + "@example.org", organisation());

        region().get("/accounts/" + account + "/history")
                .then()
                .statusCode(200)
                .body("items[0].event", equalTo("account.entered"))
                .body(not(matchesPattern("(?s).*[0-9a-f]{64}.*")));
    }

    private static RequestSpecification region() {
        return anybody().auth().oauth2(Tokens.with("administrator"));
    }

    private static RequestSpecification of(String organisation, Reach reach) {
        return anybody()
                .auth()
                .oauth2(Tokens.of(
                        "test-administrator",
                        List.of(new Grant(Role.ADMINISTRATOR, UUID.fromString(organisation), reach))));
    }

    // One who has chosen a password: the page where people do that has tests of its own.
    private String administrator(String organisation) {
        Grant grant = new Grant(Role.ADMINISTRATOR, UUID.fromString(organisation), Reach.ORGANISATION);
        Account active = Account.invite(
                        Email.fromString(word() + "@example.org"),
                        "Påhittad Person",
                        List.of(grant),
                        "x",
                        Instant.now())
                .choosePassword("x", "none that opens", Instant.now());
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.save(active).id().toString());
    }

    private static String invite(String email, String organisation) {
        return send(region(), "/accounts", invitation(email, organisation, "adviser", "node"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> invitation(String email, String organisation, String role, String reach) {
        return Map.of("email", email, "name", "Påhittad Person", "grants", List.of(grant(role, organisation, reach)));
    }

    private static Map<String, String> grant(String role, String organisation, String reach) {
        return Map.of("role", role, "organisation", organisation, "reach", reach);
    }

    private static ValidatableResponse read(RequestSpecification who, String account) {
        return who.get("/accounts/{id}", account).then();
    }

    private static ValidatableResponse send(RequestSpecification who, String path, Object body, String... key) {
        if (key.length > 0) who.header("Idempotency-Key", key[0]);
        return who.contentType("application/json").body(body).post(path).then();
    }

    private static ValidatableResponse become(RequestSpecification who, String account, String to) {
        return who.contentType("application/json")
                .header("If-Match", "*")
                .body(Map.of("to", to))
                .post("/accounts/{id}/stage-changes", account)
                .then();
    }

    private static ValidatableResponse change(
            RequestSpecification who, String account, @Nullable String tag, Map<String, ?> changes) {
        if (tag != null) who.header("If-Match", tag);
        return who.contentType(MERGE_PATCH)
                .body(changes)
                .patch("/accounts/{id}", account)
                .then();
    }
}
