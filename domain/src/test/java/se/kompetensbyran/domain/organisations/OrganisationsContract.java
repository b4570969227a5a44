package se.kompetensbyran.domain.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.DIKTBY;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.aNumber;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anAssociation;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisationNamed;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.organisations.OrganisationProblem.NumberTaken;
import se.kompetensbyran.domain.organisations.Organisations.Search;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.shared.Unique;

/**
 * What every store of organisations does. Each test finds its own by a word that nobody else has, so the store may hold
 * others; what the store refuses is the last that a test asks of it.
 */
public abstract class OrganisationsContract {

    private final String word = Unique.word();

    /** The store under test. */
    protected abstract Organisations organisations();

    /** Where the municipalities of that store are. */
    protected abstract Municipalities municipalities();

    @BeforeEach
    void the_municipalities_are_known() {
        municipalities().save(HITTENAS);
        municipalities().save(DIKTBY);
    }

    @Test
    void an_organisation_with_everything_comes_back_as_it_was_saved() {
        var entered = anAssociation();

        var saved = organisations().save(entered);

        assertThat(saved).usingRecursiveComparison().ignoringFields("revision").isEqualTo(entered);
        assertThat(organisations().get(entered.id())).isEqualTo(saved);
        assertThat(organisations().find(entered.id())).contains(saved);
        assertThat(organisations().has(entered.id())).isTrue();
    }

    @Test
    void an_organisation_with_nothing_but_a_name_comes_back_as_it_was_saved() {
        var saved = organisations().save(anOrganisation());

        assertThat(organisations().get(saved.id())).isEqualTo(saved);
    }

    @Test
    void every_legal_form_comes_back_as_it_was_saved() {
        for (LegalForm form : LegalForm.values()) {
            var saved = organisations()
                    .save(new Organisation(OrganisationId.next(), 0, named(form.name()), null, form, null));

            assertThat(organisations().get(saved.id()).legalForm()).isEqualTo(form);
        }
    }

    @Test
    void each_save_gives_the_next_revision() {
        var first = organisations().save(anAssociation());
        var second = organisations().save(renamed(first, named("ny")));
        var third = organisations().save(second);

        assertThat(List.of(first.revision(), second.revision(), third.revision()))
                .containsExactly(1L, 2L, 3L);
        assertThat(organisations().get(first.id())).isEqualTo(third);
    }

    @Test
    void what_was_known_can_be_taken_back() {
        var first = organisations().save(anAssociation());

        var second =
                organisations().save(new Organisation(first.id(), first.revision(), first.name(), null, null, null));

        assertThat(organisations().get(first.id())).isEqualTo(second);
        assertThat(second.number()).isNull();
        assertThat(second.legalForm()).isNull();
        assertThat(second.municipality()).isNull();
    }

    @Test
    void the_one_who_saves_last_of_two_is_stale() {
        var read = organisations().save(anOrganisation());
        organisations().save(renamed(read, named("först")));

        assertThatThrownBy(() -> organisations().save(renamed(read, named("sist"))))
                .isInstanceOf(Stale.class);
    }

    @Test
    void a_new_organisation_with_the_id_of_another_is_stale() {
        var entered = anOrganisation();
        organisations().save(entered);

        assertThatThrownBy(() -> organisations().save(entered)).isInstanceOf(Stale.class);
    }

    @Test
    void an_organisation_that_nobody_saved_has_no_revision_to_save_over() {
        var never = new Organisation(OrganisationId.next(), 3, named("aldrig"), null, null, null);

        assertThatThrownBy(() -> organisations().save(never)).isInstanceOf(Stale.class);
    }

    @Test
    void a_number_belongs_to_one_organisation() {
        var number = aNumber();
        organisations().save(numbered(named("ett"), number));

        assertThatThrownBy(() -> organisations().save(numbered(named("två"), number)))
                .isInstanceOf(NumberTaken.class);
    }

    @Test
    void who_has_a_number_is_told() {
        var number = aNumber();
        assertThat(organisations().holder(number)).isEmpty();
        organisations().save(numbered(named("annat"), aNumber()));
        var holder = organisations().save(numbered(named("ett"), number));

        assertThat(organisations().holder(number)).contains(holder.id());
    }

    @Test
    void an_organisation_cannot_change_to_the_number_of_another() {
        var number = aNumber();
        organisations().save(numbered(named("ett"), number));
        var other = organisations().save(numbered(named("två"), aNumber()));

        assertThatThrownBy(() -> organisations()
                        .save(new Organisation(other.id(), other.revision(), other.name(), number, null, null)))
                .isInstanceOf(NumberTaken.class);
    }

    @Test
    void a_number_that_was_given_back_is_free() {
        var number = aNumber();
        var former = organisations().save(numbered(named("ett"), number));
        organisations().save(new Organisation(former.id(), former.revision(), former.name(), null, null, null));

        var next = organisations().save(numbered(named("två"), number));

        assertThat(organisations().get(next.id()).number()).isEqualTo(number);
    }

    @Test
    void many_have_no_number_and_many_have_the_same_name() {
        var one = organisations().save(anOrganisationNamed(named("tvilling")));
        var two = organisations().save(anOrganisationNamed(named("tvilling")));

        assertThat(organisations().has(one.id())).isTrue();
        assertThat(organisations().has(two.id())).isTrue();
    }

    @Test
    void an_organisation_that_is_not_there_is_unknown() {
        var nobody = OrganisationId.next();

        assertThat(organisations().find(nobody)).isEmpty();
        assertThat(organisations().has(nobody)).isFalse();
        assertThatThrownBy(() -> organisations().get(nobody)).isInstanceOf(OrganisationProblem.Unknown.class);
    }

    @Test
    void a_piece_of_the_name_finds_it() {
        var saved = organisations().save(anOrganisationNamed(named("bageri")));

        assertThat(search(word, null, null)).containsExactly(saved);
        assertThat(search(word.toUpperCase(Locale.ROOT), null, null)).containsExactly(saved);
        assertThat(search(saved.name(), null, null)).contains(saved);
    }

    @Test
    void a_misspelled_piece_of_the_name_finds_it() {
        var saved = organisations().save(anOrganisationNamed(named("bageri")));

        assertThat(search(misspelled(word), null, null)).contains(saved);
    }

    @Test
    void the_best_match_comes_first() {
        var alike = organisations().save(anOrganisationNamed("A " + misspelled(word) + " (påhittad)"));
        var exact = organisations().save(anOrganisationNamed("Ö " + word + " (påhittad)"));

        assertThat(search(word, null, null)).containsExactly(exact, alike);
        assertThat(search(misspelled(word), null, null)).containsExactly(alike, exact);
    }

    @Test
    void an_order_that_is_asked_for_goes_before_the_best_match() {
        var alike = organisations().save(anOrganisationNamed("A " + misspelled(word) + " (påhittad)"));
        var exact = organisations().save(anOrganisationNamed("Ö " + word + " (påhittad)"));

        assertThat(organisations()
                        .search(new Search(word, null, null), byName(false))
                        .items())
                .containsExactly(alike, exact);
        assertThat(organisations()
                        .search(new Search(word, null, null), byName(true))
                        .items())
                .containsExactly(exact, alike);
    }

    @Test
    void a_search_is_narrowed_by_municipality_and_legal_form() {
        var here = organisations().save(seated(LegalForm.FOUNDATION, HITTENAS));
        var there = organisations().save(seated(LegalForm.FOUNDATION, DIKTBY));
        var otherForm = organisations().save(seated(LegalForm.PARTNERSHIP, HITTENAS));
        var unseated = organisations().save(seated(null, null));

        assertThat(search(word, null, null)).containsExactlyInAnyOrder(here, there, otherForm, unseated);
        assertThat(search(word, HITTENAS.code(), null)).containsExactlyInAnyOrder(here, otherForm);
        assertThat(search(word, null, LegalForm.FOUNDATION)).containsExactlyInAnyOrder(here, there);
        assertThat(search(word, HITTENAS.code(), LegalForm.FOUNDATION)).containsExactly(here);
        assertThat(search(word, DIKTBY.code(), LegalForm.PARTNERSHIP)).isEmpty();
    }

    @Test
    void names_come_in_swedish_order() {
        Stream.of("Öje", "Ånge", "Zinkgruvan", "Älvdal", "avesta", "Orsa")
                .forEach(it -> organisations().save(anOrganisationNamed(word + " " + it + " (påhittad)")));
        var fits = new Search(word, null, null);

        assertThat(organisations().search(fits, byName(false)).items())
                .extracting(
                        it -> it.name().substring(word.length() + 1, it.name().indexOf(" (")))
                .containsExactly("avesta", "Orsa", "Zinkgruvan", "Ånge", "Älvdal", "Öje");
        assertThat(organisations().search(fits, byName(true)).items())
                .extracting(
                        it -> it.name().substring(word.length() + 1, it.name().indexOf(" (")))
                .containsExactly("Öje", "Älvdal", "Ånge", "Zinkgruvan", "Orsa", "avesta");
    }

    @Test
    void without_a_search_text_they_come_by_name() {
        municipalities().save(HITTENAS);
        for (String it : List.of("b", "c", "a")) {
            organisations()
                    .save(new Organisation(
                            OrganisationId.next(), 0, word + it, null, LegalForm.STATE_AGENCY, HITTENAS.code()));
        }

        assertThat(organisations()
                        .search(new Search(null, HITTENAS.code(), LegalForm.STATE_AGENCY), PageRequest.first(100))
                        .items())
                .filteredOn(it -> it.name().startsWith(word))
                .extracting(Organisation::name)
                .containsExactly(word + "a", word + "b", word + "c");
    }

    @Test
    void pages_hold_each_row_once_and_all_tell_the_total() {
        for (int i = 0; i < 5; i++) organisations().save(anOrganisationNamed(named("tvilling")));
        Set<OrganisationId> seen = new HashSet<>();

        for (int page = 1; page <= 3; page++) {
            var found = organisations().search(new Search(word, null, null), new PageRequest(page, 2, List.of()));
            assertThat(found.total()).isEqualTo(5);
            assertThat(found.items()).hasSize(page == 3 ? 1 : 2);
            found.items().forEach(it -> seen.add(it.id()));
        }

        assertThat(seen).hasSize(5);
    }

    @Test
    void past_the_end_is_an_empty_page_that_tells_the_total() {
        organisations().save(anOrganisationNamed(named("ensam")));

        var past = organisations().search(new Search(word, null, null), new PageRequest(7, 10, List.of()));

        assertThat(past.items()).isEmpty();
        assertThat(past.total()).isEqualTo(1);
    }

    private List<Organisation> search(
            String q, @Nullable MunicipalityCode municipality, @Nullable LegalForm legalForm) {
        return organisations()
                .search(new Search(q, municipality, legalForm), PageRequest.first(100))
                .items();
    }

    private String named(String what) {
        return "Påhittade " + word + " " + what + " (påhittad)";
    }

    private Organisation seated(@Nullable LegalForm form, @Nullable Municipality seat) {
        return new Organisation(
                OrganisationId.next(), 0, named("verkstad"), null, form, seat == null ? null : seat.code());
    }

    @Test
    void two_of_the_same_municipality_with_names_alike_are_taken_for_one() {
        var one = organisations().save(at(DIKTBY, "Påhittade " + word + " snickeri"));
        var other = organisations().save(at(DIKTBY, "Påhittade " + misspelled(word) + " snickeri"));
        var turned = organisations().save(at(DIKTBY, "Snickeri " + word + " Påhittade"));

        var found = lookAlikes(DIKTBY);

        assertThat(found)
                .extracting(it -> Set.of(it.one(), it.other()))
                .contains(Set.of(one, turned), Set.of(one, other));
        assertThat(found).isSortedAccordingTo(Comparator.comparingDouble(it -> -it.likeness()));
        assertThat(found)
                .filteredOn(it -> Set.of(it.one(), it.other()).equals(Set.of(one, turned)))
                .extracting(LookAlikes::likeness)
                .containsExactly(1.0);
    }

    @Test
    void two_of_different_municipalities_or_with_different_names_are_not() {
        var one = organisations().save(at(DIKTBY, "Påhittade " + word + " snickeri"));
        organisations().save(at(HITTENAS, one.name()));
        organisations().save(at(DIKTBY, "Bageriet " + Unique.word() + " AB"));
        organisations().save(anOrganisationNamed(one.name()));

        assertThat(lookAlikes(DIKTBY)).isEmpty();
        assertThat(lookAlikes(null)).isEmpty();
    }

    @Test
    void two_of_which_no_municipality_is_known_are_taken_for_one() {
        // With a digit first it is told of first, however many others there are.
        var one = organisations().save(anOrganisationNamed("0 " + word + " (påhittad)"));
        var other = organisations().save(anOrganisationNamed(one.name()));

        assertThat(lookAlikes(null))
                .extracting(it -> Set.of(it.one(), it.other()))
                .containsExactly(Set.of(one, other));
    }

    /** Those of which one has the word of this test. */
    private List<LookAlikes> lookAlikes(@Nullable Municipality seat) {
        return organisations().lookAlikes(seat == null ? null : seat.code()).stream()
                .filter(it ->
                        it.one().name().contains(word) || it.other().name().contains(word))
                .toList();
    }

    private static Organisation at(Municipality seat, String name) {
        return new Organisation(OrganisationId.next(), 0, name, null, null, seat.code());
    }

    private static Organisation numbered(String name, OrganisationNumber number) {
        return new Organisation(OrganisationId.next(), 0, name, number, null, null);
    }

    private static Organisation renamed(Organisation it, String name) {
        return new Organisation(it.id(), it.revision(), name, it.number(), it.legalForm(), it.municipality());
    }

    private static String misspelled(String word) {
        return word.substring(0, 7) + "z" + word.substring(8);
    }

    private static PageRequest byName(boolean descending) {
        return new PageRequest(1, 100, List.of(new SortKey("name", descending)));
    }
}
