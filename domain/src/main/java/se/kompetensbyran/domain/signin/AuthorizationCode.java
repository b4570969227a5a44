package se.kompetensbyran.domain.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.clients.ClientId;

/**
 * What an app exchanges, once, for tokens (RFC 6749 section 4.1, RFC 7636).
 *
 * @param hash what is kept of it
 * @param redirectUri where the answer went, which the exchange must repeat
 * @param challenge the S256 code challenge
 * @param session the session that the exchange begins
 * @param expiresAt from then on it works no more
 */
public record AuthorizationCode(
        String hash,
        ClientId client,
        AccountId account,
        String redirectUri,
        String challenge,
        Set<Permission> scopes,
        Session.Id session,
        Instant expiresAt) {

    /** How long it works. */
    public static final Duration LIFE = Duration.ofMinutes(1);

    public AuthorizationCode {
        scopes = Set.copyOf(scopes);
    }
}
