package se.kompetensbyran.domain.placements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.anEnterprise;
import static se.kompetensbyran.domain.enterprises.EnterpriseFixture.step;
import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;
import static se.kompetensbyran.domain.placements.PlacementFixture.MONDAY;
import static se.kompetensbyran.domain.placements.PlacementFixture.aPlace;
import static se.kompetensbyran.domain.placements.PlacementFixture.anOffer;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Municipality;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.placements.PlacementProblem.UnknownPlace;
import se.kompetensbyran.domain.placements.Places.Search;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PageRequest.SortKey;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Stale;

/**
 * What every store of places does. Each test finds its own by an enterprise that nobody else has, so the store may hold others; what
 * the store refuses is the last that a test asks of it.
 */
public abstract class PlacesContract {

    private EnterpriseId enterprise = EnterpriseId.next();

    /** The store under test. */
    protected abstract Places places();

    /** Where the enterprises of that store are. */
    protected abstract Enterprises enterprises();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    /** The municipalities of that store. */
    protected abstract Municipalities municipalities();

    @BeforeEach
    void an_enterprise_is_known() {
        enterprise = enterprises()
                .save(anEnterprise(organisations().save(anOrganisation()).id()))
                .id();
    }

    @Test
    void one_comes_back_as_it_was_saved_and_stays_changed() {
        Place one = aPlace(enterprise, 2);

        Place saved = places().save(one);
        assertThat(saved).isEqualTo(PlacementFixture.read(one, 1));
        assertThat(places().find(one.id())).contains(saved);

        Place taken = places().save(saved.take(MONDAY));
        assertThat(taken.revision()).isEqualTo(2);
        assertThat(places().getToBook(one.id())).isEqualTo(taken);
        Offer bare = new Offer("Annan", null, new Occupation("0110"), null, 7, Period.inclusive(MONDAY, LAST_DAY));
        Place changed = places().save(taken.describe(bare));
        assertThat(places().get(one.id())).isEqualTo(changed);
        assertThat(changed.free()).isEqualTo(6);
    }

    @Test
    void of_a_business_that_has_closed_none_is_free() {
        places().save(aPlace(enterprise, 2));
        enterprises().save(enterprises().get(enterprise).become(step(Stage.CLOSED, "2024-01-01"), MONDAY));

        assertThat(places().search(new Places.Search(enterprise, null, null, null, MONDAY), PageRequest.first(5))
                        .items())
                .isEmpty();
        assertThat(places().search(new Places.Search(enterprise, null, null, null, null), PageRequest.first(5))
                        .items())
                .hasSize(1);
    }

    private static final LocalDate LAST_DAY = MONDAY.plusMonths(6);

    @Test
    void one_that_is_not_there_is_unknown() {
        assertThat(places().find(PlaceId.next())).isEmpty();
        assertThatThrownBy(() -> places().get(PlaceId.next())).isInstanceOf(UnknownPlace.class);
        assertThatThrownBy(() -> places().getToBook(PlaceId.next())).isInstanceOf(UnknownPlace.class);
    }

    @Test
    void they_are_found_by_what_they_offer() {
        List.of("9960", "9961").forEach(it -> municipalities().save(aMunicipality(it)));
        Place baker = places().save(place(PlaceKind.WORK_TRAINING, "7612", "9960", 1));
        Place cook = places().save(place(PlaceKind.INTERNSHIP, "5120", "9961", 1));
        Place waiter = places().save(place(PlaceKind.INTERNSHIP, "5131", null, 2));
        places().save(baker.take(MONDAY));

        assertThat(found(null, null, null, null)).containsExactlyInAnyOrder(baker.id(), cook.id(), waiter.id());
        assertThat(found(PlaceKind.INTERNSHIP, null, null, null)).containsExactlyInAnyOrder(cook.id(), waiter.id());
        assertThat(found(null, "9960", null, null)).containsExactly(baker.id());
        assertThat(found(null, null, "51", null)).containsExactlyInAnyOrder(cook.id(), waiter.id());
        assertThat(found(null, null, "5131", null)).containsExactly(waiter.id());
        assertThat(found(null, null, "1", null)).isEmpty();
        assertThat(found(null, null, null, MONDAY)).containsExactlyInAnyOrder(cook.id(), waiter.id());
        assertThat(found(null, null, null, MONDAY.minusYears(2))).isEmpty();
        assertThat(found(PlaceKind.INTERNSHIP, "9961", "5", MONDAY)).containsExactly(cook.id());
    }

    @Test
    void a_list_is_in_order_and_in_pages() {
        List<Place> all = IntStream.range(0, 5)
                .mapToObj(it -> places().save(aPlace(enterprise, 1)))
                .toList();
        Search own = new Search(enterprise, null, null, null, null);
        List<String> titles =
                all.stream().map(it -> it.offer().title()).sorted().toList();

        assertThat(places().search(own, PageRequest.first(20)).items())
                .extracting(it -> it.offer().title())
                .containsExactlyElementsOf(titles);
        var backwards = new PageRequest(2, 2, List.of(new SortKey("title", true)));
        assertThat(places().search(own, backwards).items())
                .extracting(it -> it.offer().title())
                .containsExactly(titles.get(2), titles.get(1));
        assertThat(places().search(own, backwards).total()).isEqualTo(5);
    }

    @Test
    void nobody_saves_over_what_they_have_not_read() {
        Place one = places().save(aPlace(enterprise, 1));
        places().save(one.describe(anOffer(2)));

        assertThatThrownBy(() -> places().save(one.describe(anOffer(3)))).isInstanceOf(Stale.class);
    }

    private List<PlaceId> found(
            @Nullable PlaceKind kind,
            @Nullable String municipality,
            @Nullable String occupation,
            @Nullable LocalDate freeOn) {
        MunicipalityCode where = municipality == null ? null : new MunicipalityCode(municipality);
        return places()
                .search(new Search(enterprise, kind, where, occupation, freeOn), PageRequest.first(20))
                .items()
                .stream()
                .map(Place::id)
                .toList();
    }

    private static Municipality aMunicipality(String code) {
        return new Municipality(new MunicipalityCode(code), "Platsbyn (påhittad)", 1, LocalDate.of(2024, 12, 31));
    }

    private Place place(PlaceKind kind, String occupation, @Nullable String municipality, int capacity) {
        Offer offer = anOffer(capacity);
        return Place.open(
                enterprise,
                kind,
                new Offer(
                        offer.title(),
                        offer.description(),
                        new Occupation(occupation),
                        municipality == null ? null : new MunicipalityCode(municipality),
                        capacity,
                        offer.open()));
    }
}
