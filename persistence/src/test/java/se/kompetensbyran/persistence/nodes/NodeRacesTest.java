package se.kompetensbyran.persistence.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.nodes.NodeFixture.OPENING;
import static se.kompetensbyran.domain.nodes.NodeFixture.aDayForOneself;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.nodes.NodeFixture.aRegionalStructure;
import static se.kompetensbyran.domain.nodes.NodeFixture.coverage;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.nodes.NodeProblem.CoversAlready;
import se.kompetensbyran.domain.nodes.NodeProblem.SecondRoot;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Race.Write;
import se.kompetensbyran.persistence.shared.Racing;

/** What two at once can do to support nodes. */
@QuarkusTest
class NodeRacesTest extends Racing {

    @Inject
    Municipalities municipalities;

    @Inject
    Nodes nodes;

    @Test
    void two_regional_structures_come_on_the_same_day() {
        var host = saved(anOrganisation()).id();
        var day = aDayForOneself();

        assertThat(Race.between(
                        () -> () -> nodes.save(aRegionalStructure(host, day, day)),
                        () -> () -> nodes.save(aRegionalStructure(host, day, day))))
                .singleElement()
                .isInstanceOfAny(SecondRoot.class, Stale.class);
        assertThat(nodes.search(new Nodes.Search(null, host, null, null, day), PageRequest.first(10))
                        .items())
                .hasSize(1);
    }

    @Test
    void a_node_comes_to_cover_a_municipality_twice_at_once() {
        inTransaction(() -> {
            municipalities.save(HITTENAS);
            return HITTENAS;
        });
        var host = saved(anOrganisation()).id();
        var saved = inTransaction(() -> nodes.save(aNode(host)));
        Supplier<Write> cover = () -> {
            var read = nodes.get(saved.id());
            return () -> nodes.save(read.with(coverage(HITTENAS, OPENING, null)));
        };

        assertThat(Race.between(cover, cover)).singleElement().isInstanceOfAny(CoversAlready.class, Stale.class);
        assertThat(inTransaction(() -> nodes.get(saved.id())).coverage()).hasSize(1);

        assertRefusedBy(
                "support_node_coverage_once",
                "insert into support_node_coverage (id, node_id, position, municipality, from_day)"
                        + " values (gen_random_uuid(), '" + saved.id() + "', 1, '"
                        + HITTENAS.code().value() + "', '"
                        + OPENING.plusYears(1) + "')");
    }
}
