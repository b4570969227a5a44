package se.kompetensbyran.domain.enterprises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.START;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.aBusiness;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.affiliation;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterpriseWithEverything;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.step;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview.AtNode;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview.Owner;
import se.kompetensbyran.domain.enterprises.Enterprises.AffiliationLine;
import se.kompetensbyran.domain.enterprises.Enterprises.Search;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Stale;

/** What every store of enterprises does; what it refuses is the last that a test asks of it. */
public abstract class EnterprisesContract extends EnterprisesScene {

    @Test
    void an_enterprise_with_everything_comes_back_as_it_was_saved() {
        var entered = anEnterpriseWithEverything(organisation, HITTENAS.code(), node, other);

        var saved = enterprises().save(entered);

        assertThat(saved).isEqualTo(EnterpriseFixture.read(entered, 1));
        assertThat(enterprises().get(entered.id())).isEqualTo(saved);
        assertThat(enterprises().find(entered.id())).contains(saved);
        assertThat(enterprises().has(entered.id())).isTrue();
    }

    @Test
    void an_enterprise_with_nothing_that_can_be_left_out_comes_back_as_it_was_saved() {
        var saved = enterprises().save(anEnterprise(organisation));

        assertThat(enterprises().get(saved.id())).isEqualTo(saved);
    }

    @Test
    void an_enterprise_that_is_not_there_is_unknown() {
        var nothing = EnterpriseId.next();

        assertThat(enterprises().find(nothing)).isEmpty();
        assertThat(enterprises().has(nothing)).isFalse();
        assertThat(enterprises().overview(nothing, MONDAY)).isEmpty();
        assertThat(enterprises().affiliationsOf(nothing)).isEmpty();
        assertThatThrownBy(() -> enterprises().get(nothing)).isInstanceOf(EnterpriseProblem.Unknown.class);
    }

    @Test
    void each_save_gives_the_next_revision() {
        var first = enterprises().save(anEnterprise(organisation));
        var moved = enterprises().save(first.become(step(Stage.PAUSED, "2020"), MONDAY));
        var joined = enterprises().save(moved.with(affiliation(node, START, null)));
        var left =
                enterprises().save(joined.without(joined.affiliations().get(0).id()));
        var described = enterprises().save(left.describe(organisation, aBusiness()));

        assertThat(List.of(first, moved, joined, left, described))
                .extracting(Enterprise::revision)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(enterprises().get(first.id())).isEqualTo(described);
        assertThat(shown(first.id(), MONDAY).revision()).isEqualTo(5);
    }

    @Test
    void the_one_who_saves_last_of_two_is_stale() {
        var read = enterprises().save(anEnterprise(organisation));
        enterprises().save(read.become(step(Stage.PAUSED, "2020"), MONDAY));

        assertThatThrownBy(() -> enterprises().save(read.describe(organisation, aBusiness())))
                .isInstanceOf(Stale.class);
    }

    @Test
    void a_new_enterprise_with_the_id_of_another_is_stale() {
        var entered = anEnterprise(organisation);
        enterprises().save(entered);

        assertThatThrownBy(() -> enterprises().save(entered)).isInstanceOf(Stale.class);
    }

    @Test
    void steps_come_back_in_their_order_also_on_the_same_day_and_when_they_are_vague() {
        var it = anEnterprise(organisation)
                .become(step(Stage.PAUSED, "2020"), MONDAY)
                .become(step(Stage.TRADING, "2020-03-15"), MONDAY)
                .become(step(Stage.PAUSED, "2020-03-15"), MONDAY)
                .become(step(Stage.TRADING, "2020-03"), MONDAY);

        enterprises().save(it);
        var saved = enterprises().save(enterprises().get(it.id()).become(step(Stage.CLOSED, "2024"), MONDAY));

        assertThat(enterprises().get(it.id())).isEqualTo(saved);
        for (LocalDate day = START.minusDays(3); day.isBefore(MONDAY.plusDays(3)); day = day.plusDays(1)) {
            var shown = enterprises().overview(it.id(), day).map(EnterpriseOverview::stage);
            assertThat(shown.orElse(null)).as("%s", day).isEqualTo(saved.stageOn(day));
        }
    }

    @Test
    void affiliations_are_changed_in_any_order_in_one_save() {
        var early = affiliation(node, START, LocalDate.of(2021, 12, 31));
        var late = affiliation(other, LocalDate.of(2022, 1, 1), null);
        var saved = enterprises().save(anEnterprise(organisation).with(early).with(late));

        var moved = enterprises()
                .save(saved.without(early.id())
                        .with(new Affiliation(
                                late.id(),
                                other,
                                affiliation(other, START, MONDAY).period()))
                        .with(affiliation(node, MONDAY.plusDays(1), null)));

        assertThat(enterprises().get(saved.id())).isEqualTo(moved);
    }

    @Test
    void affiliations_come_the_latest_first_with_the_names_of_their_nodes() {
        var saved = enterprises().save(anEnterpriseWithEverything(organisation, HITTENAS.code(), node, other));

        assertThat(enterprises().affiliationsOf(saved.id()))
                .containsExactly(
                        new AffiliationLine(
                                saved.affiliations().get(1), nodes().get(other).name()),
                        new AffiliationLine(
                                saved.affiliations().get(0), nodes().get(node).name()));
    }

    @Test
    void what_is_shown_of_a_day_is_what_was_so_on_that_day() {
        var saved = enterprises().save(anEnterpriseWithEverything(organisation, HITTENAS.code(), node, other));
        var business = saved.business();

        assertThat(shown(saved.id(), MONDAY))
                .isEqualTo(new EnterpriseOverview(
                        saved.id(),
                        1,
                        business.name(),
                        new Owner(
                                organisation, organisations().get(organisation).name()),
                        business.description(),
                        business.offers(),
                        List.of("cleaning", "food-and-drink-services"),
                        HITTENAS.code(),
                        Stage.TRADING,
                        PartialDate.fromString("2021"),
                        null,
                        atNode(other)));
        var before = shown(saved.id(), LocalDate.of(2020, 12, 31));
        assertThat(before.stage()).isEqualTo(Stage.PAUSED);
        assertThat(before.stageOn()).isEqualTo(PartialDate.fromString("2020-03"));
        assertThat(before.node()).isEqualTo(atNode(node));
        assertThat(enterprises().overview(saved.id(), START.minusDays(1))).isEmpty();
    }

    @Test
    void what_nobody_told_is_not_shown() {
        var shown = shown(enterprises().save(anEnterprise(organisation)).id(), MONDAY);

        assertThat(shown.description()).isNull();
        assertThat(shown.offers()).isNull();
        assertThat(shown.municipality()).isNull();
        assertThat(shown.node()).isNull();
        assertThat(shown.sectors()).isEmpty();
    }

    @Test
    void an_enterprise_belongs_to_a_node_no_longer_than_that_is_there() {
        var saved = enterprises().save(anEnterprise(organisation).with(affiliation(node, START, null)));
        var it = nodes().get(node);
        nodes().save(it.describe(
                it.name(),
                it.host(),
                it.competenceAreas(),
                Period.inclusive(it.open().from(), MONDAY.minusDays(1))));

        assertThat(shown(saved.id(), MONDAY.minusDays(1)).node()).isEqualTo(atNode(node));
        assertThat(shown(saved.id(), MONDAY).node()).isNull();
        assertThat(ids(new Search(null, null, node, null, null, MONDAY.minusDays(1))))
                .containsExactly(saved.id());
        assertThat(ids(at(node))).isEmpty();
    }

    @Test
    void a_business_that_has_closed_has_no_status_from_then_on() {
        var open = enterprises().save(here("A (påhittat)", null, null));
        var closed = open.id();
        confirm(closed, MONDAY.minusMonths(8));
        enterprises().save(open.become(step(Stage.CLOSED, "2024-06-01"), MONDAY));

        assertThat(status(closed, MONDAY)).isNull();
        assertThat(ids(standing(Status.CONFIRMED, null))).isEmpty();
        assertThat(enterprises().facets(at(node), MONDAY).statuses()).isEmpty();
        assertThat(status(closed, MONDAY.minusMonths(1))).isEqualTo(Status.CONFIRMED);
        assertThat(ids(standing(Status.CONFIRMED, MONDAY.minusMonths(1)))).containsExactly(closed);
    }

    @Test
    void a_status_comes_and_goes_once_for_each_stretch_in_force() {
        // Where no other test's confirmations lie.
        var first = LocalDate.of(2150, 1, 1);
        var renewed = enterprises().save(anEnterprise(organisation)).id();
        var inGrace = enterprises().save(anEnterprise(organisation)).id();
        var lapsed = enterprises().save(anEnterprise(organisation)).id();
        var closing = enterprises().save(anEnterprise(organisation));
        var before = enterprises().flow(Flow.Basis.STATUS, first, first.plusYears(3));
        confirm(renewed, first);
        confirm(renewed, first.plusMonths(12));
        confirm(inGrace, first.plusDays(1));
        confirm(inGrace, first.plusDays(1).plusMonths(12).plusDays(30));
        confirm(lapsed, first.plusDays(2));
        confirm(lapsed, first.plusDays(2).plusMonths(12).plusDays(31));
        confirm(closing.id(), first);
        enterprises().save(closing.become(step(Stage.CLOSED, "2024-06-01"), MONDAY));

        assertThat(enterprises().flow(Flow.Basis.STATUS, first, first.plusYears(3)))
                .isEqualTo(new Flow(before.opening() + 1, before.entries() + 3, before.exits() + 4, before.closing()));
        assertThat(enterprises().flow(Flow.Basis.STATUS, first, first.plusMonths(13)))
                .isEqualTo(new Flow(before.opening() + 1, before.entries() + 2, before.exits(), before.closing() + 3));
    }

    @Test
    void a_status_goes_when_its_business_closes() {
        var first = LocalDate.of(2024, 5, 31);
        var before = enterprises().flow(Flow.Basis.STATUS, first, MONDAY);
        var open = enterprises().save(anEnterprise(organisation));
        confirm(open.id(), LocalDate.of(2024, 1, 1));
        enterprises().save(open.become(step(Stage.CLOSED, "2024-06-01"), MONDAY));

        assertThat(enterprises().flow(Flow.Basis.STATUS, first, MONDAY))
                .isEqualTo(new Flow(before.opening() + 1, before.entries(), before.exits() + 1, before.closing()));
    }

    private AtNode atNode(NodeId id) {
        return new AtNode(id, nodes().get(id).name(), organisation);
    }
}
