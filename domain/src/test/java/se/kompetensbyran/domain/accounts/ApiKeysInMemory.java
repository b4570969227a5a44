package se.kompetensbyran.domain.accounts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.kompetensbyran.domain.shared.Rows;

/** Keys that are forgotten when the test is over. */
public final class ApiKeysInMemory implements ApiKeys {

    private final Rows<ApiKey.Id, ApiKey> rows = new Rows<>();

    @Override
    public Optional<ApiKey> find(ApiKey.Id id) {
        return rows.find(id);
    }

    @Override
    public Optional<ApiKey> findByHash(String hash) {
        return rows.all().filter(it -> it.hash().equals(hash)).findAny();
    }

    @Override
    public List<ApiKey> of(AccountId account) {
        return rows.all()
                .filter(it -> it.account().equals(account))
                .sorted(Comparator.comparing(ApiKey::createdAt)
                        .thenComparing(it -> it.id().toString())
                        .reversed())
                .toList();
    }

    @Override
    public ApiKey save(ApiKey it) {
        return rows.save(
                it.id(),
                it,
                new ApiKey(
                        it.id(),
                        it.revision() + 1,
                        it.account(),
                        it.name(),
                        it.hash(),
                        it.hint(),
                        it.scopes(),
                        it.createdAt(),
                        it.expiresAt(),
                        it.revokedAt()));
    }
}
