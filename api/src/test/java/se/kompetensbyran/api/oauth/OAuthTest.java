package se.kompetensbyran.api.oauth;

import static se.kompetensbyran.api.testing.Invented.word;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import se.kompetensbyran.api.security.Passwords;
import se.kompetensbyran.api.security.SecondFactors;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Browser;
import se.kompetensbyran.api.testing.Invented;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.Organisations;

/** A test of the way in: people with passwords, an app of theirs, and machines with secrets. */
abstract class OAuthTest extends ApiTest {

    static final String PASSWORD = "åtta gröna kaffekoppar";
    static final String CALLBACK = "https://app.example/signed-in?from=kompetensbyran";
    static final String VERIFIER = "v".repeat(20) + "-._~" + "0123456789ABCDEFGHIJ";
    static final String CHALLENGE = challenge(VERIFIER);

    private static @Nullable String hashed;

    @Inject
    Accounts accounts;

    @Inject
    Clients clients;

    @Inject
    Organisations organisations;

    @Inject
    Passwords passwords;

    @Inject
    SecondFactors factors;

    @Inject
    Addresses addresses;

    @Inject
    Time time;

    @Inject
    MovableClock clock;

    @AfterEach
    void the_clock_is_right() {
        clock.reset();
    }

    static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An organisation that nobody has anything to do with. */
    UUID anOrganisation() {
        Organisation entered = Organisation.enter(Invented.name("förening"), null, null, null);
        return QuarkusTransaction.requiringNew()
                .call(() -> organisations.save(entered).id().value());
    }

    /** Somebody with those roles in the whole region, and the password. */
    Account somebody(Role... roles) {
        UUID organisation = anOrganisation();
        List<Grant> grants = Arrays.stream(roles)
                .map(it -> new Grant(it, organisation, Reach.REGION))
                .toList();
        String hash = hashed;
        if (hash == null) hashed = hash = passwords.hash(PASSWORD);
        Account account = Account.invite(email(), "Påhittad Person", grants, Credential.hash("x"), time.now())
                .choosePassword(Credential.hash("x"), hash, time.now());
        return saved(account);
    }

    Account invited(Credential link) {
        List<Grant> grants = List.of(new Grant(Role.ADVISER, anOrganisation(), Reach.ORGANISATION));
        return saved(Account.invite(email(), "Påhittad Person", grants, link.hash(), time.now()));
    }

    Account saved(Account account) {
        return QuarkusTransaction.requiringNew().call(() -> accounts.save(account));
    }

    Account now(Account account) {
        return QuarkusTransaction.requiringNew().call(() -> accounts.get(account.id()));
    }

    static Email email() {
        return Email.fromString(word() + "@example.org");
    }

    /** An app that may do all that people may. */
    Client app(Permission... scopes) {
        Set<Permission> all = scopes.length == 0 ? Set.of(Permission.values()) : Set.of(scopes);
        return saved(Client.app(
                ClientId.next(), "Påhittad app", anOrganisation(), all, List.of(CALLBACK, "http://localhost:3000/")));
    }

    Client saved(Client client) {
        return QuarkusTransaction.requiringNew().call(() -> clients.save(client));
    }

    /** A machine with that secret. */
    Client machine(Credential secret, Permission... scopes) {
        return saved(Client.machine("Påhittad maskin", anOrganisation(), Set.of(scopes), Reach.REGION, null, null)
                .withSecret(secret.hash(), secret.hint(), time.now(), Duration.ZERO));
    }

    /** What an app asks for. */
    static Map<String, Object> question(Client app) {
        return Invented.with(Map.of(
                "response_type",
                "code",
                "client_id",
                app.id().toString(),
                "redirect_uri",
                CALLBACK,
                "state",
                "a state & so=on;ä",
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256"));
    }

    static Map<String, Object> typed(Account account, String password) {
        return Map.of("email", account.email().address(), "password", password);
    }

    /** The code that an app gets when {@code account}, who needs no second factor, signs in. */
    static String code(Client app, Account account) {
        return new Browser()
                .open("authorize", question(app))
                .is(200)
                .send(typed(account, PASSWORD))
                .codeFor(CALLBACK);
    }

    /** All that the roles of {@code account} allow, as a token says it. */
    static String scope(Account account) {
        return String.join(
                " ",
                Authority.of(account.grants()).permissions().stream()
                        .map(Permission::code)
                        .sorted()
                        .toList());
    }

    /** A request to the token endpoint. */
    static ValidatableResponse token(Map<String, ?> form) {
        return RestAssured.given().formParams(form).post("/oauth/token").then();
    }

    static Map<String, Object> exchange(Client app, String code) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", app.id().toString());
        form.put("code", code);
        form.put("redirect_uri", CALLBACK);
        form.put("code_verifier", VERIFIER);
        return form;
    }

    static Map<String, Object> refresh(Client app, String token) {
        return Invented.with(
                Map.of("grant_type", "refresh_token", "client_id", app.id().toString(), "refresh_token", token));
    }

    /** The refresh token of a new session. */
    static String signedIn(Client app, Account account) {
        return token(exchange(app, code(app, account)))
                .statusCode(200)
                .extract()
                .path("refresh_token");
    }
}
