package se.kompetensbyran.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.Browser;
import se.kompetensbyran.api.testing.Invented;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.SignInAttempts;
import se.kompetensbyran.domain.clients.Client;

/** People come in: with a password, with a code of their authenticator, and not with anything else. */
@QuarkusTest
class SignInJourneyTest extends OAuthTest {

    @Test
    void somebody_signs_in_and_their_app_does_what_they_may() {
        Client app = app();
        Account leader = somebody(Role.PROGRAMME_MANAGER);

        Browser browser = new Browser().open("authorize", question(app)).is(200).send(typed(leader, PASSWORD));

        assertThat(browser.sentBackTo(CALLBACK))
                .containsOnlyKeys("from", "code", "state", "iss")
                .containsEntry("state", "a state & so=on;ä")
                .containsEntry("iss", addresses.origin());
        String code = browser.codeFor(CALLBACK);
        assertThat(Credential.isWellFormed(Credential.Kind.AUTHORIZATION_CODE, code))
                .isTrue();
        String token = token(exchange(app, code))
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("Cache-Control", equalTo("no-store"))
                .header("Pragma", equalTo("no-cache"))
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(300))
                .body("refresh_token", matchesPattern("kbr_[0-9A-Za-z]{49}"))
                .body("scope", equalTo(scope(leader)))
                .extract()
                .path("access_token");
        anybody()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("name", Invented.name("förening")))
                .post("/organisations")
                .then()
                .statusCode(201);
    }

    @Test
    void an_app_that_asks_for_less_gets_less() {
        Client app = app();
        Account leader = somebody(Role.PROGRAMME_MANAGER);
        Map<String, Object> question = Invented.with(question(app), "scope", "projects:read signing-keys:manage");

        String code = new Browser()
                .open("authorize", question)
                .send(typed(leader, PASSWORD))
                .codeFor(CALLBACK);

        String token = token(exchange(app, code))
                .statusCode(200)
                .body("scope", equalTo("projects:read"))
                .extract()
                .path("access_token");
        anybody()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("name", Invented.name("förening")))
                .post("/organisations")
                .then()
                .statusCode(403);
    }

    @Test
    void who_may_do_nothing_of_what_an_app_asks_for_is_sent_back_without_a_code() {
        Client app = app();
        Account auditor = somebody(Role.AUDITOR);

        Map<String, String> answer = new Browser()
                .open("authorize", Invented.with(question(app), "scope", "projects:write"))
                .send(typed(auditor, PASSWORD))
                .sentBackTo(CALLBACK);

        assertThat(answer).containsEntry("error", "access_denied").doesNotContainKey("code");
    }

    @Test
    void the_address_may_be_typed_in_any_case_and_with_spaces_around() {
        Account adviser = somebody(Role.ADVISER);
        String typed = "  " + adviser.email().address().toUpperCase(Locale.ROOT) + " ";

        new Browser()
                .open("authorize", question(app()))
                .send(Map.of("email", typed, "password", PASSWORD))
                .is(303);
    }

    @Test
    void a_wrong_password_an_unknown_address_and_somebody_shut_out_are_answered_alike() {
        Client app = app();
        Account adviser = somebody(Role.ADVISER);
        Account shutOut = saved(somebody(Role.ADVISER).disable());
        Account invited = invited(Credential.make(Credential.Kind.ONE_TIME_LINK));
        String unknown = email().address();

        List<String> pages = List.of(
                typed(app, adviser.email().address(), "fel lösenord för den här"),
                typed(app, shutOut.email().address(), PASSWORD),
                typed(app, invited.email().address(), PASSWORD),
                typed(app, unknown, PASSWORD),
                typed(app, "nobody", PASSWORD),
                typed(app, "a\u0000b@example.org", PASSWORD));

        assertThat(pages)
                .allSatisfy(it -> assertThat(it)
                        .isEqualTo(pages.get(0))
                        .contains("E-postadressen eller lösenordet stämmer inte.", "<title>Fel: Logga in"));
    }

    /** What is shown to who types that, without what is theirs alone. */
    private static String typed(Client app, String email, String password) {
        Browser browser = new Browser()
                .open("authorize", question(app))
                .send(Map.of("email", email, "password", password))
                .is(400);
        return browser.html()
                .replaceAll("name=\"form\" value=\"[^\"]*\"", "")
                .replaceAll("(id=\"email\"[^>]*) value=\"[^\"]*\"", "$1");
    }

    @Test
    void what_is_not_filled_in_is_told_at_its_field() {
        Browser browser =
                new Browser("en").open("authorize", question(app())).send(Map.of("email", "", "password", ""));

        browser.is(400);
        assertThat(browser.html())
                .contains("<html lang=\"en\">", "<title>Error: Sign in", "role=\"alert\"")
                .contains("href=\"#email\"", "href=\"#password\"")
                .containsPattern("id=\"email\"[^>]* aria-invalid=\"true\" aria-describedby=\"email-fault\"")
                .containsPattern("id=\"password\"[^>]* aria-invalid=\"true\" aria-describedby=\"password-fault\"");
    }

    @Test
    void what_somebody_types_is_shown_as_text() {
        Browser browser = new Browser()
                .open("authorize", question(app()))
                .send(Map.of("email", "\"><script>alert(1)</script>", "password", ""));

        assertThat(browser.is(400).html()).doesNotContain("<script").contains("&quot;&gt;&lt;script&gt;");
    }

    @Test
    void after_some_wrong_passwords_one_waits_and_then_comes_in() {
        Client app = app();
        Account adviser = somebody(Role.ADVISER);
        Browser browser = new Browser().open("authorize", question(app));
        for (int i = 0; i < SignInAttempts.FREE; i++)
            browser.send(typed(adviser, "fel lösenord " + i)).is(400);

        browser.send(typed(adviser, PASSWORD)).is(429);
        assertThat(browser.html()).contains("För många misslyckade försök. Vänta");
        assertThat(Integer.parseInt(browser.page().header("Retry-After"))).isBetween(1, 30);

        clock.move(SignInAttempts.FIRST);
        browser.send(typed(adviser, PASSWORD)).is(303);
        new Browser()
                .open("authorize", question(app))
                .send(typed(adviser, "fel lösenord"))
                .is(400);
    }

    @Test
    void an_address_without_an_account_waits_as_long() {
        Browser browser = new Browser().open("authorize", question(app()));
        Map<String, String> nobody = Map.of("email", email().address(), "password", "fel lösenord");
        for (int i = 0; i < SignInAttempts.FREE; i++) browser.send(nobody).is(400);

        browser.send(nobody).is(429);
        clock.move(SignInAttempts.FIRST);
        browser.send(nobody).is(400);
        browser.send(nobody).is(429);
        assertThat(Integer.parseInt(browser.page().header("Retry-After"))).isBetween(31, 60);
    }

    @Test
    void a_second_factor_is_asked_for_where_there_is_one() {
        Client app = app();
        String secret = factors.newSecret();
        Account adviser = somebody(Role.ADVISER);
        adviser = saved(adviser.withSecondFactor(factors.seal(secret, adviser.id())));

        Browser browser = new Browser().open("authorize", question(app)).send(typed(adviser, PASSWORD));
        browser.is(200);
        assertThat(browser.html())
                .contains("autocomplete=\"one-time-code\"")
                .doesNotContain(secret, "type=\"password\"");
        String code = factors.code(secret, time.now());
        browser.send(Map.of("code", "")).is(400);
        browser.send(Map.of("code", code.equals("000000") ? "000001" : "000000"))
                .is(400);
        assertThat(browser.html()).contains("Koden stämmer inte");
        browser.send(Map.of("code", code.substring(0, 3) + " " + code.substring(3)));
        assertThat(browser.sentBackTo(CALLBACK)).containsKey("code");

        // The same code again, in another window.
        new Browser()
                .open("authorize", question(app))
                .send(typed(adviser, PASSWORD))
                .send(Map.of("code", code))
                .is(400);
    }

    @Test
    void codes_are_guessed_no_faster_than_passwords() {
        String secret = factors.newSecret();
        Account adviser = somebody(Role.ADVISER);
        adviser = saved(adviser.withSecondFactor(factors.seal(secret, adviser.id())));
        Browser browser = new Browser().open("authorize", question(app())).send(typed(adviser, PASSWORD));
        for (int i = 0; i < SignInAttempts.FREE; i++)
            browser.send(Map.of("code", "guess")).is(400);

        browser.send(Map.of("code", factors.code(secret, time.now()))).is(429);
        assertThat(browser.page().header("Retry-After")).isNotNull();

        clock.move(SignInAttempts.FIRST);
        browser.send(Map.of("code", factors.code(secret, time.now()))).is(303);
    }

    @Test
    void an_administrator_sets_up_a_second_factor_before_coming_in() {
        Client app = app();
        Account administrator = somebody(Role.ADMINISTRATOR);

        Browser browser = new Browser().open("authorize", question(app)).send(typed(administrator, PASSWORD));
        browser.is(200);
        assertThat(browser.html()).contains("<svg", "role=\"img\"", "QR-kod");
        String secret = secret(browser.html());
        browser.send(Map.of("code", "000000")).is(400);
        assertThat(secret(browser.html())).isEqualTo(secret);
        assertThat(now(administrator).secondFactor()).isNull();
        browser.send(Map.of("code", factors.code(secret, time.now())));
        assertThat(browser.sentBackTo(CALLBACK)).containsKey("code");

        String kept = Objects.requireNonNull(now(administrator).secondFactor());
        assertThat(kept).doesNotContain(secret);
        assertThat(factors.open(kept, administrator.id())).isEqualTo(secret);
        clock.move(Duration.ofMinutes(1));
        new Browser()
                .open("authorize", question(app))
                .send(typed(administrator, PASSWORD))
                .send(Map.of("code", factors.code(secret, time.now())))
                .is(303);
    }

    private static String secret(String html) {
        Matcher it = Pattern.compile("<code>([A-Z2-7 ]+)</code>").matcher(html);
        assertThat(it.find()).isTrue();
        return it.group(1).replace(" ", "");
    }

    @Test
    void who_is_shut_out_between_password_and_code_does_not_come_in() {
        String secret = factors.newSecret();
        Account adviser = somebody(Role.ADVISER);
        adviser = saved(adviser.withSecondFactor(factors.seal(secret, adviser.id())));
        Browser browser = new Browser().open("authorize", question(app())).send(typed(adviser, PASSWORD));
        saved(now(adviser).disable());

        browser.send(Map.of("code", factors.code(secret, time.now()))).is(400);
    }
}
