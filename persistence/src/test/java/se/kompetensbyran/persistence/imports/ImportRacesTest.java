package se.kompetensbyran.persistence.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.EnterprisesInBulk;
import se.kompetensbyran.domain.imports.Import;
import se.kompetensbyran.domain.imports.Imports;
import se.kompetensbyran.domain.imports.RunImport;
import se.kompetensbyran.domain.imports.Table;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInBulk;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Unique;
import se.kompetensbyran.domain.support.SupportFixture;
import se.kompetensbyran.persistence.shared.Racing;

/** What two imports at once can do to each other. */
@QuarkusTest
class ImportRacesTest extends Racing {

    @Inject
    Municipalities municipalities;

    @Inject
    Mergers mergers;

    @Inject
    Nodes nodes;

    @Inject
    CodeLists lists;

    @Inject
    Imports imports;

    @Inject
    OrganisationsInBulk organisationsInBulk;

    @Inject
    EnterprisesInBulk enterprisesInBulk;

    @Test
    void the_same_file_is_imported_twice_at_once() throws Exception {
        String name = "Påhittade föreningen " + Unique.word();
        var both = new CyclicBarrier(2);
        Table file = reader -> {
            reader.heading(List.of("name"));
            // Each waits a while for the other, so that without turns both would look before either has saved.
            try {
                both.await(400, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | BrokenBarrierException e) {
                // The other waits for its turn.
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            reader.row(2, List.of(name));
        };
        var run = new RunImport(organisationsInBulk, enterprisesInBulk, mergers, nodes, municipalities, lists);
        var asked = Import.queued(
                Import.Kind.ORGANISATIONS,
                Import.Mode.ALL_OR_NOTHING,
                false,
                UUID.randomUUID(),
                SupportFixture.ADVISER);
        Supplier<Import.State> one = () -> inTransaction(() -> {
            imports.takeTurn();
            return run.run(asked, file, SupportFixture.ADVISER, (done, total) -> {})
                    .state();
        });

        var first = CompletableFuture.supplyAsync(one);
        var second = CompletableFuture.supplyAsync(one);

        assertThat(List.of(first.get(20, TimeUnit.SECONDS), second.get(20, TimeUnit.SECONDS)))
                .containsExactlyInAnyOrder(Import.State.DONE, Import.State.REFUSED);
        assertThat(inTransaction(() -> organisationsInBulk.named(Set.of(name)))).hasSize(1);
        assertThat(inTransaction(() ->
                                organisations.search(new Organisations.Search(name, null, null), PageRequest.first(9)))
                        .items())
                .filteredOn(it -> it.name().equals(name))
                .hasSize(1);
    }
}
