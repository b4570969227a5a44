package se.kompetensbyran.domain.signin;

import java.time.Instant;
import se.kompetensbyran.domain.shared.Secret;

/**
 * A key that signs access tokens.
 *
 * @param kid identifies it, in tokens and in the published set
 * @param privateKey PKCS #8, encrypted; base64
 * @param publicJwk the public half as a JSON Web Key (RFC 7517)
 * @param signsFrom when it begins to sign; it is published from {@code createdAt}, so that everybody knows it by then
 */
public record SigningKey(
        String kid, @Secret String privateKey, String publicJwk, Instant createdAt, Instant signsFrom) {}
