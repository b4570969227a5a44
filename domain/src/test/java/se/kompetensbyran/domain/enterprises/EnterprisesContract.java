package se.kompetensbyran.domain.enterprises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.START;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.WORDS;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.aBusiness;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.aBusinessNamed;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.affiliation;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterpriseWithEverything;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.step;
import static se.kompetensbyran.domain.nodes.NodeFixture.aNode;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.DIKTBY;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview.AtNode;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview.Owner;
import se.kompetensbyran.domain.enterprises.Enterprises.AffiliationLine;
import se.kompetensbyran.domain.enterprises.Enterprises.Search;
import se.kompetensbyran.domain.enterprises.Facets.Count;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.shared.Unique;

/**
 * What every store of enterprises does. Each test finds its own by a node or a word that nobody else has, so the store may
 * hold others; what the store refuses is the last that a test asks of it.
 */
public abstract class EnterprisesContract {

    private final String word = Unique.word();
    private OrganisationId organisation = OrganisationId.next();
    private NodeId node = NodeId.next();
    private NodeId other = NodeId.next();

    /** The store under test. */
    protected abstract Enterprises enterprises();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    /** Where the municipalities of that store are. */
    protected abstract Municipalities municipalities();

    /** Where the nodes of that store are. */
    protected abstract Nodes nodes();

    /** Has an assessment confirm it, valid for twelve months from {@code first}. */
    protected abstract void confirm(EnterpriseId id, LocalDate first);

    /** Where the code lists of that store are. */
    protected abstract CodeLists lists();

    @BeforeEach
    void an_organisation_and_two_nodes_are_known() {
        lists().save(theLists().get("sectors"));
        municipalities().save(HITTENAS);
        municipalities().save(DIKTBY);
        organisation = organisations().save(anOrganisation()).id();
        node = nodes().save(aNode(organisation)).id();
        other = nodes().save(aNode(organisation)).id();
    }

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
    void a_search_shows_what_the_overview_shows() {
        var saved = enterprises().save(anEnterpriseWithEverything(organisation, HITTENAS.code(), node, other));

        assertThat(search(at(other)).items()).containsExactly(shown(saved.id(), MONDAY));
        var then = LocalDate.of(2020, 12, 31);
        assertThat(search(new Search(null, null, node, null, null, then)).items())
                .containsExactly(shown(saved.id(), then));
    }

    @Test
    void a_search_is_narrowed_by_what_is_so_on_the_day() {
        var saved = enterprises().save(anEnterpriseWithEverything(organisation, HITTENAS.code(), node, other));
        var paused = LocalDate.of(2020, 12, 31);

        assertThat(ids(new Search(null, null, other, null, Stage.TRADING, null)))
                .containsExactly(saved.id());
        assertThat(ids(new Search(null, null, other, null, Stage.PAUSED, null))).isEmpty();
        assertThat(ids(new Search(null, null, node, null, null, null))).isEmpty();
        assertThat(ids(new Search(null, null, node, null, Stage.PAUSED, paused)))
                .containsExactly(saved.id());
        assertThat(ids(new Search(null, null, node, null, Stage.TRADING, paused)))
                .isEmpty();
        assertThat(ids(new Search(null, null, node, null, null, START.minusDays(1))))
                .isEmpty();
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
    void a_search_is_narrowed_by_municipality_and_sector() {
        var cafe = enterprises().save(here("Påhittat", null, HITTENAS.code(), "food-and-drink-services"));
        var cleaner = enterprises().save(here("Påhittat", null, DIKTBY.code(), "cleaning"));
        var both = enterprises().save(here("Påhittat", null, DIKTBY.code(), "cleaning", "food-and-drink-services"));

        assertThat(ids(new Search(null, HITTENAS.code(), node, null, null, null)))
                .containsExactly(cafe.id());
        assertThat(ids(new Search(null, DIKTBY.code(), node, null, null, null)))
                .containsExactlyInAnyOrder(cleaner.id(), both.id());
        assertThat(ids(new Search(null, null, node, "cleaning", null, null)))
                .containsExactlyInAnyOrder(cleaner.id(), both.id());
        assertThat(ids(new Search(null, DIKTBY.code(), node, "food-and-drink-services", null, null)))
                .containsExactly(both.id());
        assertThat(ids(new Search(null, null, node, "moon-mining", null, null))).isEmpty();
    }

    @Test
    void words_find_it_in_any_of_their_forms_wherever_they_stand() {
        var byName = enterprises().save(here(word + "butikerna (påhittade)", null, null));
        var byOffers = enterprises().save(here("Påhittat", "Vi har " + word + "butik.", null));
        enterprises().save(here("Annat (påhittat)", "Inget av det.", null));

        for (String form : List.of("butik", "butiken", "butiker", "butikernas"))
            assertThat(ids(asked(word + form))).as(form).containsExactlyInAnyOrder(byName.id(), byOffers.id());
    }

    @Test
    void a_word_with_an_accent_finds_it_in_any_of_its_forms_with_the_accent_or_without() {
        var ids = new ArrayList<EnterpriseId>();
        for (String form : List.of("kafé", "Kaféet", "kaféer", "KAFÉERNA", "kafe\u0301ets"))
            ids.add(enterprises()
                    .save(here("Påhittat", "Vårt " + form + " är öppet.", null))
                    .id());
        enterprises().save(here("Påhittat", "Vårt kaffe.", null));

        for (String asked : List.of("kaféer", "kafé", "kaféets", "kafe", "kafeer", "kafeet", "kafeerna"))
            assertThat(ids(asked(asked))).as(asked).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void accents_within_a_word_do_not_matter_but_swedish_letters_do() {
        var saved = enterprises().save(here("Påhittat", "En idéburen crêperie för alla", null));

        for (String asked : List.of("idéburen", "ideburen", "creperie", "idéburet alla"))
            assertThat(ids(asked(asked)))
                    .as(asked)
                    .isEqualTo(asked.equals("idéburet alla") ? List.of() : List.of(saved.id()));
        assertThat(ids(asked("for"))).isEmpty();
    }

    @Test
    void the_names_of_its_sectors_find_it() {
        var saved = enterprises().save(here("Påhittat", null, null, "food-and-drink-services"));
        enterprises().save(here("Påhittat", null, null, "cleaning"));

        assertThat(ids(asked("restauranger"))).containsExactly(saved.id());
        assertThat(ids(asked("kaféer"))).containsExactly(saved.id());
    }

    @Test
    void every_word_that_is_asked_for_must_be_there() {
        var saved = enterprises().save(here("Påhittat " + word, "Bröd och kaffe", null));

        assertThat(ids(asked("bröd " + word))).containsExactly(saved.id());
        assertThat(ids(asked("bröd " + Unique.word()))).isEmpty();
    }

    @Test
    void a_word_after_a_hyphen_is_not_to_be_there_however_the_rest_is_found() {
        var cafe = enterprises().save(here("Kaféet " + word, "Bröd och kaffe", null));
        var cleaner = enterprises().save(here("Kaféet " + word + " städ", "Städning", null, "cleaning"));
        var baker = enterprises().save(here("Annat (påhittat)", null, null, "food-and-drink-services"));

        assertThat(ids(asked(word + " -bröd"))).containsExactly(cleaner.id());
        assertThat(ids(asked(word + " -bröden"))).containsExactly(cleaner.id());
        assertThat(ids(asked("kafé -" + word))).containsExactly(baker.id());
        assertThat(ids(asked(word + " -städning"))).containsExactly(cafe.id());
        assertThat(ids(asked("-" + word))).containsExactly(baker.id());
        assertThat(ids(asked("-restauranger -städning"))).containsExactly(cafe.id());
        assertThat(ids(asked(word + " -" + Unique.word()))).containsExactlyInAnyOrder(cafe.id(), cleaner.id());
        assertThat(enterprises().facets(asked(word + " -bröd"), MONDAY).stages())
                .extracting(Facets.Count::count)
                .containsExactly(1);
    }

    @Test
    void a_misspelled_name_finds_it() {
        var saved = enterprises().save(here("Påhittade " + word + " (påhittad)", null, null));
        String misspelled = word.substring(0, 6) + "z" + word.substring(7);

        assertThat(ids(asked(misspelled))).containsExactly(saved.id());
        assertThat(ids(new Search(misspelled, null, null, null, null, null))).contains(saved.id());
    }

    @Test
    void a_misspelled_name_comes_last_and_only_where_few_are_found_as_written() {
        var alike = enterprises()
                .save(here("Påhittade " + word.substring(0, 6) + "z" + word.substring(7), null, null))
                .id();
        for (int i = 1; i < Enterprises.FEW; i++) enterprises().save(here("Påhittade " + word + " " + i, null, null));

        assertThat(ids(asked(word))).hasSize(Enterprises.FEW).endsWith(alike);
        enterprises().save(here("Påhittat", word, null));
        assertThat(ids(asked(word))).hasSize(Enterprises.FEW).doesNotContain(alike);
        assertThat(enterprises().facets(asked(word), MONDAY).stages())
                .containsExactly(new Count("trading", Enterprises.FEW));
    }

    @Test
    void the_best_match_comes_first() {
        var bySector = enterprises().save(here("Annat (påhittat)", null, null, "food-and-drink-services"));
        var byOffers = enterprises().save(here("Något (påhittat)", "Ett litet kafé", null));
        var byName = enterprises().save(here("Östra kaféet (påhittat)", null, null));

        assertThat(ids(asked("kafé"))).containsExactly(byName.id(), byOffers.id(), bySector.id());
        assertThat(enterprises()
                        .search(asked("kafé"), sorted("name", false), MONDAY)
                        .items())
                .extracting(EnterpriseOverview::id)
                .containsExactly(bySector.id(), byOffers.id(), byName.id());
    }

    @Test
    void signs_of_a_query_language_are_only_text() {
        for (String it : List.of("'", "\"", "%", "_", "&|!():*<->", "a' or '1'='1", "\\", "-", "or", "och", "{}"))
            assertThat(search(asked(it)).total()).as(it).isNotNegative();
    }

    @Test
    void names_come_in_swedish_order_both_ways() {
        for (String it : List.of("Östnor", "Zorn", "Älvros", "Åsen", "vansbro"))
            enterprises().save(here(it + " (påhittat)", null, null));
        var order = List.of("vansbro", "Zorn", "Åsen", "Älvros", "Östnor").stream()
                .map(it -> it + " (påhittat)")
                .toList();

        assertThat(search(at(node)).items())
                .extracting(EnterpriseOverview::name)
                .isEqualTo(order);
        assertThat(enterprises().search(at(node), sorted("name", false), MONDAY).items())
                .extracting(EnterpriseOverview::name)
                .isEqualTo(order);
        var reverse = new ArrayList<>(order);
        Collections.reverse(reverse);
        assertThat(enterprises().search(at(node), sorted("name", true), MONDAY).items())
                .extracting(EnterpriseOverview::name)
                .isEqualTo(reverse);
    }

    @Test
    void pages_hold_each_row_once_and_all_tell_the_total() {
        for (int i = 0; i < 5; i++) enterprises().save(here("Samma namn (påhittat)", null, null));
        Set<EnterpriseId> seen = new HashSet<>();
        var sizes = new ArrayList<Integer>();

        for (int page = 1; page <= 4; page++) {
            var found = enterprises().search(at(node), new PageRequest(page, 2, List.of()), MONDAY);
            assertThat(found.total()).isEqualTo(5);
            sizes.add(found.items().size());
            found.items().forEach(it -> seen.add(it.id()));
        }

        assertThat(sizes).containsExactly(2, 2, 1, 0);
        assertThat(seen).hasSize(5);
    }

    @Test
    void facets_count_what_the_search_finds() {
        enterprises().save(here("Påhittat " + word, null, HITTENAS.code(), "food-and-drink-services"));
        enterprises().save(here("Påhittat", null, DIKTBY.code(), "cleaning", "food-and-drink-services"));
        enterprises()
                .save(here("Påhittat", null, DIKTBY.code(), "cleaning").become(step(Stage.PAUSED, "2020"), MONDAY));
        enterprises().save(here("Påhittat", null, null));

        assertThat(enterprises().facets(at(node), MONDAY))
                .isEqualTo(new Facets(
                        List.of(
                                new Count(DIKTBY.code().value(), 2),
                                new Count(HITTENAS.code().value(), 1)),
                        List.of(new Count("cleaning", 2), new Count("food-and-drink-services", 2)),
                        List.of(new Count("trading", 3), new Count("paused", 1)),
                        List.of()));
        assertThat(enterprises().facets(asked(word), MONDAY))
                .isEqualTo(new Facets(
                        List.of(new Count(HITTENAS.code().value(), 1)),
                        List.of(new Count("food-and-drink-services", 1)),
                        List.of(new Count("trading", 1)),
                        List.of()));
        assertThat(enterprises()
                        .facets(new Search(null, DIKTBY.code(), node, "cleaning", null, START), MONDAY)
                        .stages())
                .containsExactly(new Count("trading", 2));
        assertThat(enterprises().facets(asked(Unique.word()), MONDAY))
                .isEqualTo(new Facets(List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void what_is_asked_for_is_counted_too() {
        for (String sector : List.of("cleaning", "food-and-drink-services"))
            confirm(
                    enterprises()
                            .save(here(word + " (påhittat)", null, HITTENAS.code(), sector))
                            .id(),
                    MONDAY.minusMonths(8));
        confirm(
                enterprises()
                        .save(here(word + " (påhittat)", null, DIKTBY.code(), "cleaning"))
                        .id(),
                MONDAY.minusMonths(8));
        enterprises().save(here(word + " (påhittat)", null, HITTENAS.code(), "cleaning"));

        for (LocalDate asOf : Arrays.asList(null, MONDAY))
            assertThat(enterprises()
                            .facets(
                                    new Search(word, HITTENAS.code(), null, null, null, Status.CONFIRMED, asOf),
                                    MONDAY))
                    .isEqualTo(new Facets(
                            List.of(new Count(HITTENAS.code().value(), 2)),
                            List.of(new Count("cleaning", 1), new Count("food-and-drink-services", 1)),
                            List.of(new Count("trading", 2)),
                            List.of(new Count("confirmed", 2))));
    }

    @Test
    void a_status_is_shown_searched_and_counted_as_it_stands_on_the_day() {
        var confirmed = enterprises().save(here("A (påhittat)", null, null)).id();
        var due = enterprises().save(here("B (påhittat)", null, null)).id();
        var lapsed = enterprises().save(here("C (påhittat)", null, null)).id();
        var never = enterprises().save(here("D (påhittat)", null, null)).id();
        confirm(confirmed, MONDAY.minusMonths(20));
        confirm(confirmed, MONDAY.minusMonths(8));
        confirm(due, MONDAY.minusMonths(12).minusDays(29));
        confirm(lapsed, MONDAY.minusMonths(12).minusDays(30));

        assertThat(status(confirmed, MONDAY)).isEqualTo(Status.CONFIRMED);
        assertThat(status(due, MONDAY)).isEqualTo(Status.DUE);
        assertThat(status(lapsed, MONDAY)).isEqualTo(Status.LAPSED);
        assertThat(status(never, MONDAY)).isNull();
        assertThat(shown(confirmed, MONDAY).standing())
                .isEqualTo(new Standing(Status.CONFIRMED, new Period(MONDAY.minusMonths(8), MONDAY.plusMonths(4))));
        for (LocalDate asOf : Arrays.asList(null, MONDAY)) {
            assertThat(ids(standing(Status.CONFIRMED, asOf))).containsExactly(confirmed);
            assertThat(ids(standing(Status.DUE, asOf))).containsExactly(due);
            assertThat(ids(standing(Status.LAPSED, asOf))).containsExactly(lapsed);
        }
        assertThat(search(standing(Status.DUE, null)).items()).containsExactly(shown(due, MONDAY));
        assertThat(ids(standing(Status.CONFIRMED, MONDAY.minusDays(31)))).containsExactly(confirmed, due, lapsed);
        assertThat(ids(standing(Status.LAPSED, MONDAY.minusDays(1)))).isEmpty();
        assertThat(ids(standing(Status.CONFIRMED, MONDAY.minusMonths(30)))).isEmpty();
        assertThat(enterprises().facets(at(node), MONDAY).statuses())
                .containsExactly(new Count("confirmed", 1), new Count("due", 1), new Count("lapsed", 1));
        assertThat(enterprises().facets(standing(Status.LAPSED, null), MONDAY).statuses())
                .containsExactly(new Count("lapsed", 1));
    }

    @Test
    void a_status_is_told_of_what_words_find() {
        var confirmed = enterprises().save(here(word + " (påhittat)", null, null));
        var due = enterprises().save(here("B (påhittat)", word, null)).id();
        var lapsed = enterprises().save(here("C (påhittat)", word, null)).id();
        var never = enterprises().save(here("D (påhittat)", word, null)).id();
        confirm(confirmed.id(), MONDAY.minusMonths(20));
        confirm(confirmed.id(), MONDAY.minusMonths(8));
        confirm(due, MONDAY.minusMonths(12).minusDays(29));
        confirm(lapsed, MONDAY.minusMonths(12).minusDays(30));

        assertThat(ids(asked(word))).containsExactly(confirmed.id(), due, lapsed, never);
        for (LocalDate asOf : Arrays.asList(null, MONDAY)) {
            assertThat(ids(asked(word, Status.CONFIRMED, asOf))).containsExactly(confirmed.id());
            assertThat(ids(asked(word, Status.DUE, asOf))).containsExactly(due);
            assertThat(ids(asked(word, Status.LAPSED, asOf))).containsExactly(lapsed);
        }
        assertThat(ids(asked(word, Status.CONFIRMED, MONDAY.minusDays(31))))
                .containsExactly(confirmed.id(), due, lapsed);
        assertThat(enterprises().facets(asked(word), MONDAY).statuses())
                .containsExactly(new Count("confirmed", 1), new Count("due", 1), new Count("lapsed", 1));
        enterprises().save(confirmed.become(step(Stage.CLOSED, "2024-06-01"), MONDAY));
        assertThat(ids(asked(word, Status.CONFIRMED, null))).isEmpty();
    }

    @Test
    void words_and_what_narrows_them_are_those_of_what_is_told_now() {
        String anew = Unique.word();
        var one = enterprises().save(here("Påhittade " + word, "Bröd", HITTENAS.code(), "cleaning"));
        confirm(one.id(), MONDAY.minusMonths(8));
        assertThat(ids(asked(word))).containsExactly(one.id());

        var described = enterprises()
                .save(enterprises()
                        .get(one.id())
                        .describe(
                                organisation,
                                new Business(
                                        "Påhittade " + anew,
                                        null,
                                        new Bilingual("Kaffe", "Coffee"),
                                        Set.of("food-and-drink-services"),
                                        DIKTBY.code())));

        for (String gone : List.of(word, "bröd", "städning", "invented"))
            assertThat(ids(asked(gone))).as(gone).isEmpty();
        for (String it : List.of(anew, "kaffe", "coffee", "restaurang"))
            assertThat(ids(asked(it))).as(it).containsExactly(one.id());
        assertThat(ids(asked(anew, Status.CONFIRMED, null))).containsExactly(one.id());
        assertThat(ids(new Search(anew, DIKTBY.code(), null, null, null, null))).containsExactly(one.id());
        assertThat(ids(new Search(anew, HITTENAS.code(), null, null, null, null)))
                .isEmpty();
        assertThat(ids(new Search(anew, null, null, "cleaning", null, null))).isEmpty();
        assertThat(ids(new Search(anew, null, null, null, Stage.PAUSED, null))).isEmpty();
        enterprises().save(described.become(step(Stage.PAUSED, "2024-06-01"), MONDAY));
        assertThat(ids(new Search(anew, null, null, null, Stage.PAUSED, null))).containsExactly(one.id());
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
    void what_came_and_went_between_two_days_is_counted() {
        var first = START.plusDays(50);
        var last = MONDAY;
        var before = enterprises().flow(Flow.Basis.BUSINESS, first, last);

        enterprises().save(anEnterprise(organisation));
        enterprises().save(anEnterprise(organisation).become(step(Stage.CLOSED, "2021"), MONDAY));
        enterprises().save(anEnterprise(organisation).become(step(Stage.CLOSED, START.toString()), MONDAY));
        enterprises()
                .save(Enterprise.register(
                        EnterpriseId.next(),
                        organisation,
                        aBusiness(),
                        step(Stage.TRADING, MONDAY.toString()),
                        MONDAY));

        var after = enterprises().flow(Flow.Basis.BUSINESS, first, last);
        assertThat(after)
                .isEqualTo(
                        new Flow(before.opening() + 2, before.entries() + 1, before.exits() + 1, before.closing() + 2));
        var backwards = enterprises().flow(Flow.Basis.BUSINESS, last, last);
        assertThat(backwards.entries()).isZero();
        assertThat(backwards.opening()).isEqualTo(after.closing());
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

    @Test
    void a_search_for_everything_finds_everything() {
        enterprises().save(here("Påhittat", null, null));

        assertThat(search(Search.ALL).total()).isPositive();
        assertThat(enterprises().facets(Search.ALL, MONDAY).stages()).isNotEmpty();
    }

    private Search standing(Status status, @Nullable LocalDate asOf) {
        return new Search(null, null, node, null, null, status, asOf);
    }

    private @Nullable Status status(EnterpriseId id, LocalDate day) {
        Standing standing = shown(id, day).standing();
        return standing == null ? null : standing.status();
    }

    private Search at(NodeId node) {
        return new Search(null, null, node, null, null, null);
    }

    private Search asked(String q) {
        return new Search(q, null, node, null, null, null);
    }

    private Search asked(String q, Status status, @Nullable LocalDate asOf) {
        return new Search(q, null, node, null, null, status, asOf);
    }

    private Page<EnterpriseOverview> search(Search search) {
        return enterprises().search(search, PageRequest.first(100), MONDAY);
    }

    private List<EnterpriseId> ids(Search search) {
        return search(search).items().stream().map(EnterpriseOverview::id).toList();
    }

    private EnterpriseOverview shown(EnterpriseId id, LocalDate day) {
        return enterprises().overview(id, day).orElseThrow();
    }

    private AtNode atNode(NodeId id) {
        return new AtNode(id, nodes().get(id).name(), organisation);
    }

    /** An enterprise at the node of the test. */
    private Enterprise here(
            String name, @Nullable String offers, @Nullable MunicipalityCode municipality, String... sectors) {
        var business = offers == null && municipality == null && sectors.length == 0
                ? aBusinessNamed(name)
                : new Business(
                        name,
                        WORDS,
                        offers == null ? null : new Bilingual(offers, "Invented"),
                        Set.of(sectors),
                        municipality);
        return anEnterprise(organisation, business).with(affiliation(node, START, null));
    }

    private static PageRequest sorted(String field, boolean descending) {
        return new PageRequest(1, 100, List.of(new SortKey(field, descending)));
    }
}
