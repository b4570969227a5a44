package se.kompetensbyran.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.Browser;
import se.kompetensbyran.api.testing.Invented;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.clients.ClientId;

/** An installation with an address of its own, as everybody but who tries it has. */
@QuarkusTest
@TestProfile(BehindTlsTest.Installed.class)
class BehindTlsTest extends OAuthTest {

    private static final String ORIGIN = "https://api.installation.example";

    /** The settings of such an installation. */
    public static final class Installed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kompetensbyran.base-address", ORIGIN);
        }
    }

    @Test
    void the_cookie_goes_over_tls_alone() {
        Browser browser = new Browser().open("authorize", question(app())).is(200);

        assertThat(browser.cookies()).containsOnlyKeys("__Secure-sign-in");
        Cookie cookie = browser.cookies().values().iterator().next();
        assertThat(cookie.isSecured()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo(BASE + "/oauth");
        assertThat(browser.send(typed(somebody(Role.ADVISER), PASSWORD)).sentBackTo(CALLBACK))
                .containsEntry("iss", ORIGIN)
                .containsKey("code");
    }

    @Test
    void swagger_ui_is_let_in_at_the_address_of_the_installation() {
        ClientId id = new ClientId(UUID.fromString("01976f2e-5c00-7000-8000-0000000000a1"));
        Client swagger = QuarkusTransaction.requiringNew().call(() -> clients.get(id));
        String page = ORIGIN + BASE + "/docs/oauth2-redirect.html";

        assertThat(swagger.redirectUris()).containsExactly(page);
        Map<String, Object> question = Invented.with(question(swagger), "redirect_uri", page);
        assertThat(new Browser().open("authorize", question).is(200).page().header("Content-Security-Policy"))
                .contains("form-action 'self' " + ORIGIN + ";");
    }
}
