package se.kompetensbyran.api.testing;

import static java.util.stream.Collectors.joining;

import io.quarkus.arc.Arc;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import se.kompetensbyran.api.security.AccessTokens;
import se.kompetensbyran.api.security.TokenKeys;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Authorities;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.signin.SigningKey;

/** Access tokens that the running program signs itself, for people and clients that need not exist. */
public final class Tokens {

    /** The organisation in which {@link #with} and {@link #of} give roles, with reach over the region. */
    public static final UUID ORGANISATION = UUID.fromString("01976f2e-5c00-7000-8000-0000000000aa");

    private static final String APP = "01976f2e-5c00-7000-8000-0000000000bb";
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration USED_FOR = Duration.ofMinutes(1);

    // To sign is what takes time: who asks for the same again gets the same, as a client does that keeps its token.
    private static final Set<String> PASSING = Set.of("iat", "nbf", "exp", "jti", AccessTokens.SESSION);
    private static final Map<Asked, Signed> SIGNED = new ConcurrentHashMap<>();

    /** What a token is asked to say. */
    private record Asked(String kid, Map<String, Object> claims) {}

    private record Signed(String token, Instant at) {

        // Clocks are moved both ways.
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(USED_FOR));
        }
    }

    private Tokens() {}

    /** A token of somebody who has that role in the whole region. */
    public static String with(String role) {
        return of("test-" + role, Set.of(role));
    }

    /** A token of {@code subject}, who has {@code roles} in the whole region, for five minutes. */
    public static String of(String subject, Set<String> roles) {
        return signed(person(subject, roles));
    }

    /** A token of somebody with {@code role} in {@code organisation}, reaching so far. */
    public static String of(Role role, Reach reach, UUID organisation) {
        return of("test-" + EnumCode.of(role), List.of(new Grant(role, organisation, reach)));
    }

    /** A token of {@code subject}, who has {@code grants} and an app that may do all of it. */
    public static String of(String subject, Collection<Grant> grants) {
        JwtClaims claims = claims(subject, APP, List.of(Permission.values()), now());
        claims.setStringListClaim(
                Authorities.GRANTS, grants.stream().map(Grant::toString).toList());
        return signed(claims);
    }

    /** A token of a client of {@code organisation}. */
    public static String ofClient(UUID client, UUID organisation, Reach reach, Permission... scopes) {
        JwtClaims claims = claims(client.toString(), client.toString(), Arrays.asList(scopes), now());
        claims.setStringClaim(Authorities.ORGANISATION, organisation.toString());
        claims.setStringClaim(Authorities.REACH, EnumCode.of(reach));
        return signed(claims);
    }

    /** A token that ended an hour ago. */
    public static String expired(String role) {
        return changed(role, it -> {
            it.setIssuedAt(seconds(now().minusSeconds(3900)));
            it.setNotBefore(seconds(now().minusSeconds(3900)));
            it.setExpirationTime(seconds(now().minusSeconds(3600)));
        });
    }

    /** A token for another service. */
    public static String forAnotherAudience(String role) {
        return changed(role, it -> it.setAudience("another"));
    }

    /** A token of an issuer that nobody knows. */
    public static String ofAnotherIssuer(String role) {
        return changed(role, it -> it.setIssuer("https://another.test"));
    }

    /** A token signed with a key that nobody knows, under the name of one that is known. */
    public static String ofAnotherKey(String role) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(person("test-" + role, Set.of(role)).toJson());
        token.setAlgorithmHeaderValue(TokenKeys.ALGORITHM);
        token.setKeyIdHeaderValue(keys().ring().signing(now()).orElseThrow().kid());
        token.setHeader("typ", TokenKeys.TYPE);
        token.setKey(key().getPrivate());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token of somebody with that role, signed as it should be, with other claims than it should have. */
    public static String changed(String role, Consumer<JwtClaims> change) {
        JwtClaims claims = person("test-" + role, Set.of(role));
        change.accept(claims);
        return keys().sign(claims);
    }

    /** The claims of {@code subject}, who has {@code roles} in the whole region. */
    public static JwtClaims person(String subject, Set<String> roles) {
        JwtClaims claims = claims(subject, APP, List.of(Permission.values()), now());
        // Written by hand: some tests try roles that there are not.
        claims.setStringListClaim(
                Authorities.GRANTS,
                roles.stream().map(it -> it + " region " + ORGANISATION).toList());
        return claims;
    }

    private static String signed(JwtClaims claims) {
        Instant now = now();
        String kid = keys().ring().signing(now).map(SigningKey::kid).orElse("none yet");
        return SIGNED.compute(
                        new Asked(kid, without(claims)),
                        (asked, known) ->
                                known != null && known.isFresh(now) ? known : new Signed(keys().sign(claims), now))
                .token();
    }

    /** All that {@code claims} say but what is new with every token. */
    private static Map<String, Object> without(JwtClaims claims) {
        Map<String, Object> lasting = new HashMap<>(claims.getClaimsMap());
        lasting.keySet().removeAll(PASSING);
        return lasting;
    }

    private static JwtClaims claims(String subject, String client, Collection<Permission> scopes, Instant now) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(bean(Addresses.class).origin());
        claims.setAudience(AccessTokens.AUDIENCE);
        claims.setSubject(subject);
        claims.setStringClaim(AccessTokens.CLIENT_ID, client);
        claims.setStringClaim(AccessTokens.SESSION, UUID.randomUUID().toString());
        claims.setIssuedAt(seconds(now));
        claims.setNotBefore(seconds(now));
        claims.setExpirationTime(seconds(now.plus(LIFE)));
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setStringClaim(
                Authorities.SCOPE, scopes.stream().map(Permission::code).collect(joining(" ")));
        return claims;
    }

    private static Instant now() {
        return bean(Time.class).now();
    }

    private static NumericDate seconds(Instant at) {
        return NumericDate.fromSeconds(at.getEpochSecond());
    }

    private static TokenKeys keys() {
        return bean(TokenKeys.class);
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
