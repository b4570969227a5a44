package se.kompetensbyran.persistence.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.ApiKey;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "api_key")
class ApiKeyEntity extends RootRow<ApiKey> {

    @Id
    UUID id;

    @Column(name = "account_id")
    UUID accountId;

    String name;

    String hash;

    String hint;

    List<String> scopes;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    @Override
    protected void fill(ApiKey it) {
        id = it.id().value();
        accountId = it.account().value();
        name = it.name();
        hash = it.hash();
        hint = it.hint();
        scopes = Permission.codes(it.scopes());
        createdAt = it.createdAt();
        expiresAt = it.expiresAt();
        revokedAt = it.revokedAt();
    }

    @Override
    protected ApiKey toDomain() {
        return new ApiKey(
                new ApiKey.Id(id),
                revision,
                new AccountId(accountId),
                name,
                hash,
                hint,
                Permission.parse(scopes),
                createdAt,
                expiresAt,
                revokedAt);
    }
}
