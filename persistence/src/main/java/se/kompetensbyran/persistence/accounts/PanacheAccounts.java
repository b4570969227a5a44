package se.kompetensbyran.persistence.accounts;

import static se.kompetensbyran.persistence.shared.Reads.moment;
import static se.kompetensbyran.persistence.shared.Reads.momentOrNone;
import static se.kompetensbyran.persistence.shared.Reads.strings;
import static se.kompetensbyran.persistence.shared.Values.map;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.AccountProblem.EmailTaken;
import se.kompetensbyran.domain.accounts.Accounts;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Locks;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Writes;

/** Accounts, a row each with rows for their roles. */
@ApplicationScoped
class PanacheAccounts implements Accounts, PanacheRepositoryBase<AccountEntity, UUID> {

    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of(
            "account_email_unique", EmailTaken::new,
            // An organisation in which they have a role has become part of another since it was asked for.
            "account_grant_organisation_fk", Stale::new);

    private static final String SELECT = "select a.id, a.revision, a.email, a.name, a.state,"
            + " array(select it.role || ' ' || it.reach || ' ' || it.organisation_id from account_grant it"
            + " where it.account_id = a.id order by it.position),"
            + " a.password_hash, a.second_factor, a.link_purpose, a.link_hash, a.link_expires_at, a.created_at";

    private static final Map<String, String> COLUMNS =
            Map.of("name", "a.name", "email", "a.email", "createdAt", "a.created_at");

    private final Reads reads;
    private final Writes writes;

    PanacheAccounts(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return findByIdOptional(id.value()).map(AccountEntity::toDomain);
    }

    @Override
    public Optional<Account> findByEmail(Email email) {
        return findBy("email", email.address());
    }

    @Override
    public Optional<Account> findByLink(String linkHash) {
        return findBy("link_hash", linkHash);
    }

    @Override
    public boolean isEmpty() {
        return reads.list(Sql.of("select 1 from account limit 1"), row -> true).isEmpty();
    }

    @Override
    public Account save(Account account) {
        UUID id = account.id().value();
        return writes.save(account, id, findById(id), AccountEntity::new, PROBLEMS);
    }

    @Override
    public List<Account> administratorsOf(UUID organisation) {
        Locks.hold(getEntityManager(), "administrators of " + organisation);
        // Read from the rows: what this transaction has read of them before the lock may be old.
        return reads.list(
                Sql.of(
                        SELECT + " from account a where a.state = 'active' and a.id in"
                                + " (select it.account_id from account_grant it"
                                + " where it.organisation_id = ? and it.role = 'administrator') order by a.name, a.id",
                        organisation),
                PanacheAccounts::account);
    }

    @Override
    public Page<Account> search(Search search, PageRequest wanted) {
        Sql matching = Sql.of(" from account a where true")
                .and(
                        "a.id in (select it.account_id from account_grant it"
                                + " where it.organisation_id = any(cast(? as uuid[])))",
                        map(search.organisations(), Reads::array))
                .and("a.state = ?", map(search.state(), EnumCode::of));
        if (search.q() != null)
            matching.add(" and (? <% a.name or a.email like ?)", search.q(), "%" + literally(search.q()) + "%");
        Sql rows = Sql.of(SELECT)
                .add(matching)
                .add(Reads.orderBy(wanted, COLUMNS, "a.name", "a.id"))
                .add(" limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, rows, matching, PanacheAccounts::account);
    }

    @Override
    public List<AccountId> naming(UUID organisation) {
        return reads.list(
                Sql.of(
                        "select distinct it.account_id from account_grant it where it.organisation_id = ? order by 1",
                        organisation),
                row -> new AccountId(row.getObject(1, UUID.class)));
    }

    private Optional<Account> findBy(String column, String value) {
        return reads.find(
                Sql.of(SELECT + " from account a where a." + column + " = ?", value), PanacheAccounts::account);
    }

    private static String literally(String piece) {
        return piece.toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "\\\\$0");
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(row.getObject(1, UUID.class)),
                row.getLong(2),
                new Email(row.getString(3)),
                row.getString(4),
                EnumCode.parse(Account.State.class, row.getString(5)),
                strings(row, 6).stream().map(Grant::fromString).toList(),
                row.getString(7),
                row.getString(8),
                AccountEntity.link(row.getString(9), row.getString(10), momentOrNone(row, 11)),
                moment(row, 12));
    }
}
