package se.kompetensbyran.api.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.shared.EnumCode;

/** Access tokens that the tests sign themselves, with a key of this run. */
public final class Tokens {

    private static final String ISSUER = "https://sign-in.test";
    private static final String REGIONAL = "region:";
    private static final KeyPair KEY = key();

    private Tokens() {}

    /** A token of somebody with that role, for the whole region. */
    public static String with(String role) {
        return of("test-" + role, Set.of(REGIONAL + role));
    }

    /** A token of somebody with {@code role} in {@code organisation}, reaching so far. */
    public static String of(Role role, Reach reach, UUID organisation) {
        String code = EnumCode.of(role);
        Instant until = Instant.now().plus(Duration.ofMinutes(5));
        return claims(
                        ISSUER,
                        "kompetensbyran",
                        "test-" + code,
                        Set.of(reach == Reach.REGION ? REGIONAL + code : code),
                        until)
                .claim("organisation", organisation.toString())
                .jws()
                .header("typ", "at+jwt")
                .sign(KEY.getPrivate());
    }

    /** A token of {@code subject}, who has {@code roles}, for five minutes. */
    public static String of(String subject, Set<String> roles) {
        return signed(
                KEY, ISSUER, "kompetensbyran", subject, roles, Instant.now().plus(Duration.ofMinutes(5)));
    }

    /** A token that ended an hour ago. */
    public static String expired(String role) {
        return signed(
                KEY,
                ISSUER,
                "kompetensbyran",
                "test-" + role,
                Set.of(role),
                Instant.now().minusSeconds(3600));
    }

    /** A token for another service. */
    public static String forAnotherAudience(String role) {
        return signed(
                KEY,
                ISSUER,
                "another",
                "test-" + role,
                Set.of(role),
                Instant.now().plusSeconds(300));
    }

    /** A token of an issuer that nobody knows. */
    public static String ofAnotherIssuer(String role) {
        return signed(
                KEY,
                "https://another.test",
                "kompetensbyran",
                "x",
                Set.of(role),
                Instant.now().plusSeconds(300));
    }

    /** A token signed with a key that nobody knows. */
    public static String ofAnotherKey(String role) {
        return signed(
                key(),
                ISSUER,
                "kompetensbyran",
                "x",
                Set.of(role),
                Instant.now().plusSeconds(300));
    }

    /** The settings with which a program believes these tokens. */
    public static Map<String, String> settings() {
        return Map.of(
                "mp.jwt.verify.publickey",
                Base64.getEncoder().encodeToString(KEY.getPublic().getEncoded()),
                "mp.jwt.verify.issuer",
                ISSUER);
    }

    private static String signed(
            KeyPair key, String issuer, String audience, String subject, Set<String> roles, Instant until) {
        return claims(issuer, audience, subject, roles, until)
                .jws()
                .header("typ", "at+jwt")
                .sign(key.getPrivate());
    }

    private static JwtClaimsBuilder claims(
            String issuer, String audience, String subject, Set<String> roles, Instant until) {
        return Jwt.issuer(issuer)
                .audience(audience)
                .subject(subject)
                .groups(roles)
                .issuedAt(until.minusSeconds(300))
                .expiresAt(until);
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
