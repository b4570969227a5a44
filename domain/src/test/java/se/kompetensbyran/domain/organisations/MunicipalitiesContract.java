package se.kompetensbyran.domain.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of municipalities does. Its own lie in the county 99, which does not exist. */
public abstract class MunicipalitiesContract {

    private static final LocalDate COUNTED_ON = LocalDate.of(2024, 12, 31);

    /** The store under test. */
    protected abstract Municipalities municipalities();

    @Test
    void a_municipality_comes_back_as_it_was_saved() {
        var mila = municipality("9901", "Mila (påhittad)", 4_321);

        municipalities().save(mila);

        assertThat(municipalities().all()).contains(mila);
        assertThat(municipalities().has(mila.code())).isTrue();
    }

    @Test
    void a_municipality_saved_again_replaces_the_former() {
        municipalities().save(municipality("9902", "Vinterö (påhittad)", 100));
        var anew = new Municipality(new MunicipalityCode("9902"), "Sommarö (påhittad)", 0, LocalDate.of(2025, 12, 31));

        municipalities().save(anew);

        assertThat(municipalities().all())
                .filteredOn(it -> it.code().value().equals("9902"))
                .containsExactly(anew);
    }

    @Test
    void a_municipality_of_another_region_is_not_there() {
        assertThat(municipalities().has(new MunicipalityCode("9999"))).isFalse();
    }

    @Test
    void of_some_it_is_told_whether_all_are_there() {
        var one = new MunicipalityCode("9920");
        var other = new MunicipalityCode("9921");
        municipalities().save(municipality(one.value(), "Hitta (påhittad)", 1));
        municipalities().save(municipality(other.value(), "Dikta (påhittad)", 1));

        assertThat(municipalities().hasAll(Set.of())).isTrue();
        assertThat(municipalities().hasAll(Set.of(one, other))).isTrue();
        assertThat(municipalities().hasAll(Set.of(one, new MunicipalityCode("9999"))))
                .isFalse();
    }

    @Test
    void they_come_by_name_in_swedish_order() {
        Stream.of(
                        municipality("9910", "Öje (påhittad)", 1),
                        municipality("9911", "Ånge (påhittad)", 1),
                        municipality("9912", "Zinkgruvan (påhittad)", 1),
                        municipality("9913", "Älvdal (påhittad)", 1),
                        municipality("9914", "Avesta (påhittad)", 1),
                        municipality("9915", "Orsa (påhittad)", 1))
                .forEach(municipalities()::save);

        assertThat(municipalities().all())
                .filteredOn(it -> it.code().value().startsWith("991"))
                .extracting(Municipality::name)
                .containsExactly(
                        "Avesta (påhittad)",
                        "Orsa (påhittad)",
                        "Zinkgruvan (påhittad)",
                        "Ånge (påhittad)",
                        "Älvdal (påhittad)",
                        "Öje (påhittad)");
    }

    private static Municipality municipality(String code, String name, int population) {
        return new Municipality(new MunicipalityCode(code), name, population, COUNTED_ON);
    }
}
