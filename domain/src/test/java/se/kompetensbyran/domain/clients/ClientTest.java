package se.kompetensbyran.domain.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.clients.ClientFixture.NOON;
import static se.kompetensbyran.domain.clients.ClientFixture.REDIRECT;
import static se.kompetensbyran.domain.clients.ClientFixture.aMachine;
import static se.kompetensbyran.domain.clients.ClientFixture.anApp;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.clients.ClientProblem.Disabled;
import se.kompetensbyran.domain.clients.ClientProblem.NotDisabled;

class ClientTest {

    private static final UUID HERE = UUID.randomUUID();
    private static final UUID THERE = UUID.randomUUID();

    @Test
    void a_machine_does_by_itself_what_its_scopes_say() {
        var authority = aMachine(HERE).authority();

        assertThat(authority.permissions()).containsExactly(Permission.PROJECTS_READ);
        assertThat(authority.may(Permission.PROJECTS_READ, Belonging.to(HERE))).isTrue();
        assertThat(authority.may(Permission.PROJECTS_READ, Belonging.to(THERE))).isFalse();
        assertThat(described(aMachine(HERE), Set.of(Permission.PROJECTS_READ), Reach.REGION)
                        .authority()
                        .may(Permission.PROJECTS_READ, Belonging.to(THERE)))
                .isTrue();
    }

    @Test
    void an_app_does_nothing_by_itself() {
        assertThat(anApp(HERE).authority()).isEqualTo(Authority.NONE);
    }

    @Test
    void looking_after_ones_own_account_is_not_for_machines() {
        assertInvalid(
                "scopes",
                "not-for-machines",
                () -> described(aMachine(HERE), Set.of(Permission.ME_MANAGE), Reach.ORGANISATION));
        assertThat(anApp(HERE).scopes()).contains(Permission.ME_MANAGE);
    }

    @Test
    void it_is_described_anew_and_stays_what_it_is() {
        var before = aMachine(HERE);

        var anew = before.describe("Annat", Set.of(), Reach.NODE, "{}", List.of(), NOON);

        assertThat(anew)
                .isEqualTo(new Client(
                        before.id(),
                        0,
                        "Annat",
                        HERE,
                        Client.Kind.MACHINE,
                        Client.State.ACTIVE,
                        Set.of(),
                        Reach.NODE,
                        List.of(),
                        "{}",
                        List.of(),
                        NOON));
    }

    @Test
    void a_name_is_a_line() {
        assertInvalid(
                "name",
                "too-long",
                () -> aMachine(HERE).describe("a".repeat(201), Set.of(), Reach.NODE, null, List.of(), null));
        assertInvalid("name", "blank", () -> aMachine(HERE).describe("", Set.of(), Reach.NODE, null, List.of(), null));
    }

    @Test
    void it_is_let_in_until_it_expires_or_is_shut_out() {
        var never = aMachine(HERE);
        var ending = never.describe("Påhittad", Set.of(), Reach.ORGANISATION, null, List.of(), NOON);

        assertThat(never.isInForce(Instant.MAX)).isTrue();
        assertThat(ending.isInForce(NOON.minusMillis(1))).isTrue();
        assertThat(ending.isInForce(NOON)).isFalse();
        assertThat(never.disable().isInForce(NOON)).isFalse();
        assertThat(never.disable().enable()).isEqualTo(never);
    }

    @Test
    void nothing_is_shut_out_or_let_in_twice() {
        assertThatThrownBy(() -> aMachine(HERE).disable().disable()).isInstanceOf(Disabled.class);
        assertThatThrownBy(() -> aMachine(HERE).enable()).isInstanceOf(NotDisabled.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.org",
                "https://app.example.org/signed-in?tenant=1",
                "https://app.example.org:8443/",
                "http://127.0.0.1:8080/kompetensbyran/v1/docs/oauth2-redirect.html",
                "http://localhost:3000/"
            })
    void an_app_gets_its_answer_over_tls_or_on_the_own_machine(String uri) {
        assertThat(app(uri).redirectUris()).containsExactly(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/signed-in",
                "app.example.org",
                "//app.example.org/",
                "https:app",
                "https:///signed-in",
                "http://app.example.org/",
                "http://127.0.0.1.example.org/",
                "http://localhost.example.org/",
                "https://app.example.org/#here",
                "https://app.example.org/#",
                "https://user@app.example.org/",
                "https://app.example.org@evil.example/",
                "https://app.example.org/ ",
                "https://app.example.org/\n",
                "https://*.example.org/",
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "ftp://app.example.org/",
                "app.example:/signed-in"
            })
    void an_answer_goes_nowhere_else(String uri) {
        assertInvalid("redirectUris", "redirect-shape", () -> app(uri));
    }

    @Test
    void an_address_is_two_thousand_characters_at_the_most() {
        String start = "https://app.example.org/";
        String longest = start + "a".repeat(2_000 - start.length());

        assertThat(app(longest).redirectUris()).containsExactly(longest);
        assertInvalid("redirectUris", "redirect-shape", () -> app(longest + "a"));
    }

    @Test
    void an_app_has_one_address_at_least_and_ten_at_the_most() {
        assertInvalid("redirectUris", "missing", () -> app());
        assertThat(app(Collections.nCopies(10, REDIRECT).toArray(String[]::new)).redirectUris())
                .hasSize(10);
        assertInvalid(
                "redirectUris",
                "too-many",
                () -> app(Collections.nCopies(11, REDIRECT).toArray(String[]::new)));
    }

    @Test
    void a_machine_has_no_address_and_an_app_no_keys() {
        assertInvalid(
                "redirectUris",
                "not-for-machines",
                () -> aMachine(HERE).describe("Påhittad", Set.of(), Reach.ORGANISATION, null, List.of(REDIRECT), null));
        assertInvalid("jwks", "not-for-apps", () -> withKeys(anApp(HERE), "{}"));
    }

    @Test
    void keys_are_a_text_that_is_not_endless() {
        assertThat(withKeys(aMachine(HERE), "{}").jwks()).isEqualTo("{}");
        assertInvalid("jwks", "blank", () -> withKeys(aMachine(HERE), " "));
        assertInvalid("jwks", "too-long", () -> withKeys(aMachine(HERE), "a".repeat(20_001)));
    }

    private static Client app(String... uris) {
        return Client.app(ClientId.next(), "Påhittad app", HERE, Set.of(), List.of(uris));
    }

    private static Client described(Client it, Set<Permission> scopes, Reach reach) {
        return it.describe(it.name(), scopes, reach, it.jwks(), it.redirectUris(), it.expiresAt());
    }

    private static Client withKeys(Client it, @Nullable String jwks) {
        return it.describe(it.name(), it.scopes(), it.reach(), jwks, it.redirectUris(), it.expiresAt());
    }
}
