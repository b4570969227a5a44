package se.kompetensbyran.domain.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.clients.ClientFixture.NOON;
import static se.kompetensbyran.domain.clients.ClientFixture.OVERLAP;
import static se.kompetensbyran.domain.clients.ClientFixture.REDIRECT;
import static se.kompetensbyran.domain.clients.ClientFixture.aMachine;
import static se.kompetensbyran.domain.clients.ClientFixture.aSecret;
import static se.kompetensbyran.domain.clients.ClientFixture.anApp;
import static se.kompetensbyran.domain.clients.ClientFixture.withASecret;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.access.Reach;
import se.kompetensbyran.domain.clients.Clients.Search;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.Stale;

/** What every store of clients does; what the store refuses is the last that a test asks of it. */
public abstract class ClientsContract {

    private static final String KEYS = "{\"keys\": [{\"kty\": \"RSA\", \"kid\": \"påhittad\"}]}";

    /** The store under test. */
    protected abstract Clients clients();

    /** The id of another organisation that the store knows, each time. */
    protected abstract UUID organisation();

    @Test
    void a_machine_with_everything_comes_back_as_it_was_saved() {
        var here = organisation();
        var bare = Client.machine(
                "Påhittat program", here, machineScopes(), Reach.REGION, KEYS, NOON.plus(Duration.ofDays(365)));
        var full = withASecret(withASecret(bare, aSecret(), NOON), aSecret(), NOON.plusSeconds(1));

        var saved = clients().save(full);

        assertThat(saved).usingRecursiveComparison().ignoringFields("revision").isEqualTo(full);
        assertThat(saved.secrets()).hasSize(2);
        assertThat(clients().get(full.id())).isEqualTo(saved);
        assertThat(clients().find(full.id())).contains(saved);
        assertThat(search(List.of(here), null, null)).containsExactly(saved);
    }

    @Test
    void an_app_comes_back_as_it_was_saved() {
        var here = organisation();
        var app = Client.app(
                ClientId.next(),
                "Påhittad app",
                here,
                Set.of(Permission.values()),
                List.of(REDIRECT, "http://127.0.0.1:8080/docs", "https://app.example.org/andra"));

        var saved = clients().save(app);

        assertThat(clients().get(app.id())).isEqualTo(saved);
        assertThat(saved.redirectUris()).isEqualTo(app.redirectUris());
        assertThat(search(List.of(here), null, null)).containsExactly(saved);
    }

    @Test
    void each_save_gives_the_next_revision() {
        var first = clients().save(aMachine(organisation()));
        var second = clients().save(first.disable());
        var third = clients().save(second.enable());

        assertThat(List.of(first.revision(), second.revision(), third.revision()))
                .containsExactly(1L, 2L, 3L);
        assertThat(clients().get(first.id())).isEqualTo(third);
    }

    @Test
    void secrets_come_and_go() {
        var one = aSecret();
        var other = aSecret();
        var third = aSecret();
        var first = clients().save(withASecret(aMachine(organisation()), one, NOON));
        var both = clients().save(withASecret(first, other, NOON.plusSeconds(1)));

        assertThat(clients().get(first.id())).isEqualTo(both);
        assertThat(both.secrets()).extracting(Client.ClientSecret::hash).containsExactly(one.hash(), other.hash());
        assertThat(both.secrets().get(0).expiresAt())
                .isEqualTo(NOON.plusSeconds(1).plus(OVERLAP));

        var afterTheOverlap = NOON.plusSeconds(2).plus(OVERLAP);
        var rotated = clients().save(withASecret(both, third, afterTheOverlap));
        assertThat(clients().get(first.id())).isEqualTo(rotated);
        assertThat(rotated.secrets()).extracting(Client.ClientSecret::hash).containsExactly(other.hash(), third.hash());

        var last = clients().save(rotated.withoutSecret(rotated.secrets().get(0).id()));
        assertThat(clients().get(first.id())).isEqualTo(last);
        assertThat(last.secrets()).extracting(Client.ClientSecret::hash).containsExactly(third.hash());
    }

    @Test
    void what_was_said_of_it_can_be_said_anew() {
        var first = clients().save(Client.machine("Först", organisation(), machineScopes(), Reach.REGION, KEYS, NOON));

        var second = clients().save(first.describe("Sedan", Set.of(), Reach.NODE, null, List.of(), null));

        assertThat(clients().get(first.id())).isEqualTo(second);
        assertThat(second.scopes()).isEmpty();
        assertThat(second.jwks()).isNull();
        assertThat(second.expiresAt()).isNull();
    }

    @Test
    void the_one_who_saves_last_of_two_is_stale() {
        var read = clients().save(aMachine(organisation()));
        clients().save(withASecret(read, aSecret(), NOON));

        assertThatThrownBy(() -> clients().save(withASecret(read, aSecret(), NOON)))
                .isInstanceOf(Stale.class);
    }

    @Test
    void a_new_client_with_the_id_of_another_is_stale() {
        var app = anApp(organisation());
        clients().save(app);

        assertThatThrownBy(() -> clients().save(app)).isInstanceOf(Stale.class);
    }

    @Test
    void a_client_that_is_not_there_is_unknown() {
        var nobody = ClientId.next();

        assertThat(clients().find(nobody)).isEmpty();
        assertThatThrownBy(() -> clients().get(nobody)).isInstanceOf(ClientProblem.Unknown.class);
    }

    @Test
    void a_search_is_narrowed_by_organisation_state_and_kind() {
        var here = organisation();
        var there = organisation();
        var app = clients().save(anApp(here));
        var machine = clients().save(withASecret(aMachine(here), aSecret(), NOON));
        var disabled = clients().save(aMachine(here).disable());
        var other = clients().save(aMachine(there));

        assertThat(search(List.of(here), null, null)).containsExactlyInAnyOrder(app, machine, disabled);
        assertThat(search(List.of(there), null, null)).containsExactly(other);
        assertThat(search(List.of(here, there), Client.State.ACTIVE, Client.Kind.MACHINE))
                .containsExactlyInAnyOrder(machine, other);
        assertThat(search(List.of(here), Client.State.DISABLED, null)).containsExactly(disabled);
        assertThat(search(List.of(here), null, Client.Kind.APP)).containsExactly(app);
        assertThat(search(List.of(), null, null)).isEmpty();
    }

    @Test
    void names_come_in_swedish_order() {
        var here = organisation();
        for (String it : List.of("Öje", "Ånge", "Zink", "Älv", "avesta"))
            clients().save(Client.machine(it, here, Set.of(), Reach.ORGANISATION, null, null));

        assertThat(names(here)).containsExactly("avesta", "Zink", "Ånge", "Älv", "Öje");
        assertThat(names(here, new SortKey("name", false))).containsExactly("avesta", "Zink", "Ånge", "Älv", "Öje");
        assertThat(names(here, new SortKey("name", true))).containsExactly("Öje", "Älv", "Ånge", "Zink", "avesta");
    }

    @Test
    void pages_hold_each_row_once_however_many_secrets_it_has() {
        var here = organisation();
        for (int i = 0; i < 5; i++)
            clients().save(withASecret(withASecret(aMachine(here), aSecret(), NOON), aSecret(), NOON));
        Set<ClientId> seen = new HashSet<>();

        for (int page = 1; page <= 3; page++) {
            var found = clients().search(new Search(List.of(here), null, null), new PageRequest(page, 2, List.of()));
            assertThat(found.total()).isEqualTo(5);
            assertThat(found.items()).hasSize(page == 3 ? 1 : 2);
            found.items().forEach(it -> seen.add(it.id()));
        }

        assertThat(seen).hasSize(5);
    }

    private List<Client> search(
            @Nullable Collection<UUID> organisations, Client.@Nullable State state, Client.@Nullable Kind kind) {
        return clients()
                .search(new Search(organisations, state, kind), PageRequest.first(100))
                .items();
    }

    private Stream<String> names(UUID organisation, SortKey... order) {
        return clients()
                .search(new Search(List.of(organisation), null, null), new PageRequest(1, 100, List.of(order)))
                .items()
                .stream()
                .map(Client::name);
    }

    private static Set<Permission> machineScopes() {
        Set<Permission> all = new HashSet<>(Set.of(Permission.values()));
        all.removeIf(Permission::isForPeople);
        return all;
    }
}
