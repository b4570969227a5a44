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

/** Access tokens of an issuer elsewhere, which the tests play, with a key of this run. */
public final class OutsideTokens {

    private static final String ISSUER = "https://sign-in.test";
    private static final KeyPair KEY = key();

    private OutsideTokens() {}

    /** A token of somebody who has that role in the whole region. */
    public static String with(String role) {
        return signed(claims("test-" + role).groups(Set.of("region:" + role)));
    }

    /** What stands in every token, for five minutes; more can be added, and what stands can be changed. */
    public static JwtClaimsBuilder claims(String subject) {
        Instant now = Instant.now();
        return Jwt.issuer(ISSUER)
                .audience("kompetensbyran")
                .subject(subject)
                .issuedAt(now)
                .expiresAt(now.plus(Duration.ofMinutes(5)));
    }

    /** The token with {@code claims}. */
    public static String signed(JwtClaimsBuilder claims) {
        return signed(claims, "JWT");
    }

    /** The token with {@code claims} that says it is of {@code type}. */
    public static String signed(JwtClaimsBuilder claims, String type) {
        return claims.jws().header("typ", type).sign(KEY.getPrivate());
    }

    /** The settings with which a program believes these tokens. */
    public static Map<String, String> settings() {
        return Map.of(
                "mp.jwt.verify.publickey",
                Base64.getEncoder().encodeToString(KEY.getPublic().getEncoded()),
                "mp.jwt.verify.issuer",
                ISSUER);
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
