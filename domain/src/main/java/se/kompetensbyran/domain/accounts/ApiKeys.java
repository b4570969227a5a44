package se.kompetensbyran.domain.accounts;

import java.util.List;
import java.util.Optional;

/** The keys of those who script. */
public interface ApiKeys {

    /** The key, if there is one. */
    Optional<ApiKey> find(ApiKey.Id id);

    /** The key with that hash, if there is one; in force or not. */
    Optional<ApiKey> findByHash(String hash);

    /** The keys of an account, newest first. */
    List<ApiKey> of(AccountId account);

    /** Adds or replaces it. @throws Stale when somebody else saved it since it was read */
    ApiKey save(ApiKey key);
}
