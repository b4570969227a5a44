package se.kompetensbyran.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.Browser;
import se.kompetensbyran.api.testing.Invented;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.OneTimeLink;
import se.kompetensbyran.domain.accounts.SignInAttempts;
import se.kompetensbyran.domain.clients.Client;

/** Somebody chooses a password by a link, once. */
@QuarkusTest
class PasswordLinkTest extends OAuthTest {

    private static final String CHOSEN = "nio blåa kaffekoppar";

    private final Credential link = Credential.make(Credential.Kind.ONE_TIME_LINK);

    private Browser opened() {
        return new Browser().open("password", Map.of("link", link.text()));
    }

    private static Map<String, String> twice(String password) {
        return Map.of("password", password, "repeated", password);
    }

    @Test
    void an_invitation_leads_to_a_password_and_the_password_leads_in() {
        Account invited = invited(link);
        Browser browser = opened().is(200);
        assertThat(browser.html())
                .contains("Välj lösenord", invited.email().address(), "autocomplete=\"new-password\"")
                .doesNotContain(link.hash());
        assertThat(browser.page().header("Content-Security-Policy")).contains("form-action 'self';");
        opened().is(200);

        browser.send(twice(CHOSEN)).is(200);
        assertThat(browser.html()).contains("Lösenordet är sparat");
        assertThat(now(invited).state()).isEqualTo(Account.State.ACTIVE);
        assertThat(now(invited).passwordHash()).startsWith("$argon2id$");
        new Browser()
                .open("authorize", question(app()))
                .send(Map.of("email", invited.email().address(), "password", CHOSEN))
                .is(303);
    }

    @Test
    void a_link_works_once() {
        invited(link);
        Browser one = opened();
        Browser other = opened();
        one.send(twice(CHOSEN)).is(200);

        assertThat(other.send(twice("tio röda kaffekoppar")).is(410).html()).contains("Länken går inte att använda");
        assertThat(opened().is(410).html()).contains("<title>Fel: Länken går inte att använda");
    }

    @Test
    void a_link_grows_old() {
        invited(link);
        Browser browser = opened();

        clock.move(OneTimeLink.Purpose.INVITATION.life());
        opened().is(410);
        browser.send(twice(CHOSEN)).is(410);
    }

    @Test
    void a_newer_link_takes_the_place_of_an_older() {
        Account invited = invited(link);
        saved(invited.withLink(Credential.make(Credential.Kind.ONE_TIME_LINK).hash(), time.now()));

        opened().is(410);
    }

    @Test
    void what_is_no_link_is_told_to_be_none() {
        String broken = link.text().substring(0, link.text().length() - 1);
        for (String it : List.of(
                "",
                "x",
                broken,
                broken + "-",
                Credential.make(Credential.Kind.API_KEY).text()))
            assertThat(new Browser()
                            .open("password", Map.of("link", it))
                            .is(400)
                            .html())
                    .contains("Länken är inte hel");
        new Browser().open("password", Map.of()).is(400);
        opened().is(410);
    }

    @Test
    void a_reset_takes_the_second_factor_and_every_session_away_and_ends_the_wait() {
        Client app = app();
        Account adviser = somebody(Role.ADVISER);
        String refreshToken = signedIn(app, adviser);
        adviser = now(adviser);
        adviser = saved(adviser.withSecondFactor(factors.seal(factors.newSecret(), adviser.id()))
                .withLink(link.hash(), time.now()));
        Browser attacker = new Browser().open("authorize", question(app));
        for (int i = 0; i <= SignInAttempts.FREE; i++) attacker.send(typed(adviser, "fel lösenord"));
        attacker.is(429);

        opened().send(twice(CHOSEN)).is(200);

        assertThat(now(adviser).secondFactor()).isNull();
        TokenEndpointTest.isRefused(token(refresh(app, refreshToken)), 400, "invalid_grant");
        new Browser()
                .open("authorize", question(app))
                .send(typed(adviser, PASSWORD))
                .is(400);
        new Browser()
                .open("authorize", question(app))
                .send(typed(adviser, CHOSEN))
                .is(303);
    }

    @Test
    void a_password_that_is_too_short_too_common_or_typed_wrong_is_refused_and_the_link_is_kept() {
        Account invited = invited(link);
        Browser browser = opened();

        assertThat(browser.send(twice("kort")).is(400).html()).contains("id=\"password-fault\"", "12");
        assertThat(browser.send(twice("password1234")).is(400).html()).contains("id=\"password-fault\"");
        assertThat(browser.send(twice(invited.email().address())).is(400).html())
                .contains("id=\"password-fault\"");
        assertThat(browser.send(twice("x".repeat(3000))).is(400).html()).contains("id=\"password-fault\"");
        assertThat(browser.send(Map.of("password", CHOSEN, "repeated", CHOSEN + "!"))
                        .is(400)
                        .html())
                .contains("De två lösenorden är inte lika.", "id=\"repeated-fault\"");
        browser.send(Map.of("password", "", "repeated", "")).is(400);
        assertThat(now(invited).state()).isEqualTo(Account.State.INVITED);
        browser.send(twice(CHOSEN)).is(200);
    }

    @Test
    void a_form_without_its_cookie_or_of_another_link_or_too_old_chooses_nothing() {
        Account invited = invited(link);
        Browser browser = opened();
        Map<String, Object> filled = Invented.with(browser.hidden(), "password", CHOSEN, "repeated", CHOSEN);

        new Browser().post("password", filled).is(403);
        String other = Credential.make(Credential.Kind.ONE_TIME_LINK).text();
        browser.post("password", Invented.with(filled, "link", other)).is(400);
        browser.post("password", Invented.with(filled, "form", "x")).is(400);
        Browser signIn = new Browser().open("authorize", question(app()));
        signIn.post("password", Invented.with(filled, "form", signIn.hidden().get("form")))
                .is(400);
        clock.move(Step.LIFE);
        browser.post("password", filled).is(400);
        assertThat(now(invited).state()).isEqualTo(Account.State.INVITED);
        browser.send(twice(CHOSEN)).is(200);
    }

    @Test
    void the_page_is_in_english_for_who_prefers_it() {
        invited(link);
        Browser browser = new Browser("en").open("password", Map.of("link", link.text()));

        assertThat(browser.html()).contains("<html lang=\"en\">", "Choose a password");
        assertThat(browser.send(twice("short")).is(400).html()).contains("<title>Error: Choose a password");
    }

    @Test
    void who_is_shut_out_chooses_nothing() {
        Account invited = invited(link);
        Browser browser = opened();
        saved(now(invited).disable());

        browser.send(twice(CHOSEN)).is(410);
    }
}
