package se.kompetensbyran.api.security;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kompetensbyran.api.testing.ApiTest;
import se.kompetensbyran.api.testing.Invented;
import se.kompetensbyran.api.testing.MovableClock;
import se.kompetensbyran.api.testing.Tokens;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.ApiKey;
import se.kompetensbyran.domain.accounts.ApiKeys;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.signin.SigningKey;

/** What is believed of what somebody sends as a bearer token, and what is not. */
@QuarkusTest
class VerificationTest extends ApiTest {

    private static final String ROLE = "programme-manager";

    @Inject
    TokenKeys keys;

    @Inject
    Accounts accounts;

    @Inject
    ApiKeys apiKeys;

    @Inject
    MovableClock clock;

    @AfterEach
    void the_clock_goes_right() {
        clock.reset();
    }

    static Stream<Arguments> wrong_claims() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                arguments("not yet", change(it -> it.setNotBefore(NumericDate.fromSeconds(now + 120)))),
                arguments("ended", change(it -> it.setExpirationTime(NumericDate.fromSeconds(now - 60)))),
                arguments("for ever", change(it -> it.unsetClaim("exp"))),
                arguments("from ever", change(it -> it.unsetClaim("nbf"))),
                arguments("issued never", change(it -> it.unsetClaim("iat"))),
                arguments("of nobody", change(it -> it.unsetClaim("sub"))),
                arguments("of no issuer", change(it -> it.unsetClaim("iss"))),
                arguments("for nobody", change(it -> it.unsetClaim("aud"))),
                arguments("issuer in another shape", change(it -> it.setIssuer(it.getClaimValueAsString("iss") + "/"))),
                arguments("larger than a token may be", change(it -> it.setStringClaim("x", "x".repeat(9000)))));
    }

    private static Consumer<JwtClaims> change(Consumer<JwtClaims> change) {
        return change;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong_claims")
    void a_token_that_we_signed_is_refused_when_its_claims_are_wrong(String what, Consumer<JwtClaims> change) {
        refused(Tokens.changed(ROLE, change));
    }

    @Test
    void clocks_may_differ_by_half_a_minute() {
        long now = Instant.now().getEpochSecond();
        taken(Tokens.changed(ROLE, it -> it.setNotBefore(NumericDate.fromSeconds(now + 20))));
        taken(Tokens.changed(ROLE, it -> it.setExpirationTime(NumericDate.fromSeconds(now - 10))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "id+jwt", "at+jwt;x", ""})
    void a_token_of_another_type_is_no_access_token(String type) {
        refused(keys.sign(Tokens.person("somebody", Set.of(ROLE)), type));
    }

    @Test
    void the_public_key_is_no_shared_secret() throws JoseException {
        SigningKey key = keys.ring().signing(clock.instant()).orElseThrow();
        for (byte[] secret : List.of(
                keys.find(key.kid()).orElseThrow().getEncoded(), key.publicJwk().getBytes(StandardCharsets.UTF_8)))
            refused(signed("HS256", key.kid(), new HmacKey(secret)));
    }

    @Test
    void only_a_published_key_by_its_name_and_with_our_algorithm_verifies() throws JoseException {
        RsaJsonWebKey other = RsaJwkGenerator.generateJwk(2048);
        String known = keys.ring().signing(clock.instant()).orElseThrow().kid();
        refused(signed("RS256", known, other.getPrivateKey()));
        refused(signed("RS256", "unknown", other.getPrivateKey()));
        refused(signed("RS256", null, other.getPrivateKey()));
        refused(signed("RS512", known, other.getPrivateKey()));
        // A key that the token brings itself is nobody's.
        JsonWebSignature token = token("RS256", known, other.getPrivateKey());
        token.setJwkHeader(other);
        refused(token.getCompactSerialization());
    }

    @Test
    void a_token_that_was_good_is_refused_once_its_time_is_over() {
        String token = Tokens.with(ROLE);
        taken(token);
        taken(token);
        clock.move(Duration.ofSeconds(5 * 60 + 31));
        refused(token);
    }

    @Test
    void a_key_stands_for_its_owner_and_allows_no_more_than_its_scopes() {
        Account owner = somebody();
        String writer = key(owner, Permission.ORGANISATIONS_WRITE);
        String reader = key(owner, Permission.PROJECTS_READ);
        taken(writer);
        create(writer, 201);
        create(reader, 403);
        anybody().auth().oauth2(writer).get("/me").then().statusCode(200);
    }

    @Test
    void a_key_that_never_was_or_has_a_typing_error_is_refused() {
        refused(Credential.make(Credential.Kind.API_KEY).text());
        String good = key(somebody(), Permission.ORGANISATIONS_WRITE);
        taken(good);
        refused(good.substring(0, good.length() - 1) + (good.endsWith("0") ? "1" : "0"));
        refused(Credential.make(Credential.Kind.REFRESH_TOKEN).text());
    }

    @Test
    void a_key_that_is_taken_back_works_ten_seconds_at_the_most() {
        Account owner = somebody();
        String text = key(owner, Permission.ORGANISATIONS_WRITE);
        taken(text);
        in(() -> apiKeys.save(
                apiKeys.findByHash(Credential.hash(text)).orElseThrow().revoke(clock.instant())));
        clock.move(Duration.ofSeconds(11));
        refused(text);
    }

    @Test
    void a_key_ends_with_its_time_and_with_its_owner() {
        Account owner = somebody();
        String text = key(owner, Permission.ORGANISATIONS_WRITE);
        taken(text);
        in(() -> accounts.save(accounts.get(owner.id()).disable()));
        clock.move(Duration.ofSeconds(11));
        refused(text);

        String other = key(somebody(), Permission.ORGANISATIONS_WRITE);
        taken(other);
        clock.move(Duration.ofDays(30));
        refused(other);
    }

    private Account somebody() {
        UUID organisation = UUID.fromString(Invented.organisation());
        return in(() -> {
            Instant now = clock.instant();
            List<Grant> grants = List.of(new Grant(Role.PROGRAMME_MANAGER, organisation, Reach.REGION));
            Email email = new Email(Invented.word() + "@exempel.se");
            Account invited = accounts.save(
                    Account.invite(email, "Påhittad Person", grants, Credential.hash(email.address()), now));
            return accounts.save(invited.choosePassword(Credential.hash(email.address()), "kept", now));
        });
    }

    private String key(Account owner, Permission... scopes) {
        Credential key = Credential.make(Credential.Kind.API_KEY);
        Instant now = clock.instant();
        AccountId account = owner.id();
        in(() -> apiKeys.save(ApiKey.make(
                account, "skript", key.hash(), key.hint(), Set.of(scopes), now, now.plus(Duration.ofDays(30)))));
        return key.text();
    }

    private static <T> T in(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private static String signed(String algorithm, @Nullable String kid, Key key) throws JoseException {
        return token(algorithm, kid, key).getCompactSerialization();
    }

    private static JsonWebSignature token(String algorithm, @Nullable String kid, Key key) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(Tokens.person("somebody", Set.of(ROLE)).toJson());
        token.setAlgorithmHeaderValue(algorithm);
        if (kid != null) token.setKeyIdHeaderValue(kid);
        token.setHeader("typ", TokenKeys.TYPE);
        token.setKey(key);
        return token;
    }

    private static void taken(String token) {
        anybody().auth().oauth2(token).get("/projects").then().statusCode(200);
    }

    private static void refused(String token) {
        anybody()
                .auth()
                .oauth2(token)
                .get("/projects")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""))
                .body("code", equalTo("unauthenticated"));
    }

    private static void create(String token, int status) {
        anybody()
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("name", Invented.name("förening")))
                .post("/organisations")
                .then()
                .statusCode(status);
    }
}
