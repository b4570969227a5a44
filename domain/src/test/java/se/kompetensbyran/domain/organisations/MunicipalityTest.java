package se.kompetensbyran.domain.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kompetensbyran.domain.shared.Refusals.assertInvalid;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MunicipalityTest {

    @Test
    void its_inhabitants_were_counted_within_living_memory() {
        var first = LocalDate.of(1900, 1, 1);
        var last = LocalDate.of(2199, 12, 31);

        assertInvalid("populationOn", "date-range", () -> countedOn(first.minusDays(1)));
        assertInvalid("populationOn", "date-range", () -> countedOn(last.plusDays(1)));
        assertThat(countedOn(first).populationOn()).isEqualTo(first);
        assertThat(countedOn(last).populationOn()).isEqualTo(last);
    }

    private static Municipality countedOn(LocalDate day) {
        return new Municipality(new MunicipalityCode("9900"), "Mila (påhittad)", 4_321, day);
    }
}
