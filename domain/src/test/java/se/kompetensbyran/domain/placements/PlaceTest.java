package se.kompetensbyran.domain.placements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kompetensbyran.domain.placements.PlacementFixture.MONDAY;
import static se.kompetensbyran.domain.placements.PlacementFixture.aPlace;
import static se.kompetensbyran.domain.placements.PlacementFixture.anOffer;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.placements.PlacementProblem.Full;
import se.kompetensbyran.domain.placements.PlacementProblem.NotOpen;
import se.kompetensbyran.domain.placements.PlacementProblem.TakenBySoMany;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Period;

class PlaceTest {

    private static final EnterpriseId ENTERPRISE = EnterpriseId.next();

    @Property
    void whatever_is_taken_and_given_back_there_are_never_less_than_none_free_nor_more_than_there_is_room_for(
            @ForAll @IntRange(min = 1, max = 4) int capacity, @ForAll @Size(max = 30) List<Boolean> steps) {
        Place place = aPlace(ENTERPRISE, capacity);
        for (boolean isTaking : steps) {
            Place now = place;
            int before = now.free();
            if (isTaking && before == 0)
                assertThatThrownBy(() -> now.take(MONDAY)).isInstanceOf(Full.class);
            else if (!isTaking && before == capacity)
                assertThatThrownBy(now::giveBack).isInstanceOf(InvalidValue.class);
            else place = isTaking ? now.take(MONDAY) : now.giveBack();
            assertThat(place.free()).isBetween(0, capacity);
            assertThat(place.free() + place.taken()).isEqualTo(capacity);
        }
    }

    @Test
    void nobody_begins_on_a_day_on_which_it_is_not_open() {
        Offer offer = anOffer(2);
        Place place = Place.open(
                ENTERPRISE,
                PlaceKind.INTERNSHIP,
                new Offer(
                        offer.title(),
                        null,
                        offer.occupation(),
                        null,
                        2,
                        Period.inclusive(MONDAY, MONDAY.plusDays(6))));

        assertThat(place.isFree(MONDAY)).isTrue();
        assertThat(place.take(MONDAY.plusDays(6)).free()).isEqualTo(1);
        assertThat(place.isFree(MONDAY.plusDays(7))).isFalse();
        assertThatThrownBy(() -> place.take(MONDAY.plusDays(7))).isInstanceOf(NotOpen.class);
        assertThatThrownBy(() -> place.take(MONDAY.minusDays(1))).isInstanceOf(NotOpen.class);
    }

    @Test
    void there_is_room_for_as_many_as_have_taken_it() {
        Place taken = aPlace(ENTERPRISE, 3).take(MONDAY).take(MONDAY);

        assertThat(taken.describe(anOffer(2)).free()).isZero();
        assertThatThrownBy(() -> taken.describe(anOffer(1))).isInstanceOf(TakenBySoMany.class);
    }

    @Test
    void an_offer_tells_of_no_person_and_has_room_for_somebody() {
        Period open = Period.inclusive(MONDAY, null);
        Occupation baker = new Occupation("7612");
        assertInvalid("capacity", "bounds", () -> anOffer(0));
        assertInvalid("capacity", "bounds", () -> anOffer(1000));
        assertInvalid("title", "blank", () -> new Offer(" ", null, baker, null, 1, open));
        assertInvalid("title", "too-long", () -> new Offer("x".repeat(121), null, baker, null, 1, open));
        assertInvalid("title", "personal-number", () -> new Offer("Anna 191212121212", null, baker, null, 1, open));
        assertInvalid(
                "description", "personal-number", () -> new Offer("Bageri", "19121212-1212", baker, null, 1, open));
    }

    @Test
    void an_occupation_has_four_digits_and_belongs_to_its_groups() {
        for (String it : List.of("", "941", "94133", "94a3", "٩٤١٣"))
            assertInvalid("occupation", "occupation-shape", () -> new Occupation(it));
        for (String it : List.of("9", "94", "941", "9413"))
            assertThat(new Occupation("9413").isWithin(Occupation.group(it))).isTrue();
        assertThat(new Occupation("9413").isWithin("942")).isFalse();
        for (String it : List.of("", "94135", "x", "9%"))
            assertInvalid("occupation", "occupation-group-shape", () -> Occupation.group(it));
    }
}
