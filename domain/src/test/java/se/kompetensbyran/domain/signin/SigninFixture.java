package se.kompetensbyran.domain.signin;

import java.time.Instant;
import java.util.Set;
import se.kompetensbyran.domain.access.Credential;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.shared.Unique;

/** Codes, sessions and keys to test with. */
public final class SigninFixture {

    /** The moment at which the tests of signing in happen. */
    public static final Instant NOON = Instant.parse("2026-11-25T12:00:00.123456Z");

    private SigninFixture() {}

    /** What is kept of a refresh token that nobody else has. */
    public static String aRefreshHash() {
        return Credential.make(Credential.Kind.REFRESH_TOKEN).hash();
    }

    /** A session that starts at {@code now}. */
    public static Session aSession(AccountId account, ClientId client, Instant now) {
        return Session.start(
                Session.Id.next(), account, client, Set.of(Permission.PROJECTS_READ, Permission.ME_MANAGE), now);
    }

    /** A code that expires at {@code expiresAt}. */
    public static AuthorizationCode aCode(AccountId account, ClientId client, Instant expiresAt) {
        return new AuthorizationCode(
                Credential.make(Credential.Kind.AUTHORIZATION_CODE).hash(),
                client,
                account,
                "https://app.example.org/signed-in",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                Set.of(Permission.PROJECTS_WRITE),
                Session.Id.next(),
                expiresAt);
    }

    /** A key with a name that nobody else has. */
    public static SigningKey aSigningKey(Instant createdAt, Instant signsFrom) {
        return new SigningKey(Unique.word(), "cMOlaGl0dGFk", "{\"kty\": \"RSA\"}", createdAt, signsFrom);
    }
}
