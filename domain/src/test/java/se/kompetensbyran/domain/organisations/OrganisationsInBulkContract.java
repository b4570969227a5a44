package se.kompetensbyran.domain.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.DIKTBY;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.HITTENAS;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.aNumber;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anAssociation;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisationNamed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.organisations.OrganisationProblem.NumberTaken;
import se.kompetensbyran.domain.organisations.Organisations.Search;
import se.kompetensbyran.domain.organisations.OrganisationsInBulk.Named;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.shared.Unique;

/** What every store of organisations does by the thousand. What it refuses is the last that a test asks of it. */
public abstract class OrganisationsInBulkContract {

    // Where many are that are compared with nobody.
    private static final Municipality FULL =
            new Municipality(new MunicipalityCode("9989"), "Fullbyn (påhittad)", 603, LocalDate.of(2024, 12, 31));

    private final String word = Unique.word();

    /** The store under test. */
    protected abstract OrganisationsInBulk bulk();

    /** The same store, one by one. */
    protected abstract Organisations organisations();

    /** Where the municipalities of that store are. */
    protected abstract Municipalities municipalities();

    @BeforeEach
    void the_municipalities_are_known() {
        municipalities().save(HITTENAS);
        municipalities().save(DIKTBY);
    }

    @Test
    void what_is_entered_together_comes_back_as_if_each_was_saved_alone() {
        var fresh = List.of(anAssociation(), anOrganisation(), anAssociation());

        bulk().enter(fresh);

        for (Organisation it : fresh)
            assertThat(organisations().get(it.id()))
                    .usingRecursiveComparison()
                    .isEqualTo(new Organisation(it.id(), 1, it.name(), it.number(), it.legalForm(), it.municipality()));
        assertThat(bulk().of(fresh.stream().map(Organisation::id).toList()))
                .containsExactlyInAnyOrderElementsOf(
                        fresh.stream().map(it -> organisations().get(it.id())).toList());
    }

    @Test
    void nothing_is_asked_or_saved_of_nobody() {
        bulk().enter(List.of());
        bulk().replace(List.of());

        assertThat(bulk().of(List.of())).isEmpty();
        assertThat(bulk().holders(List.of())).isEmpty();
        assertThat(bulk().named(List.of())).isEmpty();
        assertThat(bulk().of(List.of(OrganisationId.next()))).isEmpty();
    }

    @Test
    void what_is_replaced_together_gets_the_next_revision() {
        var one = organisations().save(anAssociation());
        var other = organisations().save(anOrganisation());

        bulk().replace(List.of(
                one.describe(one.name() + " ny", null, null, null),
                other.describe(other.name(), aNumber(), LegalForm.FOUNDATION, DIKTBY.code())));

        assertThat(organisations().get(one.id()))
                .isEqualTo(new Organisation(one.id(), 2, one.name() + " ny", null, null, null));
        assertThat(organisations().get(other.id()).revision()).isEqualTo(2);
        assertThat(organisations().get(other.id()).municipality()).isEqualTo(DIKTBY.code());
    }

    @Test
    void one_of_many_that_somebody_else_has_saved_is_stale() {
        var one = organisations().save(anOrganisation());
        var other = organisations().save(anOrganisation());
        organisations().save(other.describe("Påhittade " + word, null, null, null));

        assertThatThrownBy(() -> bulk().replace(List.of(one, other))).isInstanceOf(Stale.class);
    }

    @Test
    void one_that_is_not_there_cannot_be_replaced() {
        assertThatThrownBy(() -> bulk().replace(List.of(anOrganisation()))).isInstanceOf(Stale.class);
    }

    @Test
    void one_that_is_there_cannot_be_entered() {
        var there = organisations().save(anOrganisation());
        var again = new Organisation(there.id(), 0, there.name(), null, null, null);

        assertThatThrownBy(() -> bulk().enter(List.of(anOrganisation(), again))).isInstanceOf(Stale.class);
    }

    @Test
    void a_number_belongs_to_one_of_many() {
        var one = organisations().save(anAssociation());
        var another = new Organisation(OrganisationId.next(), 0, "Påhittade " + word, one.number(), null, null);

        assertThatThrownBy(() -> bulk().enter(List.of(anOrganisation(), another)))
                .isInstanceOf(NumberTaken.class);
    }

    @Test
    void whose_numbers_are_is_told() {
        var one = organisations().save(anAssociation());
        var other = organisations().save(anAssociation());
        var free = aNumber();

        assertThat(bulk().holders(List.of(one.number(), other.number(), free)))
                .containsOnlyKeys(one.number(), other.number())
                .containsEntry(one.number(), one.id())
                .containsEntry(other.number(), other.id());
    }

    @Test
    void names_are_found_to_the_letter_with_where_they_are() {
        var one = organisations().save(anOrganisationNamed("Påhittade Åbageriet " + word));
        organisations().save(new Organisation(OrganisationId.next(), 0, one.name(), null, null, HITTENAS.code()));
        organisations().save(new Organisation(OrganisationId.next(), 0, one.name(), null, null, HITTENAS.code()));
        organisations().save(anOrganisationNamed("påhittade åbageriet " + word));

        assertThat(bulk().named(List.of(one.name(), "nobody's")))
                .containsExactlyInAnyOrder(new Named(one.name(), null), new Named(one.name(), HITTENAS.code()));
    }

    @Test
    void each_that_fits_is_given_once_in_swedish_order() {
        municipalities().save(FULL);
        // More than are read at a time.
        var fresh = IntStream.range(0, 603)
                .mapToObj(it -> anOrganisationNamed(
                        (it % 2 == 0 ? "Ö" : "A") + " " + word + " " + (10_000 + it) + " (påhittad)"))
                .map(it -> it.describe(it.name(), null, LegalForm.PARTNERSHIP, FULL.code()))
                .toList();
        bulk().enter(fresh);
        organisations().save(anOrganisationNamed(word + " annanstans"));
        var given = new ArrayList<String>();

        bulk().each(new Search(word, FULL.code(), LegalForm.PARTNERSHIP), it -> given.add(it.name()));

        assertThat(given)
                .hasSize(603)
                .doesNotHaveDuplicates()
                .startsWith("A " + word + " 10001 (påhittad)")
                .endsWith("Ö " + word + " 10602 (påhittad)");
    }
}
