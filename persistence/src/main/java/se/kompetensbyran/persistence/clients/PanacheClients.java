package se.kompetensbyran.persistence.clients;

import static se.kompetensbyran.persistence.shared.Reads.momentOrNone;
import static se.kompetensbyran.persistence.shared.Reads.strings;
import static se.kompetensbyran.persistence.shared.Values.map;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.clients.Client;
import se.kompetensbyran.domain.clients.Client.ClientSecret;
import se.kompetensbyran.domain.clients.ClientId;
import se.kompetensbyran.domain.clients.Clients;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Writes;

/** Clients, a row each with rows for their secrets. */
@ApplicationScoped
class PanacheClients implements Clients, PanacheRepositoryBase<ClientEntity, UUID> {

    // Its organisation has become part of another since it was asked for.
    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of("client_organisation_fk", Stale::new);

    private static final Map<String, String> COLUMNS = Map.of("name", "c.name");

    private final Reads reads;
    private final Writes writes;

    PanacheClients(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Optional<Client> find(ClientId id) {
        return findByIdOptional(id.value()).map(ClientEntity::toDomain);
    }

    @Override
    public Client save(Client client) {
        UUID id = client.id().value();
        return writes.save(client, id, findById(id), ClientEntity::new, PROBLEMS);
    }

    @Override
    public Page<Client> search(Search search, PageRequest wanted) {
        Sql matching = Sql.of(" from client c where true")
                .and("c.organisation_id = any(cast(? as uuid[]))", map(search.organisations(), Reads::array))
                .and("c.state = ?", map(search.state(), EnumCode::of))
                .and("c.kind = ?", map(search.kind(), EnumCode::of));
        String order = Reads.orderBy(wanted, COLUMNS, "c.name", "c.id");
        // First few rows, then what belongs to each.
        Sql rows = Sql.of(
                        "select c.id, c.revision, c.name, c.organisation_id, c.kind, c.state, c.scopes, c.reach, c.jwks,"
                                + " c.redirect_uris, c.expires_at, s.ids, s.hashes, s.hints, s.created, s.expiring from (select c.*")
                .add(matching)
                .add(order)
                .add(" limit ? offset ?", wanted.limit(), wanted.offset())
                .add(") c cross join lateral (select"
                        + " coalesce(array_agg(it.id order by it.position), '{}') as ids,"
                        + " coalesce(array_agg(it.hash order by it.position), '{}') as hashes,"
                        + " coalesce(array_agg(it.hint order by it.position), '{}') as hints,"
                        + " coalesce(array_agg(it.created_at order by it.position), '{}') as created,"
                        + " coalesce(array_agg(it.expires_at order by it.position), '{}') as expiring"
                        + " from client_secret it where it.client_id = c.id) s")
                .add(order);
        return reads.page(wanted, rows, matching, PanacheClients::client);
    }

    @Override
    public List<ClientId> naming(UUID organisation) {
        return reads.list(
                Sql.of("select c.id from client c where c.organisation_id = ? order by c.id", organisation),
                row -> new ClientId(row.getObject(1, UUID.class)));
    }

    private static Client client(ResultSet row) throws SQLException {
        return new Client(
                new ClientId(row.getObject(1, UUID.class)),
                row.getLong(2),
                row.getString(3),
                row.getObject(4, UUID.class),
                EnumCode.parse(Client.Kind.class, row.getString(5)),
                EnumCode.parse(Client.State.class, row.getString(6)),
                Permission.parse(strings(row, 7)),
                EnumCode.parse(Reach.class, row.getString(8)),
                secrets(row),
                row.getString(9),
                strings(row, 10),
                momentOrNone(row, 11));
    }

    private static List<ClientSecret> secrets(ResultSet row) throws SQLException {
        UUID[] ids = (UUID[]) row.getArray(12).getArray();
        List<String> hashes = strings(row, 13);
        List<String> hints = strings(row, 14);
        Timestamp[] created = (Timestamp[]) row.getArray(15).getArray();
        Timestamp[] expiring = (Timestamp[]) row.getArray(16).getArray();
        List<ClientSecret> all = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) {
            all.add(new ClientSecret(
                    new ClientSecret.Id(ids[i]),
                    hashes.get(i),
                    hints.get(i),
                    created[i].toInstant(),
                    map(expiring[i], Timestamp::toInstant)));
        }
        return all;
    }
}
