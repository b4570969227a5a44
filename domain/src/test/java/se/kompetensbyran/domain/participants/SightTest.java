package se.kompetensbyran.domain.participants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import se.kompetensbyran.domain.organisations.OrganisationId;

class SightTest {

    private static final OrganisationId HERE = OrganisationId.next();
    private static final OrganisationId THERE = OrganisationId.next();

    @Test
    void it_reaches_what_it_names_and_the_region_all() {
        assertThat(Sight.at(Set.of(HERE)).reaches(HERE)).isTrue();
        assertThat(Sight.at(Set.of(HERE)).reaches(THERE)).isFalse();
        assertThat(Sight.NONE.reaches(HERE)).isFalse();
        assertThat(Sight.REGION.reaches(HERE)).isTrue();
    }

    @Test
    void who_is_restricted_is_not_in_what_is_read_of_a_whole_region_but_at_the_own_nodes() {
        Sight free = Sight.freeOfRegion(Set.of(HERE));
        assertThat(free.shows(THERE, false)).isTrue();
        assertThat(free.shows(THERE, true)).isFalse();
        assertThat(free.shows(HERE, true)).isTrue();
        assertThat(Sight.REGION.shows(THERE, true)).isTrue();
        assertThat(Sight.at(Set.of(HERE)).shows(HERE, true)).isTrue();
        assertThat(Sight.at(Set.of(HERE)).shows(THERE, false)).isFalse();
    }

    @Test
    void one_encloses_what_it_reaches_all_of() {
        Sight both = Sight.at(Set.of(HERE, THERE));
        assertThat(both.encloses(Sight.at(Set.of(HERE)))).isTrue();
        assertThat(Sight.at(Set.of(HERE)).encloses(both)).isFalse();
        assertThat(both.encloses(Sight.REGION)).isFalse();
        assertThat(Sight.REGION.encloses(both)).isTrue();
        assertThat(Sight.NONE.encloses(Sight.NONE)).isTrue();

        Sight free = Sight.freeOfRegion(Set.of(HERE));
        assertThat(free.encloses(Sight.REGION)).isFalse();
        assertThat(free.encloses(Sight.at(Set.of(HERE)))).isTrue();
        assertThat(free.encloses(Sight.at(Set.of(THERE)))).isFalse();
        assertThat(free.encloses(Sight.freeOfRegion(Set.of()))).isTrue();
        assertThat(free.encloses(Sight.freeOfRegion(Set.of(THERE)))).isFalse();
        assertThat(Sight.REGION.encloses(free)).isTrue();
        assertThat(Sight.at(Set.of(HERE)).encloses(free)).isFalse();
    }
}
