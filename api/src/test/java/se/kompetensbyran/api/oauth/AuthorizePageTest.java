package se.kompetensbyran.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.Browser;
import se.kompetensbyran.api.testing.Invented;
import se.kompetensbyran.api.testing.Wire;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.clients.ClientId;

/** What an app may ask for, what a browser is shown, and by what a form is known to be ours. */
@QuarkusTest
class AuthorizePageTest extends OAuthTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://evil.example/",
                "https://app.example/signed-in",
                "https://app.example/signed-in?from=kompetensbyran&x=1",
                "https://app.example/signed-in?from=kompetensbyran#x",
                "https://app.example/signed-in/../signed-in?from=kompetensbyran",
                "HTTPS://app.example/signed-in?from=kompetensbyran",
                "https://app.example:443/signed-in?from=kompetensbyran",
                "https://app.example@evil.example/signed-in?from=kompetensbyran",
                "https://app.example.evil.example/signed-in?from=kompetensbyran",
                "http://localhost:3001/",
                "//app.example/signed-in",
                "javascript:alert(1)",
            })
    void nobody_is_sent_to_an_address_that_is_not_the_apps_own(String address) {
        Map<String, Object> question = question(app());
        question.put("redirect_uri", address);

        isRefusedHere(question);
        question.put("response_type", "nonsense");
        isRefusedHere(question);
    }

    @Test
    void nobody_is_sent_anywhere_by_who_is_no_app_that_is_let_in() {
        Client app = app();
        Client shutOut = saved(app().disable());
        Client machine = machine(Credential.make(Credential.Kind.CLIENT_SECRET), Permission.PROJECTS_READ);
        for (String id : List.of(
                ClientId.next().toString(),
                shutOut.id().toString(),
                machine.id().toString(),
                app.id() + "x",
                app.id().toString().replace('-', '_'),
                "x",
                "1-1-1-1-1",
                "")) isRefusedHere(Invented.with(question(app), "client_id", id));
        isRefusedHere(Map.of());
        isRefusedHere(Invented.with(question(app), "redirect_uri", List.of(CALLBACK, "https://evil.example/")));
        isRefusedHere(Invented.with(question(app), "client_id", List.of(app.id().toString(), "x")));
    }

    private static void isRefusedHere(Map<String, ?> question) {
        Browser browser = new Browser().open("authorize", question).is(400);
        assertThat(browser.page().header("Location")).isNull();
        assertThat(browser.html())
                .contains("<title>Fel: Inloggningen kan inte börja", "<html lang=\"sv\">")
                .doesNotContain("evil", "<form");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, code token, unsupported_response_type",
        "response_type, '', invalid_request",
        "response_mode, fragment, invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge_method, '', invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, s256, invalid_request",
        "scope, nonsense, invalid_scope",
        "scope, projects:read nonsense, invalid_scope",
        "scope, projects:read  projects:write, invalid_scope",
        "scope, openid, invalid_scope",
        "request, eyJhbGciOiJub25lIn0.e30., request_not_supported",
        "request_uri, https://evil.example/request, request_uri_not_supported",
    })
    void an_app_is_told_at_its_own_address_what_is_wrong(String name, String value, String error) {
        Map<String, String> answer = new Browser()
                .open("authorize", Invented.with(question(app()), name, value))
                .sentBackTo(CALLBACK);

        assertThat(answer)
                .containsOnlyKeys("from", "error", "error_description", "state", "iss")
                .containsEntry("error", error)
                .containsEntry("state", "a state & so=on;ä")
                .containsEntry("iss", addresses.origin());
    }

    @Test
    void what_is_asked_for_twice_and_what_is_beyond_the_app_is_told_there_too() {
        Client app = app(Permission.PROJECTS_READ);
        Map<String, Object> question = question(app);

        assertThat(new Browser()
                        .open("authorize", Invented.with(question, "state", List.of("one", "other")))
                        .sentBackTo(CALLBACK))
                .containsEntry("error", "invalid_request")
                .doesNotContainKey("state");
        assertThat(new Browser()
                        .open("authorize", Invented.with(question, "scope", List.of("projects:read", "projects:read")))
                        .sentBackTo(CALLBACK))
                .containsEntry("error", "invalid_request");
        assertThat(new Browser()
                        .open("authorize", Invented.with(question, "scope", "projects:write"))
                        .sentBackTo(CALLBACK))
                .containsEntry("error", "invalid_scope");
    }

    @Test
    void an_address_without_a_query_gets_one() {
        Map<String, Object> question = question(app());
        question.put("redirect_uri", "http://localhost:3000/");
        question.put("scope", "nonsense");

        assertThat(new Browser().open("authorize", question).sentBackTo("http://localhost:3000/"))
                .containsEntry("error", "invalid_scope");
    }

    @Test
    void the_page_speaks_the_language_that_is_asked_for() {
        Map<String, Object> question = question(app());

        assertThat(new Browser("sv").open("authorize", question).html()).contains("<html lang=\"sv\">", "Logga in");
        Browser english = new Browser("en-GB,en;q=0.9,sv;q=0.1").open("authorize", question);
        assertThat(english.html()).contains("<html lang=\"en\">", "Sign in", "hreflang=\"sv\"");
        assertThat(english.page().header("Content-Language")).isEqualTo("en");
        question.put("ui_locales", "de sv en");
        assertThat(new Browser("en").open("authorize", question).html()).contains("<html lang=\"sv\">");
    }

    @Test
    void the_other_language_is_a_link_away_and_what_the_app_asked_for_comes_along() {
        Client app = app();
        Account adviser = somebody(Role.ADVISER);
        Browser browser = new Browser().open("authorize", question(app));
        Matcher link =
                Pattern.compile("<a href=\"authorize\\?([^\"]+)\" lang=\"en\"").matcher(browser.html());
        assertThat(link.find()).isTrue();
        Map<String, String> query = new HashMap<>();
        for (String it : link.group(1).replace("&amp;", "&").split("&", -1)) {
            String[] parts = it.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }

        browser.open("authorize", query).is(200);
        assertThat(browser.html()).contains("<html lang=\"en\">");
        browser.send(typed(adviser, "wrong password")).is(400);
        assertThat(browser.html()).contains("<html lang=\"en\">", "<title>Error: Sign in");
        assertThat(browser.send(typed(adviser, PASSWORD)).sentBackTo(CALLBACK))
                .containsEntry("state", "a state & so=on;ä")
                .containsKey("code");
    }

    @Test
    void a_page_may_load_nothing_but_its_style_and_stand_in_no_other_page() {
        Browser browser = new Browser().open("authorize", question(app())).is(200);

        assertThat(browser.page().header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'self'; form-action 'self' https://app.example;"
                        + " base-uri 'none'; frame-ancestors 'none'");
        assertThat(browser.page().header("Cache-Control")).isEqualTo("no-store");
        assertThat(browser.page().header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(browser.page().contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(browser.html())
                .doesNotContain("<script", " style=", "<style", "onclick", "http://", "https://")
                .contains("rel=\"stylesheet\" href=\"style.css\"");
        RestAssured.given()
                .get("/oauth/style.css")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/css"))
                .header("Content-Security-Policy", equalTo("default-src 'none'; frame-ancestors 'none'"));
    }

    @Test
    void a_form_can_be_used_without_seeing_it() {
        String html = new Browser().open("authorize", question(app())).html();

        assertThat(html)
                .contains("<title>Logga in – Kompetensbyrån</title>", "<main>", "<h1>Logga in</h1>")
                .containsPattern("<label for=\"email\">E-postadress</label>")
                .containsPattern("<input id=\"email\" name=\"email\" type=\"email\" autocomplete=\"username\"")
                .containsPattern("<label for=\"password\">Lösenord</label>")
                .containsPattern(
                        "<input id=\"password\" name=\"password\" type=\"password\" autocomplete=\"current-password\"")
                .contains("name=\"viewport\" content=\"width=device-width, initial-scale=1\"");
    }

    @Test
    void the_cookie_tells_nothing_and_goes_nowhere_else() {
        Browser browser = new Browser().open("authorize", question(app()));

        assertThat(browser.cookies()).hasSize(1);
        Cookie cookie = browser.cookies().values().iterator().next();
        assertThat(cookie.getName()).isEqualTo("sign-in");
        assertThat(cookie.getValue()).matches("[A-Za-z0-9_-]{43}");
        assertThat(cookie.getPath()).isEqualTo(BASE + "/oauth");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.getMaxAge()).isEqualTo(600);
        // The tests run on the own machine, without TLS.
        assertThat(cookie.isSecured()).isFalse();
        assertThat(cookie.getDomain()).isNull();
        assertThat(browser.open("authorize", question(app())).cookies().get("sign-in"))
                .extracting(Cookie::getValue)
                .isEqualTo(cookie.getValue());
    }

    @Test
    void a_form_without_its_cookie_or_with_anothers_leads_nowhere() {
        Client app = app();
        Account adviser = somebody(Role.ADVISER);
        Browser mine = new Browser().open("authorize", question(app));
        Map<String, Object> filled =
                Invented.with(typed(adviser, PASSWORD), "form", mine.hidden().get("form"));

        Browser without = new Browser().post("authorize", filled).is(403);
        assertThat(without.html()).contains("Försök igen här.", "<form");
        Browser another = new Browser()
                .open("authorize", question(app))
                .post("authorize", filled)
                .is(403);
        assertThat(another.send(typed(adviser, PASSWORD)).sentBackTo(CALLBACK)).containsKey("code");
        assertThat(mine.send(typed(adviser, PASSWORD)).sentBackTo(CALLBACK)).containsKey("code");
    }

    @Test
    void a_form_of_somebody_elses_making_is_no_form() {
        Account adviser = somebody(Role.ADVISER);
        Browser browser = new Browser().open("authorize", question(app()));
        String form = String.valueOf(browser.hidden().get("form"));
        String changed = form.substring(0, 40) + (form.charAt(40) == 'A' ? 'B' : 'A') + form.substring(41);
        for (String it : List.of("", "x", "%%%", changed, form + "AAAA", "A".repeat(2000))) {
            Browser answer = new Browser().post("authorize", Invented.with(typed(adviser, PASSWORD), "form", it));
            assertThat(answer.is(400).html()).contains("Formuläret kommer inte härifrån");
        }
        new Browser().post("authorize", typed(adviser, PASSWORD)).is(400);
        new Browser().post("authorize", Map.of()).is(400);
    }

    @Test
    void a_form_is_good_for_ten_minutes() {
        Account adviser = somebody(Role.ADVISER);
        Browser browser = new Browser().open("authorize", question(app()));

        clock.move(Step.LIFE);
        assertThat(browser.send(typed(adviser, PASSWORD)).is(400).html()).contains("Formuläret var för gammalt");
        browser.send(typed(adviser, PASSWORD)).is(303);
    }

    @Test
    void a_form_leads_in_once() {
        Account adviser = somebody(Role.ADVISER);
        Browser browser = new Browser().open("authorize", question(app()));
        Map<String, Object> filled =
                Invented.with(typed(adviser, PASSWORD), "form", browser.hidden().get("form"));

        browser.post("authorize", filled).is(303);
        assertThat(browser.post("authorize", filled).is(400).html()).contains("Formuläret är redan använt");
    }

    @Test
    void a_form_of_an_app_that_has_been_shut_out_leads_nowhere() {
        Client app = app();
        Account adviser = somebody(Role.ADVISER);
        Browser browser = new Browser().open("authorize", question(app));
        saved(app.disable());

        browser.send(typed(adviser, PASSWORD)).is(400);
        assertThat(browser.html()).contains("Inloggningen kan inte börja");
    }

    @Test
    void a_password_of_a_megabyte_is_not_read() {
        String large = "x".repeat(1_000_000);
        Browser browser = new Browser().open("authorize", question(app()));
        browser.send(Map.of("email", email().address(), "password", large));
        assertThat(browser.page().statusCode()).isEqualTo(413);

        browser.open("authorize", question(app()));
        browser.send(Map.of("email", email().address(), "password", "x".repeat(20_000)))
                .is(400);
        Wire.send("POST /kompetensbyran/v1/oauth/authorize HTTP/1.1", "Content-Length: 10000000", "")
                .isProblem(413, "too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, authorize, 'GET, HEAD, POST'",
        "PUT, password, 'GET, HEAD, POST'",
        "GET, token, POST",
        "GET, revoke, POST",
        "POST, style.css, 'GET, HEAD'"
    })
    void a_method_that_a_page_does_not_have_is_refused(String method, String path, String allowed) {
        RestAssured.given()
                .request(method, "/oauth/" + path)
                .then()
                .statusCode(405)
                .header("Allow", equalTo(allowed));
    }

    @Test
    void beside_the_pages_there_is_nothing() {
        for (String it : List.of("", "nothing", "authorize/x", "page.html"))
            RestAssured.given().get("/oauth/" + it).then().statusCode(404);
    }
}
