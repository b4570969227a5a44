package se.kompetensbyran.api.oauth;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static se.kompetensbyran.api.oauth.TokenEndpointTest.isRefused;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.api.testing.Invented;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.clients.ClientId;

/** Programs come by themselves: with a secret, or with an assertion that they signed. */
@QuarkusTest
class MachineTokensTest extends OAuthTest {

    private static final RSAKey RSA = rsa("rsa");
    private static final ECKey EC = ec();

    private final Credential secret = Credential.make(Credential.Kind.CLIENT_SECRET);

    private static RSAKey rsa(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> bySecret(ClientId client, String secret) {
        return Invented.with(
                Map.of("grant_type", "client_credentials", "client_id", client.toString(), "client_secret", secret));
    }

    @Test
    void a_secret_gives_a_token_that_does_what_the_client_may() {
        Client machine = machine(secret, Permission.PROJECTS_READ, Permission.ORGANISATIONS_WRITE);

        String token = token(bySecret(machine.id(), secret.text()))
                .statusCode(200)
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(300))
                .body("scope", equalTo("organisations:write projects:read"))
                .body("refresh_token", nullValue())
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
    void a_client_may_ask_for_less_and_never_for_more() {
        Client machine = machine(secret, Permission.PROJECTS_READ, Permission.ORGANISATIONS_WRITE);
        Map<String, Object> form = bySecret(machine.id(), secret.text());

        token(Invented.with(form, "scope", "projects:read")).statusCode(200).body("scope", equalTo("projects:read"));
        for (String it : List.of("projects:write", "nonsense", "projects:read projects:write", " "))
            isRefused(token(Invented.with(form, "scope", it)), 400, "invalid_scope");
        isRefused(token(bySecret(machine(secret).id(), secret.text())), 400, "invalid_scope");
    }

    @Test
    void a_wrong_secret_and_an_unknown_client_are_refused_alike() {
        Client machine = machine(secret, Permission.PROJECTS_READ);
        String other = Credential.make(Credential.Kind.CLIENT_SECRET).text();

        isRefused(token(bySecret(machine.id(), other)), 401, "invalid_client");
        isRefused(token(bySecret(machine.id(), "secret")), 401, "invalid_client");
        isRefused(token(bySecret(machine.id(), "")), 401, "invalid_client");
        isRefused(token(bySecret(machine.id(), secret.hash())), 401, "invalid_client");
        isRefused(token(bySecret(ClientId.next(), secret.text())), 401, "invalid_client");
        isRefused(token(bySecret(app().id(), secret.text())), 401, "invalid_client");
    }

    @Test
    void a_client_that_is_shut_out_or_too_old_is_refused() {
        Client shutOut = saved(machine(secret, Permission.PROJECTS_READ).disable());
        isRefused(token(bySecret(shutOut.id(), secret.text())), 401, "invalid_client");

        Client shortLived = machine(secret, Permission.PROJECTS_READ);
        shortLived = saved(shortLived.describe(
                shortLived.name(),
                shortLived.scopes(),
                Reach.REGION,
                null,
                List.of(),
                time.now().plusSeconds(60)));
        token(bySecret(shortLived.id(), secret.text())).statusCode(200);
        clock.move(Duration.ofMinutes(2));
        isRefused(token(bySecret(shortLived.id(), secret.text())), 401, "invalid_client");
    }

    @Test
    void two_secrets_work_side_by_side_until_the_older_ends() {
        Client machine = machine(secret, Permission.PROJECTS_READ);
        Credential next = Credential.make(Credential.Kind.CLIENT_SECRET);
        saved(machine.withSecret(next.hash(), next.hint(), time.now(), Duration.ofHours(1)));

        token(bySecret(machine.id(), secret.text())).statusCode(200);
        token(bySecret(machine.id(), next.text())).statusCode(200);
        clock.move(Duration.ofHours(1));
        isRefused(token(bySecret(machine.id(), secret.text())), 401, "invalid_client");
        token(bySecret(machine.id(), next.text())).statusCode(200);
    }

    @Test
    void a_machine_does_not_stand_for_people() {
        Client machine = machine(secret, Permission.PROJECTS_READ);
        for (String it : List.of("authorization_code", "refresh_token"))
            isRefused(
                    token(Invented.with(bySecret(machine.id(), secret.text()), "grant_type", it)),
                    400,
                    "unauthorized_client");
    }

    private Client signing() {
        String keys = new JWKSet(List.<JWK>of(RSA.toPublicJWK(), EC.toPublicJWK())).toString();
        return saved(Client.machine(
                "Påhittad maskin", anOrganisation(), Set.of(Permission.PROJECTS_READ), Reach.REGION, keys, null));
    }

    private JWTClaimsSet.Builder claims(Client client) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(client.id().toString())
                .subject(client.id().toString())
                .audience(addresses.origin())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)));
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).build(), claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet claims) {
        try {
            return signed(JWSAlgorithm.RS256, new RSASSASigner(RSA), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> byAssertion(String assertion) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        return form;
    }

    @Test
    void an_assertion_gives_a_token() throws JOSEException {
        Client client = signing();

        token(byAssertion(signed(claims(client).build()))).statusCode(200).body("scope", equalTo("projects:read"));
        token(byAssertion(signed(
                        JWSAlgorithm.PS256,
                        new RSASSASigner(RSA),
                        claims(client).build())))
                .statusCode(200);
        token(byAssertion(signed(
                        JWSAlgorithm.ES256, new ECDSASigner(EC), claims(client).build())))
                .statusCode(200);
        token(byAssertion(signed(
                        claims(client).audience(addresses.of("oauth", "token")).build())))
                .statusCode(200);
        token(Invented.with(
                        byAssertion(signed(claims(client).build())),
                        "client_id",
                        client.id().toString()))
                .statusCode(200);
    }

    @Test
    void an_assertion_works_once() {
        String assertion = signed(claims(signing()).build());

        token(byAssertion(assertion)).statusCode(200);
        isRefused(token(byAssertion(assertion)), 401, "invalid_client");
    }

    @Test
    void an_assertion_that_says_something_else_is_refused() {
        Client client = signing();
        Instant now = Instant.now();
        List<UnaryOperator<JWTClaimsSet.Builder>> changes = List.of(
                it -> it.audience("https://another.example"),
                it -> it.audience((String) null),
                it -> it.issuer(ClientId.next().toString()),
                it -> it.issuer(null),
                it -> it.subject(ClientId.next().toString()),
                it -> it.subject("x"),
                it -> it.subject(null),
                it -> it.jwtID(null),
                it -> it.jwtID("x".repeat(201)),
                it -> it.expirationTime(null),
                it -> it.expirationTime(Date.from(now.minusSeconds(120))),
                it -> it.expirationTime(Date.from(now.plusSeconds(3600))),
                it -> it.issueTime(Date.from(now.plusSeconds(3600))),
                it -> it.notBeforeTime(Date.from(now.plusSeconds(3600))));
        for (UnaryOperator<JWTClaimsSet.Builder> it : changes)
            isRefused(token(byAssertion(signed(it.apply(claims(client)).build()))), 401, "invalid_client");
    }

    @Test
    void an_assertion_that_is_not_signed_as_it_must_be_is_refused() throws JOSEException {
        Client client = signing();
        JWTClaimsSet claims = claims(client).build();
        String good = signed(claims);
        String publicKey = RSA.toPublicJWK().toString();

        for (String it : List.of(
                new PlainJWT(claims).serialize(),
                signed(JWSAlgorithm.HS256, new MACSigner(publicKey), claims),
                signed(JWSAlgorithm.RS512, new RSASSASigner(RSA), claims),
                signed(JWSAlgorithm.RS256, new RSASSASigner(rsa("rsa")), claims),
                good.substring(0, good.length() - 8) + "AAAAAAAA",
                good.substring(0, good.lastIndexOf('.') + 1),
                "a.b.c",
                "x")) isRefused(token(byAssertion(it)), 401, "invalid_client");
        token(byAssertion(good)).statusCode(200);
    }

    @Test
    void an_assertion_of_another_type_or_for_another_or_with_a_secret_beside_it_is_refused() {
        Client client = signing();
        String good = signed(claims(client).build());

        isRefused(token(Invented.with(byAssertion(good), "client_assertion_type", "x")), 401, "invalid_client");
        isRefused(
                token(Invented.with(
                        byAssertion(good), "client_id", ClientId.next().toString())),
                401,
                "invalid_client");
        isRefused(token(Invented.with(byAssertion(good), "client_secret", secret.text())), 400, "invalid_request");
        isRefused(
                token(byAssertion(
                        signed(claims(machine(secret, Permission.PROJECTS_READ)).build()))),
                401,
                "invalid_client");
        token(byAssertion(good)).statusCode(200);
    }
}
