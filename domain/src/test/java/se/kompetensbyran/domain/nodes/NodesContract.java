package se.kompetensbyran.domain.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.nodes.NodeFixture.OPENING;
import static se.kompetensbyran.domain.nodes.NodeFixture.aDayForOneself;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNodeNamed;
import static se.kompetensbyran.domain.nodes.NodeFixture.aRegionalStructure;
import static se.kompetensbyran.domain.nodes.NodeFixture.coverage;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.DIKTBY;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.nodes.NodeProblem.SecondRoot;
import se.kompetensbyran.domain.nodes.Nodes.CoverageLine;
import se.kompetensbyran.domain.nodes.Nodes.Search;
import se.kompetensbyran.domain.nodes.SupportNode.Kind;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Municipality;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Stale;

/**
 * What every store of support nodes does. Each test finds its own by a host whom nobody else has, so the store may hold
 * others; what the store refuses is the last that a test asks of it.
 */
public abstract class NodesContract {

    private static final LocalDate LATER = OPENING.plusYears(1);

    private Organisation host = anOrganisation();

    /** The store under test. */
    protected abstract Nodes nodes();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    /** Where the municipalities of that store are. */
    protected abstract Municipalities municipalities();

    @BeforeEach
    void the_host_and_the_municipalities_are_known() {
        host = organisations().save(host);
        municipalities().save(HITTENAS);
        municipalities().save(DIKTBY);
    }

    @Test
    void a_node_with_everything_comes_back_as_it_was_saved() {
        var day = aDayForOneself();
        var founded = aRegionalStructure(host.id(), day, day)
                .with(coverage(HITTENAS, day, day))
                .with(coverage(DIKTBY, day, null));

        var saved = nodes().save(founded);

        assertThat(saved).usingRecursiveComparison().ignoringFields("revision").isEqualTo(founded);
        assertThat(nodes().get(founded.id())).isEqualTo(saved);
        assertThat(nodes().find(founded.id())).contains(saved);
        assertThat(nodes().has(founded.id())).isTrue();
    }

    @Test
    void a_node_that_covers_nothing_comes_back_as_it_was_saved() {
        var saved = nodes().save(aNode(host.id()));

        assertThat(nodes().get(saved.id())).isEqualTo(saved);
    }

    @Test
    void each_save_gives_the_next_revision() {
        var first = nodes().save(aNode(host.id()));
        var second = nodes().save(first.with(coverage(HITTENAS, OPENING, null)));
        var third = nodes().save(second);

        assertThat(List.of(first.revision(), second.revision(), third.revision()))
                .containsExactly(1L, 2L, 3L);
        assertThat(nodes().get(first.id())).isEqualTo(third);
    }

    @Test
    void a_node_that_is_not_there_is_unknown() {
        var nowhere = NodeId.next();

        assertThat(nodes().find(nowhere)).isEmpty();
        assertThat(nodes().has(nowhere)).isFalse();
        assertThat(nodes().overview(nowhere, LATER)).isEmpty();
        assertThat(nodes().coverageOf(nowhere)).isEmpty();
        assertThatThrownBy(() -> nodes().get(nowhere)).isInstanceOf(NodeProblem.Unknown.class);
    }

    @Test
    void of_some_it_is_told_when_they_are_there() {
        var one = nodes().save(aNode(host.id()));
        var node = aNode(host.id());
        var other = nodes().save(node.describe(
                node.name(), host.id(), Set.of(), Period.inclusive(OPENING, OPENING.plusDays(9))));

        assertThat(nodes().openOf(List.of(one.id(), other.id(), one.id(), NodeId.next())))
                .isEqualTo(Map.of(one.id(), one.open(), other.id(), other.open()));
        assertThat(nodes().openOf(List.of())).isEmpty();
    }

    @Test
    void the_one_who_saves_last_of_two_is_stale() {
        var read = nodes().save(aNode(host.id()));
        nodes().save(read.with(coverage(HITTENAS, OPENING, null)));

        assertThatThrownBy(() -> nodes().save(read.with(coverage(DIKTBY, OPENING, null))))
                .isInstanceOf(Stale.class);
    }

    @Test
    void a_new_node_with_the_id_of_another_is_stale() {
        var founded = aNode(host.id());
        nodes().save(founded);

        assertThatThrownBy(() -> nodes().save(founded)).isInstanceOf(Stale.class);
    }

    @Test
    void there_is_one_regional_structure_at_a_time() {
        var day = aDayForOneself();
        nodes().save(aRegionalStructure(host.id(), day, day));

        assertThatThrownBy(() -> nodes().save(aRegionalStructure(host.id(), day.minusDays(1), day)))
                .isInstanceOf(SecondRoot.class);
    }

    @Test
    void a_regional_structure_cannot_come_to_last_into_the_next() {
        var day = aDayForOneself();
        var first = nodes().save(aRegionalStructure(host.id(), day, day));
        nodes().save(aRegionalStructure(host.id(), day.plusDays(1), day.plusDays(1)));

        assertThatThrownBy(() -> nodes().save(lasting(first, Period.inclusive(day, day.plusDays(1)))))
                .isInstanceOf(SecondRoot.class);
    }

    @Test
    void a_regional_structure_is_changed_without_being_in_its_own_way() {
        var day = aDayForOneself();
        var saved = nodes().save(aRegionalStructure(host.id(), day, day));

        var changed = nodes().save(saved.describe("Nytt namn (påhittat)", host.id(), Set.of(), saved.open()));

        assertThat(nodes().get(saved.id())).isEqualTo(changed);
    }

    @Test
    void coverage_of_a_municipality_is_exchanged_for_another_in_one_save() {
        var first = nodes().save(aNode(host.id()).with(coverage(HITTENAS, OPENING, null)));
        var anew = coverage(HITTENAS, OPENING.plusDays(1), LATER);

        var second = nodes().save(first.without(first.coverage().get(0).id()).with(anew));

        assertThat(nodes().get(first.id())).isEqualTo(second);
        assertThat(second.coverage()).containsExactly(anew);
    }

    @Test
    void the_day_between_two_coverages_moves_both_ways_in_one_save() {
        var one = coverage(HITTENAS, OPENING, LATER.minusDays(1));
        var other = coverage(HITTENAS, LATER, null);
        var saved = nodes().save(aNode(host.id()).with(one).with(other));

        for (int days : List.of(7, -7)) {
            var moved = LATER.plusDays(days);
            saved = nodes().save(saved.without(one.id())
                    .with(new Coverage(other.id(), other.municipality(), new Period(moved, null)))
                    .with(new Coverage(one.id(), one.municipality(), new Period(OPENING, moved))));

            assertThat(nodes().get(saved.id())).isEqualTo(saved);
        }
    }

    @Test
    void a_node_is_shown_with_its_host_and_what_it_covers_on_the_day() {
        var saved = nodes().save(aNode(host.id())
                .with(coverage(HITTENAS, OPENING, LATER.minusDays(1)))
                .with(coverage(HITTENAS, LATER, null))
                .with(coverage(DIKTBY, LATER, LATER)));

        var shown = nodes().overview(saved.id(), LATER).orElseThrow();

        assertThat(shown.revision()).isEqualTo(1);
        assertThat(shown.kind()).isEqualTo(Kind.LOCAL);
        assertThat(shown.name()).isEqualTo(saved.name());
        assertThat(shown.host()).isEqualTo(new NodeOverview.Host(host.id(), host.name()));
        assertThat(shown.open()).isEqualTo(saved.open());
        assertThat(shown.covers()).containsExactly(DIKTBY.code(), HITTENAS.code());
        assertThat(covered(saved, OPENING)).containsExactly(HITTENAS.code());
        assertThat(covered(saved, LATER.plusDays(1))).containsExactly(HITTENAS.code());
        assertThat(covered(saved, OPENING.minusDays(1))).isEmpty();
    }

    @Test
    void competence_areas_are_shown_in_order() {
        var day = aDayForOneself();
        var saved = nodes().save(aRegionalStructure(host.id(), day, day));

        assertThat(nodes().overview(saved.id(), day).orElseThrow().competenceAreas())
                .containsExactly("business-development", "public-procurement");
    }

    @Test
    void coverage_that_goes_on_ends_with_the_node() {
        var saved = nodes().save(aNode(host.id()).with(coverage(HITTENAS, OPENING, null)));
        nodes().save(lasting(saved, Period.inclusive(OPENING, LATER)));

        assertThat(covered(saved, LATER)).containsExactly(HITTENAS.code());
        assertThat(covered(saved, LATER.plusDays(1))).isEmpty();
        assertThat(nodes().hostsOf(HITTENAS.code(), LATER)).contains(host.id());
        assertThat(nodes().hostsOf(HITTENAS.code(), LATER.plusDays(1))).doesNotContain(host.id());
    }

    @Test
    void the_regional_structure_of_the_day_is_the_root_of_the_others() {
        var day = aDayForOneself();
        var root = nodes().save(aRegionalStructure(host.id(), day, day));
        var local = nodes().save(lasting(aNode(host.id()), new Period(day, null)));

        assertThat(nodes().overview(local.id(), day).orElseThrow().root()).isEqualTo(root.id());
        assertThat(nodes().overview(root.id(), day).orElseThrow().root()).isNull();
        assertThat(search(null, null, null, day)).containsExactly(root.id(), local.id());
    }

    @Test
    void nodes_are_found_by_what_they_cover_on_a_day() {
        var mine = nodes().save(aNode(host.id()).with(coverage(HITTENAS, LATER, LATER)));
        nodes().save(aNode(host.id()).with(coverage(DIKTBY, OPENING, null)));

        assertThat(search(HITTENAS, null, null, LATER)).containsExactly(mine.id());
        assertThat(search(HITTENAS, null, null, LATER.minusDays(1))).isEmpty();
        assertThat(search(HITTENAS, null, null, LATER.plusDays(1))).isEmpty();
        assertThat(search(null, null, null, LATER)).hasSize(2);
        assertThat(search(null, null, null, OPENING.minusDays(1))).isEmpty();
    }

    @Test
    void nodes_are_found_by_kind_and_competence_area() {
        var day = aDayForOneself();
        var root = nodes().save(aRegionalStructure(host.id(), day, day));
        var local = nodes().save(lasting(aNode(host.id()), new Period(day, null)));

        assertThat(search(null, null, Kind.REGIONAL, day)).containsExactly(root.id());
        assertThat(search(null, null, Kind.LOCAL, day)).containsExactly(local.id());
        assertThat(search(null, "public-procurement", null, day)).containsExactly(root.id());
        assertThat(search(null, "no-such-area", null, day)).isEmpty();
    }

    @Test
    void nodes_come_by_name_in_swedish_order_and_in_the_order_asked_for() {
        var last = nodes().save(aNodeNamed("Önoden (påhittad)", host.id())).id();
        var middle = nodes().save(aNodeNamed("Ånoden (påhittad)", host.id())).id();
        var first = nodes().save(aNodeNamed("Zinknoden (påhittad)", host.id())).id();
        var all = new Search(null, host.id(), null, null, LATER);
        var descending = new PageRequest(1, 2, List.of(new SortKey("name", true)));

        assertThat(search(null, null, null, LATER)).containsExactly(first, middle, last);
        assertThat(nodes().search(all, descending).items())
                .extracting(NodeOverview::id)
                .containsExactly(last, middle);
        assertThat(nodes().search(all, descending).total()).isEqualTo(3);
    }

    @Test
    void the_hosts_of_a_municipality_are_those_of_the_nodes_that_cover_it_on_the_day() {
        nodes().save(aNode(host.id()).with(coverage(HITTENAS, LATER, null)));
        nodes().save(aNode(host.id()).with(coverage(HITTENAS, LATER, null)));

        assertThat(nodes().hostsOf(HITTENAS.code(), LATER)).contains(host.id());
        assertThat(nodes().hostsOf(HITTENAS.code(), OPENING)).doesNotContain(host.id());
        assertThat(nodes().hostsOf(DIKTBY.code(), LATER)).doesNotContain(host.id());
    }

    @Test
    void coverage_is_listed_by_name_of_the_municipality_and_first_day() {
        var one = coverage(HITTENAS, OPENING, LATER.minusDays(1));
        var other = coverage(HITTENAS, LATER, null);
        var third = coverage(DIKTBY, LATER, null);
        var saved = nodes().save(aNode(host.id()).with(other).with(one).with(third));

        assertThat(nodes().coverageOf(saved.id()))
                .containsExactly(
                        new CoverageLine(third, DIKTBY.name()),
                        new CoverageLine(one, HITTENAS.name()),
                        new CoverageLine(other, HITTENAS.name()));
    }

    @Test
    void who_hosts_nodes_is_named_once_however_many_and_also_of_one_that_closed() {
        assertThat(nodes().hosts()).doesNotContain(host.id());
        var one = nodes().save(aNode(host.id()));
        nodes().save(aNode(host.id()));
        nodes().save(one.describe(one.name(), one.host(), one.competenceAreas(), Period.inclusive(OPENING, OPENING)));
        assertThat(nodes().hosts()).containsOnlyOnce(host.id());
    }

    private List<MunicipalityCode> covered(SupportNode node, LocalDate day) {
        return nodes().overview(node.id(), day).orElseThrow().covers();
    }

    private List<NodeId> search(
            @Nullable Municipality covers, @Nullable String competenceArea, @Nullable Kind kind, LocalDate asOf) {
        var search = new Search(covers == null ? null : covers.code(), host.id(), competenceArea, kind, asOf);
        return nodes().search(search, PageRequest.first(100))
                .map(NodeOverview::id)
                .items();
    }

    private static SupportNode lasting(SupportNode it, Period open) {
        return it.describe(it.name(), it.host(), it.competenceAreas(), open);
    }
}
