package se.kompetensbyran.domain.clients;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.Sorting;
import se.kompetensbyran.domain.shared.Swedish;

/** Clients that are forgotten when the test is over. */
public final class ClientsInMemory implements Clients {

    private final Rows<ClientId, Client> rows = new Rows<>();

    private final Sorting<Client> sorting =
            new Sorting<Client>(it -> it.id().value()).by("name", Client::name, Swedish.ORDER);

    @Override
    public Optional<Client> find(ClientId id) {
        return rows.find(id);
    }

    @Override
    public Client save(Client it) {
        return rows.save(
                it.id(),
                it,
                new Client(
                        it.id(),
                        it.revision() + 1,
                        it.name(),
                        it.organisation(),
                        it.kind(),
                        it.state(),
                        it.scopes(),
                        it.reach(),
                        it.secrets(),
                        it.jwks(),
                        it.redirectUris(),
                        it.expiresAt()));
    }

    @Override
    public Page<Client> search(Search search, PageRequest wanted) {
        return rows.all()
                .filter(it ->
                        search.organisations() == null || search.organisations().contains(it.organisation()))
                .filter(it -> search.state() == null || search.state() == it.state())
                .filter(it -> search.kind() == null || search.kind() == it.kind())
                .collect(sorting.page(wanted, sorting.ascending("name")));
    }

    @Override
    public List<ClientId> naming(UUID organisation) {
        return rows.all()
                .filter(it -> it.organisation().equals(organisation))
                .map(Client::id)
                .sorted(Comparator.comparing(ClientId::toString))
                .toList();
    }
}
