package se.kompetensbyran.persistence.accounts;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.ApiKey;
import se.kompetensbyran.domain.accounts.ApiKeys;
import se.kompetensbyran.persistence.shared.Writes;

/** Keys of those who script, a row each. */
@ApplicationScoped
class PanacheApiKeys implements ApiKeys, PanacheRepositoryBase<ApiKeyEntity, UUID> {

    private final Writes writes;

    PanacheApiKeys(Writes writes) {
        this.writes = writes;
    }

    @Override
    public Optional<ApiKey> find(ApiKey.Id id) {
        return findByIdOptional(id.value()).map(ApiKeyEntity::toDomain);
    }

    @Override
    public Optional<ApiKey> findByHash(String hash) {
        return find("hash", hash).firstResultOptional().map(ApiKeyEntity::toDomain);
    }

    @Override
    public List<ApiKey> of(AccountId account) {
        return list("accountId = ?1 order by createdAt desc, id desc", account.value()).stream()
                .map(ApiKeyEntity::toDomain)
                .toList();
    }

    @Override
    public ApiKey save(ApiKey key) {
        UUID id = key.id().value();
        return writes.save(key, id, findById(id), ApiKeyEntity::new, Map.of());
    }
}
