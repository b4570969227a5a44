package se.kompetensbyran.domain.enterprises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.START;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.affiliation;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterpriseWithEverything;
import static se.kompetensbyran.domain.nodes.NodeFixture.OPENING;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem.NodeNotThere;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.shared.Period;

class RegisterEnterpriseTest {

    private final CodeLists lists = theLists();
    private final Organisations organisations = new OrganisationsInMemory();
    private final Municipalities municipalities = new MunicipalitiesInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, municipalities);
    private final Enterprises enterprises = new EnterprisesInMemory(organisations, nodes, lists);
    private final RegisterEnterprise register =
            new RegisterEnterprise(enterprises, organisations, nodes, municipalities, lists);
    private final OrganisationId known = organisations.save(anOrganisation()).id();

    @Test
    void an_enterprise_of_which_everything_named_is_known_is_saved() {
        municipalities.save(HITTENAS);
        NodeId node = nodes.save(aNode(known)).id();
        Enterprise entered = anEnterpriseWithEverything(known, HITTENAS.code(), node, node);

        Enterprise saved = register.register(entered);

        assertThat(saved.revision()).isEqualTo(1);
        assertThat(enterprises.get(entered.id())).isEqualTo(saved);
    }

    @Test
    void what_it_names_is_known() {
        assertRefused("organisation", "unknown-organisation", anEnterprise(OrganisationId.next()));
        assertRefused(
                "municipality",
                "unknown-municipality",
                anEnterprise(known, business("x", Set.of(), new MunicipalityCode("9999"))));
        assertRefused("node", "unknown-node", anEnterprise(known).with(affiliation(NodeId.next(), START, null)));
        assertRefused("sectors", "unknown-code", anEnterprise(known, business("x", Set.of("moon-mining"), null)));
    }

    @Test
    void it_belongs_to_a_node_only_while_that_is_there() {
        var open = Period.inclusive(OPENING, OPENING.plusDays(9));
        var it = aNode(known);
        NodeId node = nodes.save(it.describe(it.name(), known, Set.of(), open)).id();
        LocalDate last = OPENING.plusDays(9);

        for (Affiliation outside : List.of(
                affiliation(node, OPENING.minusDays(1), last),
                affiliation(node, OPENING, last.plusDays(1)),
                affiliation(node, OPENING.minusDays(1), null),
                affiliation(node, last.plusDays(1), null))) {
            Enterprise entered = anEnterprise(known);
            assertThatThrownBy(() -> register.register(entered.with(outside))).isInstanceOf(NodeNotThere.class);
            Enterprise there = register.register(entered);
            assertThatThrownBy(() -> register.affiliate(there, outside)).isInstanceOf(NodeNotThere.class);
            assertThat(enterprises.get(entered.id()).affiliations()).isEmpty();
        }
        for (Affiliation within : List.of(affiliation(node, OPENING, last), affiliation(node, last, null)))
            assertThat(register.affiliate(register.register(anEnterprise(known)), within)
                            .affiliations())
                    .containsExactly(within);
    }

    @Test
    void it_is_changed_also_when_a_node_has_closed_since() {
        var it = nodes.save(aNode(known));
        Affiliation first = affiliation(it.id(), START, START.plusYears(3));
        Enterprise there = register.register(anEnterprise(known).with(first));
        nodes.save(it.describe(it.name(), known, Set.of(), Period.inclusive(OPENING, START.plusYears(1))));

        Enterprise changed = register.register(there.describe(known, business("Nytt (påhittat)", Set.of(), null)));

        assertThat(changed.affiliations()).containsExactly(first);
        assertThatThrownBy(() -> register.affiliate(changed, first)).isInstanceOf(NodeNotThere.class);
    }

    @Test
    void a_business_has_a_name_of_one_line_and_at_most_twenty_sectors() {
        assertInvalid("name", "blank", () -> business(" ", Set.of(), null));
        assertInvalid("name", "too-long", () -> business("x".repeat(201), Set.of(), null));
        assertInvalid("name", "characters", () -> business("x\ny", Set.of(), null));
        assertInvalid(
                "sectors",
                "too-many",
                () -> business(
                        "x",
                        IntStream.rangeClosed(0, Business.MAX_SECTORS)
                                .mapToObj(it -> "code-" + it)
                                .collect(Collectors.toSet()),
                        null));
    }

    private void assertRefused(String field, String rule, Enterprise enterprise) {
        assertInvalid(field, rule, () -> register.register(enterprise));
        assertThat(enterprises.has(enterprise.id())).isFalse();
    }

    private static Business business(String name, Set<String> sectors, @Nullable MunicipalityCode municipality) {
        return new Business(name, null, null, sectors, municipality);
    }
}
