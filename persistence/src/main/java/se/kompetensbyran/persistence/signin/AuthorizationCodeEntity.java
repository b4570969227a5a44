package se.kompetensbyran.persistence.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.signin.AuthorizationCode;
import se.kompetensbyran.domain.signin.Session;

@Entity
@Table(name = "authorization_code")
class AuthorizationCodeEntity {

    @Id
    String hash;

    @Column(name = "client_id")
    UUID clientId;

    @Column(name = "account_id")
    UUID accountId;

    @Column(name = "redirect_uri")
    String redirectUri;

    String challenge;

    List<String> scopes;

    @Column(name = "session_id")
    UUID sessionId;

    @Column(name = "expires_at")
    Instant expiresAt;

    // Written by statement alone, which tells who was first.
    @Column(name = "is_taken", updatable = false)
    boolean isTaken;

    AuthorizationCodeEntity fill(AuthorizationCode it) {
        hash = it.hash();
        clientId = it.client().value();
        accountId = it.account().value();
        redirectUri = it.redirectUri();
        challenge = it.challenge();
        scopes = Permission.codes(it.scopes());
        sessionId = it.session().value();
        expiresAt = it.expiresAt();
        return this;
    }

    AuthorizationCode toDomain() {
        return new AuthorizationCode(
                hash,
                new ClientId(clientId),
                new AccountId(accountId),
                redirectUri,
                challenge,
                Permission.parse(scopes),
                new Session.Id(sessionId),
                expiresAt);
    }
}
