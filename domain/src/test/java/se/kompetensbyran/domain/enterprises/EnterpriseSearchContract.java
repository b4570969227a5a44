package se.kompetensbyran.domain.enterprises;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.MONDAY;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.START;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.aBusiness;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterpriseWithEverything;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.step;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.DIKTBY;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.Enterprises.Search;
import se.kompetensbyran.domain.enterprises.Facets.Count;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Unique;

/** What every search of enterprises finds, in which order, and how it is counted. */
public abstract class EnterpriseSearchContract extends EnterprisesScene {

    private final String word = Unique.word();

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
    void a_search_for_everything_finds_everything() {
        enterprises().save(here("Påhittat", null, null));

        assertThat(search(Search.ALL).total()).isPositive();
        assertThat(enterprises().facets(Search.ALL, MONDAY).stages()).isNotEmpty();
    }

    private Search asked(String q) {
        return new Search(q, null, node, null, null, null);
    }

    private Search asked(String q, Status status, @Nullable LocalDate asOf) {
        return new Search(q, null, node, null, null, status, asOf);
    }

    private static PageRequest sorted(String field, boolean descending) {
        return new PageRequest(1, 100, List.of(new SortKey(field, descending)));
    }
}
