package se.kompetensbyran.domain.enterprises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.START;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.WORDS;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.aBusinessNamed;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.affiliation;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterpriseWithEverything;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.DIKTBY;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anAssociation;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Enterprises.Search;
import se.kompetensbyran.domain.enterprises.EnterprisesInBulk.Line;
import se.kompetensbyran.domain.enterprises.EnterprisesInBulk.Named;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.shared.Unique;

/** What every store of enterprises does by the thousand. What it refuses is the last that a test asks of it. */
public abstract class EnterprisesInBulkContract {

    private final String word = Unique.word();
    private Organisation organisation = anAssociation();
    private NodeId node = NodeId.next();
    private NodeId other = NodeId.next();

    /** The store under test. */
    protected abstract EnterprisesInBulk bulk();

    /** The same store, one by one. */
    protected abstract Enterprises enterprises();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    /** Where the municipalities of that store are. */
    protected abstract Municipalities municipalities();

    /** Where the nodes of that store are. */
    protected abstract Nodes nodes();

    /** Where the code lists of that store are. */
    protected abstract CodeLists lists();

    @BeforeEach
    void an_organisation_and_two_nodes_are_known() {
        lists().save(theLists().get("sectors"));
        municipalities().save(HITTENAS);
        municipalities().save(DIKTBY);
        organisation = organisations().save(anAssociation());
        node = nodes().save(aNode(organisation.id())).id();
        other = nodes().save(aNode(organisation.id())).id();
    }

    @Test
    void what_is_entered_together_comes_back_as_if_each_was_saved_alone() {
        var fresh = List.of(
                anEnterpriseWithEverything(organisation.id(), HITTENAS.code(), node, other),
                anEnterprise(organisation.id()),
                anEnterprise(organisation.id()).with(affiliation(node, START, null)));

        bulk().enter(fresh);

        for (Enterprise it : fresh) assertThat(enterprises().get(it.id())).isEqualTo(EnterpriseFixture.read(it, 1));
        assertThat(bulk().of(fresh.stream().map(Enterprise::id).toList()))
                .containsExactlyInAnyOrderElementsOf(
                        fresh.stream().map(it -> EnterpriseFixture.read(it, 1)).toList());
    }

    @Test
    void what_is_entered_together_stands_as_if_each_was_saved_alone() {
        var together = anEnterpriseWithEverything(organisation.id(), HITTENAS.code(), node, other);
        bulk().enter(List.of(together));
        var alone = enterprises().save(anEnterpriseWithEverything(organisation.id(), HITTENAS.code(), node, other));

        for (var day : List.of(START, START.plusYears(1), START.plusYears(2), MONDAY))
            assertThat(enterprises().overview(together.id(), day).orElseThrow())
                    .usingRecursiveComparison()
                    .ignoringFields("id", "name")
                    .isEqualTo(enterprises().overview(alone.id(), day).orElseThrow());
    }

    @Test
    void nothing_is_asked_or_saved_of_nobody() {
        bulk().enter(List.of());
        bulk().describe(List.of());

        assertThat(bulk().of(List.of())).isEmpty();
        assertThat(bulk().named(List.of())).isEmpty();
        assertThat(bulk().of(List.of(EnterpriseId.next()))).isEmpty();
    }

    @Test
    void what_is_described_together_keeps_its_stages_and_affiliations() {
        var one = enterprises().save(anEnterpriseWithEverything(organisation.id(), HITTENAS.code(), node, other));
        var plain = enterprises().save(anEnterprise(organisation.id()));
        var owner = organisations().save(anOrganisation()).id();
        var said = new Business("Påhittade " + word, null, WORDS, Set.of("cleaning"), DIKTBY.code());

        bulk().describe(List.of(
                one.describe(owner, aBusinessNamed("Påhittade andra " + word)),
                plain.describe(organisation.id(), said)));

        assertThat(enterprises().get(one.id()))
                .isEqualTo(EnterpriseFixture.read(one.describe(owner, aBusinessNamed("Påhittade andra " + word)), 2));
        assertThat(enterprises().get(plain.id()))
                .isEqualTo(EnterpriseFixture.read(plain.describe(organisation.id(), said), 2));
    }

    @Test
    void one_of_many_that_somebody_else_has_saved_is_stale() {
        var one = enterprises().save(anEnterprise(organisation.id()));
        var another = enterprises().save(anEnterprise(organisation.id()));
        enterprises().save(another.describe(organisation.id(), aBusinessNamed("Påhittade " + word)));

        assertThatThrownBy(() -> bulk().describe(List.of(one, another))).isInstanceOf(Stale.class);
    }

    @Test
    void one_that_is_there_cannot_be_entered() {
        var there = enterprises().save(anEnterprise(organisation.id()));

        assertThatThrownBy(
                        () -> bulk().enter(List.of(anEnterprise(organisation.id()), EnterpriseFixture.read(there, 0))))
                .isInstanceOf(Stale.class);
    }

    @Test
    void names_are_found_to_the_letter_with_whose_they_are() {
        var name = "Påhittade " + word;
        enterprises().save(anEnterprise(organisation.id(), aBusinessNamed(name)));
        enterprises().save(anEnterprise(organisation.id(), aBusinessNamed(name)));
        enterprises().save(anEnterprise(organisation.id(), aBusinessNamed(name + " annan")));

        assertThat(bulk().named(List.of(name, "nobody's"))).containsExactly(new Named(name, organisation.id()));
    }

    @Test
    void each_that_fits_is_given_once_in_swedish_order_with_the_number_of_its_organisation() {
        var fresh = IntStream.range(0, 603)
                .mapToObj(it -> anEnterprise(
                                organisation.id(),
                                aBusinessNamed((it % 2 == 0 ? "Ö" : "A") + " " + word + " " + (10_000 + it)))
                        .with(affiliation(node, START, null)))
                .toList();
        bulk().enter(fresh);
        enterprises().save(anEnterprise(organisation.id()));
        var given = new ArrayList<Line>();

        bulk().each(new Search(null, null, node, null, Stage.TRADING, null), MONDAY, given::add);

        assertThat(given)
                .extracting(it -> it.enterprise().name())
                .hasSize(603)
                .doesNotHaveDuplicates()
                .startsWith("A " + word + " 10001")
                .endsWith("Ö " + word + " 10602");
        assertThat(given).extracting(Line::number).containsOnly(organisation.number());
        assertThat(given.get(0).enterprise())
                .isEqualTo(enterprises()
                        .overview(given.get(0).enterprise().id(), MONDAY)
                        .orElseThrow());
    }
}
