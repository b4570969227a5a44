package se.kompetensbyran.domain.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.nodes.NodeFixture.OPENING;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.nodes.NodeFixture.aRegionalStructure;
import static se.kompetensbyran.domain.nodes.NodeFixture.coverage;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.DIKTBY;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.nodes.NodeProblem.SecondRoot;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;

class KeepNodeTest {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Municipalities municipalities = new MunicipalitiesInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, municipalities);
    private final KeepNode keepNode = new KeepNode(nodes, organisations, municipalities, theLists());
    private final OrganisationId host = organisations.save(anOrganisation()).id();

    @BeforeEach
    void a_municipality_is_known() {
        municipalities.save(HITTENAS);
    }

    @Test
    void a_node_whose_host_municipalities_and_codes_are_known_is_saved() {
        var kept = keepNode.keep(aRegionalStructure(host, OPENING, OPENING).with(coverage(HITTENAS, OPENING, null)));

        assertThat(kept.revision()).isEqualTo(1);
        assertThat(nodes.get(kept.id())).isEqualTo(kept);
    }

    @Test
    void a_host_is_an_organisation_of_the_register() {
        var elsewhere = aNode(OrganisationId.next());

        assertInvalid("host", "unknown-organisation", () -> keepNode.keep(elsewhere));
        assertThat(nodes.has(elsewhere.id())).isFalse();
    }

    @Test
    void a_municipality_lies_in_the_region() {
        var elsewhere = aNode(host).with(coverage(DIKTBY, OPENING, null));

        assertInvalid("municipality", "unknown-municipality", () -> keepNode.keep(elsewhere));
    }

    @Test
    void competence_areas_are_codes_of_the_list() {
        var odd = aNode(host)
                .describe("Udda (påhittad)", host, Set.of("flying"), aNode(host).open());

        assertInvalid("competenceAreas", "unknown-code", () -> keepNode.keep(odd));
    }

    @Test
    void a_second_regional_structure_is_refused() {
        keepNode.keep(aRegionalStructure(host, OPENING, OPENING));

        assertThatThrownBy(() -> keepNode.keep(aRegionalStructure(host, OPENING, OPENING.plusDays(1))))
                .isInstanceOf(SecondRoot.class);
    }
}
