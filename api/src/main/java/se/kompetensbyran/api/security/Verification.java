package se.kompetensbyran.api.security;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.ApiKey;
import se.kompetensbyran.domain.accounts.ApiKeys;

/**
 * Verifies what is sent as a bearer token: an access token of our own (RFC 9068 section 4), a person's API key, or an
 * access token of the outside issuer. Of what was wrong the sender learns nothing.
 */
@Singleton
final class Verification {

    // An API key that is taken back, or whose owner is shut out, works no longer than this.
    private static final Duration KEY_REMEMBERED = Duration.ofSeconds(10);

    private static final int CLOCK_SKEW_SECONDS = 30;
    private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt", "jwt");
    private static final Logger LOG = Logger.getLogger(Verification.class);

    private final SignInMode mode;
    private final TokenKeys keys;
    private final AccessTokens tokens;
    private final ApiKeys apiKeys;
    private final Accounts accounts;
    private final SecondFactors secondFactors;
    private final JWTParser outside;
    private final List<String> audiences;
    private final Addresses addresses;
    private final Time time;

    Verification(
            SignInMode mode,
            TokenKeys keys,
            AccessTokens tokens,
            ApiKeys apiKeys,
            Accounts accounts,
            SecondFactors secondFactors,
            JWTParser outside,
            @ConfigProperty(name = "mp.jwt.verify.audiences") List<String> audiences,
            Addresses addresses,
            Time time) {
        this.mode = mode;
        this.keys = keys;
        this.tokens = tokens;
        this.apiKeys = apiKeys;
        this.accounts = accounts;
        this.secondFactors = secondFactors;
        this.outside = outside;
        this.audiences = audiences;
        this.addresses = addresses;
        this.time = time;
    }

    /**
     * What a good token says.
     *
     * @param until from then on it must be verified anew
     */
    record Verified(JsonWebToken principal, Instant until) {}

    /** What {@code token} says. @throws AuthenticationFailedException when it is not good */
    Verified verify(String token) {
        if (mode == SignInMode.OUTSIDE) return outside(token);
        return token.startsWith(Credential.Kind.API_KEY.prefix()) ? apiKey(token) : own(token);
    }

    private Verified own(String token) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(ConstraintType.PERMIT, TokenKeys.ALGORITHM)
                    .setVerificationKeyResolver((jws, nesting) -> key(jws))
                    .setExpectedType(true, TokenKeys.TYPE)
                    .setExpectedIssuer(true, addresses.origin())
                    .setExpectedAudience(true, AccessTokens.AUDIENCE)
                    .setRequireSubject()
                    .setRequireExpirationTime()
                    .setRequireIssuedAt()
                    .setRequireNotBefore()
                    .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                    .setEvaluationTime(NumericDate.fromSeconds(time.now().getEpochSecond()))
                    .build()
                    .processToClaims(token);
            Instant until = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
            return new Verified(new DefaultJWTCallerPrincipal(claims), until);
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw refused(e);
        }
    }

    private Key key(JsonWebSignature token) throws UnresolvableKeyException {
        @Nullable String kid = token.getKeyIdHeaderValue();
        if (kid == null) throw new UnresolvableKeyException("no kid");
        return keys.find(kid).orElseThrow(() -> new UnresolvableKeyException("unknown kid"));
    }

    private Verified apiKey(String text) {
        if (!Credential.isWellFormed(Credential.Kind.API_KEY, text)) throw refused(null);
        Instant now = time.now();
        return QuarkusTransaction.requiringNew().call(() -> {
            ApiKey key = apiKeys.findByHash(Credential.hash(text))
                    .filter(it -> it.isInForce(now))
                    .orElseThrow(() -> refused(null));
            Account owner = accounts.find(key.account())
                    .filter(it -> it.state() == Account.State.ACTIVE && !secondFactors.isLacking(it))
                    .orElseThrow(() -> refused(null));
            Instant soon = now.plus(KEY_REMEMBERED);
            return new Verified(
                    new DefaultJWTCallerPrincipal(tokens.ofKey(key, owner)),
                    soon.isBefore(key.expiresAt()) ? soon : key.expiresAt());
        });
    }

    private Verified outside(String token) {
        try {
            JsonWebToken principal = outside.parse(token);
            String type = JsonWebStructure.fromCompactSerialization(token).getHeader("typ");
            // An ID token is for the app in which somebody signed in, never for an API.
            boolean isAccessToken = type == null || TYPES.contains(type.toLowerCase(java.util.Locale.ROOT));
            boolean isForUs = principal.getAudience() != null
                    && principal.getAudience().stream().anyMatch(audiences::contains);
            if (!isAccessToken || !isForUs || principal.getIssuer() == null) throw refused(null);
            return new Verified(principal, Instant.ofEpochSecond(principal.getExpirationTime()));
        } catch (ParseException | JoseException e) {
            throw refused(e);
        }
    }

    private static AuthenticationFailedException refused(@Nullable Exception why) {
        // Without the token, which the exceptions of some checks hold.
        if (why != null) LOG.debugf("A token was refused: %s", why.getClass().getSimpleName());
        return new AuthenticationFailedException();
    }
}
