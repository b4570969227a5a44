package se.kompetensbyran.api.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.assertions.jwt.JWTAssertionDetailsVerifier;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.SecurityEvents;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.journal.Origin;
import se.kompetensbyran.domain.signin.OneTimeUses;

/**
 * Which client asks: a machine shows a secret in the form (client_secret_post) or an assertion that it signed
 * (private_key_jwt, RFC 7523), an app only says which it is. Basic is not to be had, since its secrets end in logs.
 */
@Singleton
final class ClientAuthentication {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    // The clocks' difference: what the verifier below allows by itself.
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final int LONGEST_ID = 200;

    private final Questions questions;
    private final OneTimeUses uses;
    private final SecurityEvents events;
    private final Addresses addresses;
    private final Time time;

    ClientAuthentication(Questions questions, OneTimeUses uses, SecurityEvents events, Addresses addresses, Time time) {
        this.questions = questions;
        this.uses = uses;
        this.events = events;
        this.addresses = addresses;
        this.time = time;
    }

    /**
     * The client that sent {@code form}.
     *
     * @throws Refusal {@code invalid_client} when it is unknown, shut out, or does not show that it is itself; {@code
     *     invalid_request} when it shows more than one thing
     */
    Client of(Form form) {
        String assertion = form.one("client_assertion");
        String secret = form.one("client_secret");
        if (assertion != null && secret != null) throw new Refusal(Refusal.Code.INVALID_REQUEST);
        String claimed = form.one("client_id");
        Client client = find(assertion == null ? claimed : subject(assertion, claimed));
        if (client != null && isItself(client, form, secret, assertion)) return client;
        if (client == null)
            events.happened("client-authentication.failed", null, Origin.Kind.CLIENT, SecurityEvents.UNKNOWN);
        else
            events.happened(
                    "client-authentication.failed",
                    client.id().value(),
                    Origin.Kind.CLIENT,
                    client.id().toString());
        throw new Refusal(Refusal.Code.INVALID_CLIENT);
    }

    private @Nullable Client find(@Nullable String clientId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> questions.find(clientId))
                .orElse(null);
    }

    private boolean isItself(Client client, Form form, @Nullable String secret, @Nullable String assertion) {
        if (client.kind() == Client.Kind.APP) return secret == null && assertion == null;
        if (assertion != null) return isSigned(client, form);
        return secret != null
                && Credential.isWellFormed(Credential.Kind.CLIENT_SECRET, secret)
                && client.hasSecret(Credential.hash(secret), time.now());
    }

    /** Of whom an assertion speaks; null when that is not {@code claimed}, if anything is. */
    private static @Nullable String subject(String assertion, @Nullable String claimed) {
        try {
            String subject = SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
            return claimed == null || claimed.equals(subject) ? subject : null;
        } catch (java.text.ParseException e) {
            return null;
        }
    }

    private boolean isSigned(Client client, Form form) {
        try {
            // Parsing sees to the assertion's type, and that issuer and subject are the client_id, if one is given.
            SignedJWT assertion = PrivateKeyJWT.parse(form.values()).getClientAssertion();
            JWTClaimsSet claims = assertion.getJWTClaimsSet();
            Set<Audience> ours = Set.of(new Audience(addresses.origin()), new Audience(addresses.of("oauth", "token")));
            new JWTAssertionDetailsVerifier(ours, LONGEST_LIFE.toSeconds()).verify(claims, null);
            String id = claims.getJWTID();
            return id != null
                    && !id.isEmpty()
                    && id.length() <= LONGEST_ID
                    && isOfNow(claims)
                    && client.id().toString().equals(claims.getIssuer())
                    && hasSigned(client, assertion)
                    && isFirst(client, id, claims.getExpirationTime().toInstant());
        } catch (ParseException | java.text.ParseException | BadJWTException | JOSEException e) {
            return false;
        }
    }

    private boolean isOfNow(JWTClaimsSet claims) {
        return claims.getIssueTime() == null
                || !claims.getIssueTime().toInstant().isAfter(time.now().plus(SKEW));
    }

    private static boolean hasSigned(Client client, SignedJWT assertion)
            throws JOSEException, java.text.ParseException {
        if (client.jwks() == null || !ALGORITHMS.contains(assertion.getHeader().getAlgorithm())) return false;
        JWKMatcher matcher = JWKMatcher.forJWSHeader(assertion.getHeader());
        for (JWK key : new JWKSelector(matcher).select(JWKSet.parse(client.jwks()))) {
            Optional<JWSVerifier> verifier = verifier(key);
            if (verifier.isPresent() && assertion.verify(verifier.get())) return true;
        }
        return false;
    }

    private static Optional<JWSVerifier> verifier(JWK key) throws JOSEException {
        if (key instanceof RSAKey it) return Optional.of(new RSASSAVerifier(it.toRSAPublicKey()));
        if (key instanceof ECKey it) return Optional.of(new ECDSAVerifier(it.toECPublicKey()));
        return Optional.empty();
    }

    private boolean isFirst(Client client, String id, Instant expiresAt) {
        String hash = Credential.hash("assertion " + client.id() + " " + id);
        return QuarkusTransaction.requiringNew().call(() -> {
            uses.forget(time.now());
            return uses.take(hash, expiresAt.plus(SKEW));
        });
    }
}
