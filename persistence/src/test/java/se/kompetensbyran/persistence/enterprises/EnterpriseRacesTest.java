package se.kompetensbyran.persistence.enterprises;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.aBusiness;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.affiliation;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.nodes.NodeFixture.OPENING;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem.AffiliationTaken;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Race;
import se.kompetensbyran.persistence.shared.Race.Write;
import se.kompetensbyran.persistence.shared.Racing;

/** What two at once can do to enterprises. */
@QuarkusTest
class EnterpriseRacesTest extends Racing {

    @Inject
    Nodes nodes;

    @Inject
    Enterprises enterprises;

    @Test
    void two_change_an_enterprise() {
        var host = saved(anOrganisation()).id();
        var saved = inTransaction(() -> enterprises.save(anEnterprise(host)));
        Supplier<Write> change = () -> {
            var read = enterprises.get(saved.id());
            return () -> enterprises.save(read.describe(host, aBusiness()));
        };

        assertThat(Race.between(change, change)).singleElement().isInstanceOf(Stale.class);
        assertThat(inTransaction(() -> enterprises.get(saved.id())).revision()).isEqualTo(2);
    }

    @Test
    void two_register_an_enterprise_with_the_same_id() {
        var host = saved(anOrganisation()).id();
        var entered = anEnterprise(host);

        assertThat(Race.between(() -> () -> enterprises.save(entered), () -> () -> enterprises.save(entered)))
                .singleElement()
                .isInstanceOf(Stale.class);
    }

    @Test
    void an_enterprise_comes_to_belong_to_two_nodes_at_once() {
        var host = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host))).id();
        var saved = inTransaction(() -> enterprises.save(anEnterprise(host)));
        Supplier<Write> join = () -> {
            var read = enterprises.get(saved.id());
            return () -> enterprises.save(read.with(affiliation(node, OPENING, null)));
        };

        assertThat(Race.between(join, join)).singleElement().isInstanceOfAny(AffiliationTaken.class, Stale.class);
        assertThat(inTransaction(() -> enterprises.get(saved.id())).affiliations())
                .hasSize(1);

        // Beside the domain too: what the revision lets through, the constraint does not.
        assertRefusedBy(
                "enterprise_affiliation_one_at_a_time",
                "insert into enterprise_affiliation (id, enterprise_id, position, node_id, from_day)"
                        + " values (gen_random_uuid(), '" + saved.id() + "', 1, '" + node + "', '2024-01-01')");
    }

    @Test
    void an_enterprise_comes_to_belong_to_two_nodes_beside_the_domain() {
        var host = saved(anOrganisation()).id();
        var node = inTransaction(() -> nodes.save(aNode(host))).id();
        var saved = inTransaction(() -> enterprises.save(anEnterprise(host)));
        String join = "insert into enterprise_affiliation (id, enterprise_id, position, node_id, from_day)"
                + " values (gen_random_uuid(), '" + saved.id() + "', %d, '" + node + "', '2024-0%d-01')";

        assertOneRefusedBy("enterprise_affiliation_one_at_a_time", join.formatted(0, 3), join.formatted(1, 4));
        assertThat(inTransaction(() -> enterprises.get(saved.id())).affiliations())
                .hasSize(1);
    }
}
