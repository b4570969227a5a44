package se.kompetensbyran.api.testing;

import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** Access tokens that the tests sign themselves, with a key of this run. */
public final class Tokens {

    private static final String ISSUER = "https://sign-in.test";
    private static final KeyPair KEY = key();

    private Tokens() {}

    /** A token of somebody with that role. */
    public static String with(String role) {
        return of("test-" + role, Set.of(role));
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
        return Jwt.issuer(issuer)
                .audience(audience)
                .subject(subject)
                .groups(roles)
                .issuedAt(until.minusSeconds(300))
                .expiresAt(until)
                .jws()
                .header("typ", "at+jwt")
                .sign(key.getPrivate());
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
