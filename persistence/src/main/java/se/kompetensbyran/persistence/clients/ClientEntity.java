package se.kompetensbyran.persistence.clients;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.clients.Client.ClientSecret;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.persistence.shared.PartRow;
import se.kompetensbyran.persistence.shared.RootRow;

@Entity
@Table(name = "client")
class ClientEntity extends RootRow<Client> {

    @Id
    UUID id;

    String name;

    @Column(name = "organisation_id")
    UUID organisationId;

    String kind;

    String state;

    List<String> scopes;

    String reach;

    @Nullable
    String jwks;

    @Column(name = "redirect_uris")
    List<String> redirectUris;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    // With the row, by one statement: nobody is let in by a secret of another moment.
    @OneToMany(mappedBy = "client", fetch = FetchType.EAGER, cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    List<SecretRow> secrets = new ArrayList<>();

    @Override
    protected void fill(Client it) {
        id = it.id().value();
        name = it.name();
        organisationId = it.organisation();
        kind = EnumCode.of(it.kind());
        state = EnumCode.of(it.state());
        scopes = Permission.codes(it.scopes());
        reach = EnumCode.of(it.reach());
        jwks = it.jwks();
        redirectUris = it.redirectUris();
        expiresAt = it.expiresAt();
        PartRow.match(secrets, it.secrets(), one -> one.id().value(), SecretRow::new, (row, one) -> {
            row.client = this;
            row.fill(one);
        });
    }

    @Override
    protected Client toDomain() {
        return new Client(
                new ClientId(id),
                revision,
                name,
                organisationId,
                EnumCode.parse(Client.Kind.class, kind),
                EnumCode.parse(Client.State.class, state),
                Permission.parse(scopes),
                EnumCode.parse(Reach.class, reach),
                PartRow.inOrder(secrets).map(SecretRow::toDomain).toList(),
                jwks,
                redirectUris,
                expiresAt);
    }

    @Entity
    @Table(name = "client_secret")
    static class SecretRow extends PartRow {

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "client_id")
        ClientEntity client;

        String hash;

        String hint;

        @Column(name = "created_at")
        Instant createdAt;

        @Column(name = "expires_at")
        @Nullable
        Instant expiresAt;

        void fill(ClientSecret it) {
            hash = it.hash();
            hint = it.hint();
            createdAt = it.createdAt();
            expiresAt = it.expiresAt();
        }

        ClientSecret toDomain() {
            return new ClientSecret(new ClientSecret.Id(id), hash, hint, createdAt, expiresAt);
        }
    }
}
