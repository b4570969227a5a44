package se.kompetensbyran.persistence.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.signin.Session;

@Entity
@Table(name = "session")
class SessionEntity {

    @Id
    UUID id;

    @Column(name = "account_id")
    UUID accountId;

    @Column(name = "client_id")
    UUID clientId;

    List<String> scopes;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "last_used_at")
    Instant lastUsedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    SessionEntity fill(Session it) {
        id = it.id().value();
        accountId = it.account().value();
        clientId = it.client().value();
        scopes = Permission.codes(it.scopes());
        startedAt = it.startedAt();
        lastUsedAt = it.lastUsedAt();
        expiresAt = it.expiresAt();
        endedAt = it.endedAt();
        return this;
    }
}
