package se.kompetensbyran.domain.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/** The accounts. */
public interface Accounts {

    /** The fields that a list of accounts can be sorted by. */
    List<String> SORTABLE = List.of("name", "email", "createdAt");

    /**
     * What a search looks for; each part narrows it.
     *
     * @param organisations only those with a role in one of these; null for all
     * @param q a piece of the name or the e-mail address
     */
    record Search(
            @Nullable Collection<UUID> organisations,
            Account.@Nullable State state,
            @Nullable String q) {}

    /** The account, if there is one. */
    Optional<Account> find(AccountId id);

    /** The account. @throws AccountProblem.Unknown when there is none */
    default Account get(AccountId id) {
        return find(id).orElseThrow(() -> new AccountProblem.Unknown(id));
    }

    /** The account that signs in by that address, if there is one. */
    Optional<Account> findByEmail(Email email);

    /** The account whose link has that hash, if there is one; fit or not. */
    Optional<Account> findByLink(String linkHash);

    /** Whether there is any account at all. */
    boolean isEmpty();

    /**
     * Adds or replaces it.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     * @throws AccountProblem.EmailTaken when another has its address
     */
    Account save(Account account);

    /**
     * Those who administer {@code organisation} and are active. Holds them until the transaction ends: nobody else
     * changes who administers it meanwhile.
     */
    List<Account> administratorsOf(UUID organisation);

    /** Those that fit {@code search}, by name in Swedish order unless {@code wanted} says otherwise. */
    Page<Account> search(Search search, PageRequest wanted);

    /** Those that name {@code organisation}, the oldest first. */
    List<AccountId> naming(UUID organisation);
}
