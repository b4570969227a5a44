package se.kompetensbyran.persistence.accounts;

import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.access.Grant;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.access.Role;
import se.kompetensbyran.domain.accounts.Account;
import se.kompetensbyran.domain.accounts.AccountId;
import se.kompetensbyran.domain.accounts.Email;
import se.kompetensbyran.domain.accounts.OneTimeLink;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "account")
class AccountEntity extends RootRow<Account> {

    @Id
    UUID id;

    String email;

    String name;

    String state;

    @Column(name = "password_hash")
    @Nullable
    String passwordHash;

    @Column(name = "second_factor")
    @Nullable
    String secondFactor;

    @Column(name = "link_purpose")
    @Nullable
    String linkPurpose;

    @Column(name = "link_hash")
    @Nullable
    String linkHash;

    @Column(name = "link_expires_at")
    @Nullable
    Instant linkExpiresAt;

    @Column(name = "created_at")
    Instant createdAt;

    // With the row, by one statement: roles of another moment are nobody's roles.
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_grant", joinColumns = @JoinColumn(name = "account_id"))
    @OrderColumn(name = "position")
    List<GrantRow> grants = new ArrayList<>();

    @Override
    protected void fill(Account it) {
        id = it.id().value();
        email = it.email().address();
        name = it.name();
        state = EnumCode.of(it.state());
        passwordHash = it.passwordHash();
        secondFactor = it.secondFactor();
        linkPurpose = it.link() == null ? null : EnumCode.of(it.link().purpose());
        linkHash = map(it.link(), OneTimeLink::hash);
        linkExpiresAt = map(it.link(), OneTimeLink::expiresAt);
        createdAt = it.createdAt();
        List<GrantRow> wanted = it.grants().stream().map(GrantRow::of).toList();
        if (!grants.equals(wanted)) {
            grants.clear();
            grants.addAll(wanted);
        }
    }

    @Override
    protected Account toDomain() {
        return new Account(
                new AccountId(id),
                revision,
                new Email(email),
                name,
                EnumCode.parse(Account.State.class, state),
                grants.stream().map(GrantRow::toDomain).toList(),
                passwordHash,
                secondFactor,
                link(linkPurpose, linkHash, linkExpiresAt),
                createdAt);
    }

    static @Nullable OneTimeLink link(@Nullable String purpose, @Nullable String hash, @Nullable Instant expiresAt) {
        OneTimeLink.Purpose known = parse(OneTimeLink.Purpose.class, purpose);
        return known == null || hash == null || expiresAt == null ? null : new OneTimeLink(known, hash, expiresAt);
    }

    @Embeddable
    record GrantRow(
            String role, @Column(name = "organisation_id") UUID organisation, String reach) {

        static GrantRow of(Grant it) {
            return new GrantRow(EnumCode.of(it.role()), it.organisation(), EnumCode.of(it.reach()));
        }

        Grant toDomain() {
            return new Grant(EnumCode.parse(Role.class, role), organisation, EnumCode.parse(Reach.class, reach));
        }
    }
}
