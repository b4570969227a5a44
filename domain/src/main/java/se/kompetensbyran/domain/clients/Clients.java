package se.kompetensbyran.domain.clients;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;

/** The clients. */
public interface Clients {

    /** The fields that a list of clients can be sorted by. */
    List<String> SORTABLE = List.of("name");

    /**
     * What a search looks for; each part narrows it.
     *
     * @param organisations only those of one of these; null for all
     */
    record Search(@Nullable Collection<UUID> organisations, Client.@Nullable State state, Client.@Nullable Kind kind) {}

    /** The client, if there is one. */
    Optional<Client> find(ClientId id);

    /** The client. @throws ClientProblem.Unknown when there is none */
    default Client get(ClientId id) {
        return find(id).orElseThrow(() -> new ClientProblem.Unknown(id));
    }

    /** Adds or replaces it. @throws Stale when somebody else saved it since it was read */
    Client save(Client client);

    /** Those that fit {@code search}, by name in Swedish order unless {@code wanted} says otherwise. */
    Page<Client> search(Search search, PageRequest wanted);

    /** Those that name {@code organisation}, the oldest first. */
    List<ClientId> naming(UUID organisation);
}
