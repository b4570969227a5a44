package se.kompetensbyran.domain.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.nodes.NodeFixture.OPENING;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNodeNamed;
import static se.kompetensbyran.domain.nodes.NodeFixture.coverage;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.DIKTBY;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.nodes.NodeProblem.CoversAlready;
import se.kompetensbyran.domain.nodes.NodeProblem.NotThere;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.UnknownPart;

class SupportNodeTest {

    private static final LocalDate LAST = OPENING.plusYears(2);

    private final SupportNode node = aNode(OrganisationId.next());

    @Test
    void a_name_holds_no_personal_number() {
        assertInvalid("name", "personal-number", () -> aNodeNamed("Anna 19121212-1212", node.host()));
    }

    @Test
    void a_node_covers_a_municipality_while_both_last() {
        var covering = closing(LAST).with(coverage(HITTENAS, OPENING.plusDays(1), null));

        assertThat(covering.covers(HITTENAS.code(), OPENING)).isFalse();
        assertThat(covering.covers(HITTENAS.code(), OPENING.plusDays(1))).isTrue();
        assertThat(covering.covers(HITTENAS.code(), LAST)).isTrue();
        assertThat(covering.covers(HITTENAS.code(), LAST.plusDays(1))).isFalse();
        assertThat(covering.covers(DIKTBY.code(), LAST)).isFalse();
    }

    @Test
    void a_municipality_is_covered_once_on_a_day() {
        var covering = node.with(coverage(HITTENAS, OPENING, LAST));

        assertThatThrownBy(() -> covering.with(coverage(HITTENAS, LAST, null))).isInstanceOf(CoversAlready.class);
        assertThat(covering.with(coverage(HITTENAS, LAST.plusDays(1), null)).coverage())
                .hasSize(2);
        assertThat(covering.with(coverage(DIKTBY, LAST, null)).coverage()).hasSize(2);
    }

    @Test
    void nothing_is_covered_before_the_node_opens() {
        assertThatThrownBy(() -> node.with(coverage(HITTENAS, OPENING.minusDays(1), null)))
                .isInstanceOf(NotThere.class);
    }

    @Test
    void nothing_is_covered_after_the_node_has_closed() {
        var closed = closing(LAST);

        assertThatThrownBy(() -> closed.with(coverage(HITTENAS, OPENING, LAST.plusDays(1))))
                .isInstanceOf(NotThere.class);
        assertThatThrownBy(() -> closed.with(coverage(HITTENAS, LAST.plusDays(1), null)))
                .isInstanceOf(NotThere.class);
        assertThat(closed.with(coverage(HITTENAS, LAST, LAST)).coverage()).hasSize(1);
    }

    @Test
    void a_node_does_not_close_before_what_it_is_said_to_cover_longer() {
        var covering = node.with(coverage(HITTENAS, OPENING, LAST.plusDays(1)));

        assertThatThrownBy(() -> lasting(covering, Period.inclusive(OPENING, LAST)))
                .isInstanceOf(NotThere.class);
    }

    @Test
    void a_coverage_is_replaced_and_taken_away() {
        var one = coverage(HITTENAS, OPENING, null);
        var covering = node.with(one);
        var anew = new Coverage(one.id(), DIKTBY.code(), one.period());

        assertThat(covering.with(anew).coverage()).containsExactly(anew);
        assertThat(covering.coverage(one.id())).isEqualTo(one);
        assertThat(covering.without(one.id()).coverage()).isEmpty();
        assertThatThrownBy(() -> node.without(one.id())).isInstanceOf(UnknownPart.class);
        assertThatThrownBy(() -> node.coverage(one.id())).isInstanceOf(UnknownPart.class);
    }

    @Test
    void there_is_an_end_to_how_much_a_node_covers() {
        var most = IntStream.range(0, SupportNode.MAX_COVERAGE)
                .mapToObj(it -> coverage(HITTENAS, OPENING.plusDays(it), OPENING.plusDays(it)))
                .toList();
        var full = covering(most);

        assertInvalid("coverage", "too-many", () -> full.with(coverage(DIKTBY, OPENING, null)));
    }

    @Test
    void a_name_is_one_line_and_competence_areas_are_few() {
        var areas = IntStream.range(0, 21).mapToObj(it -> "area-" + it).collect(Collectors.toSet());

        assertInvalid("name", "blank", () -> aNodeNamed(" ", node.host()));
        assertInvalid("name", "too-long", () -> aNodeNamed("x".repeat(201), node.host()));
        assertInvalid("competenceAreas", "too-many", () -> node.describe(node.name(), node.host(), areas, node.open()));
    }

    @Test
    void a_node_may_change_all_but_its_kind() {
        var other = OrganisationId.next();
        var open = Period.inclusive(OPENING.plusDays(1), LAST);

        var changed = node.describe("Nya noden (påhittad)", other, Set.of("business-development"), open);

        assertThat(changed.name()).isEqualTo("Nya noden (påhittad)");
        assertThat(changed.host()).isEqualTo(other);
        assertThat(changed.competenceAreas()).containsExactly("business-development");
        assertThat(changed.open()).isEqualTo(open);
        assertThat(changed.kind()).isEqualTo(node.kind());
        assertThat(changed.id()).isEqualTo(node.id());
    }

    @Property
    void coverages_are_taken_exactly_when_none_shares_a_day_with_another(
            @ForAll @Size(max = 5) List<@IntRange(max = 30) Integer> starts,
            @ForAll @IntRange(min = 1, max = 9) int days) {
        var all = starts.stream()
                .map(it -> coverage(HITTENAS, OPENING.plusDays(it), OPENING.plusDays(it + days - 1L)))
                .toList();
        boolean isTwice = IntStream.range(0, 40)
                .anyMatch(it -> all.stream()
                                .filter(one -> one.period().contains(OPENING.plusDays(it)))
                                .count()
                        > 1);

        if (isTwice) assertThatThrownBy(() -> covering(all)).isInstanceOf(CoversAlready.class);
        else
            assertThat(covered(covering(all)))
                    .isEqualTo(all.stream()
                            .flatMap(it -> Stream.iterate(0, day -> day < days, day -> day + 1)
                                    .map(day -> it.period().from().plusDays(day)))
                            .collect(Collectors.toSet()));
    }

    private Set<LocalDate> covered(SupportNode covering) {
        return IntStream.range(0, 40)
                .mapToObj(OPENING::plusDays)
                .filter(it -> covering.covers(HITTENAS.code(), it))
                .collect(Collectors.toSet());
    }

    private static SupportNode covering(List<Coverage> all) {
        SupportNode node = aNode(OrganisationId.next());
        return new SupportNode(
                node.id(), 0, node.kind(), node.name(), node.host(), node.competenceAreas(), all, node.open());
    }

    private SupportNode closing(LocalDate last) {
        return lasting(node, Period.inclusive(OPENING, last));
    }

    private static SupportNode lasting(SupportNode it, Period open) {
        return it.describe(it.name(), it.host(), it.competenceAreas(), open);
    }
}
