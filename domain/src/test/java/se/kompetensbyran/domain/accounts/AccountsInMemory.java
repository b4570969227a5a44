package se.kompetensbyran.domain.accounts;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.Sorting;
import se.kompetensbyran.domain.shared.Swedish;

/** Accounts that are forgotten when the test is over; nobody else changes them meanwhile. */
public final class AccountsInMemory implements Accounts {

    private final Rows<AccountId, Account> rows = new Rows<>();

    private final Sorting<Account> sorting = new Sorting<Account>(it -> it.id().value())
            .by("name", Account::name, Swedish.ORDER)
            .by("email", it -> it.email().address(), Comparator.<String>naturalOrder())
            .by("createdAt", Account::createdAt, Comparator.<Instant>naturalOrder());

    @Override
    public Optional<Account> find(AccountId id) {
        return rows.find(id);
    }

    @Override
    public Optional<Account> findByEmail(Email email) {
        return rows.all().filter(it -> it.email().equals(email)).findAny();
    }

    @Override
    public Optional<Account> findByLink(String linkHash) {
        return rows.all()
                .filter(it -> it.link() != null && it.link().hash().equals(linkHash))
                .findAny();
    }

    @Override
    public boolean isEmpty() {
        return rows.all().findAny().isEmpty();
    }

    @Override
    public synchronized Account save(Account it) {
        boolean taken = findByEmail(it.email())
                .filter(other -> !other.id().equals(it.id()))
                .isPresent();
        if (taken) throw new AccountProblem.EmailTaken();
        return rows.save(
                it.id(),
                it,
                new Account(
                        it.id(),
                        it.revision() + 1,
                        it.email(),
                        it.name(),
                        it.state(),
                        it.grants(),
                        it.passwordHash(),
                        it.secondFactor(),
                        it.link(),
                        it.createdAt()));
    }

    @Override
    public List<Account> administratorsOf(UUID organisation) {
        return rows.all()
                .filter(it -> it.administers(organisation))
                .sorted(sorting.ascending("name").thenComparing(it -> it.id().toString()))
                .toList();
    }

    @Override
    public Page<Account> search(Search search, PageRequest wanted) {
        return rows.all()
                .filter(it -> search.organisations() == null
                        || it.grants().stream()
                                .anyMatch(one -> search.organisations().contains(one.organisation())))
                .filter(it -> search.state() == null || search.state() == it.state())
                .filter(it -> search.q() == null || fits(search.q(), it))
                .collect(sorting.page(wanted, sorting.ascending("name")));
    }

    private static boolean fits(String q, Account it) {
        return Swedish.likeness(q, it.name()) >= Swedish.ALIKE
                || it.email().address().contains(q.toLowerCase(Locale.ROOT));
    }

    @Override
    public List<AccountId> naming(UUID organisation) {
        return rows.all()
                .filter(it ->
                        it.grants().stream().anyMatch(one -> one.organisation().equals(organisation)))
                .map(Account::id)
                .sorted(Comparator.comparing(AccountId::toString))
                .toList();
    }
}
