package se.kompetensbyran.domain.organisations;

import java.time.LocalDate;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Text;

/**
 * A municipality (sv: kommun) of the region.
 *
 * @param name without the word kommun, at most 60 characters
 * @param population inhabitants on {@code populationOn}; source: Statistics Sweden
 * @throws InvalidValue {@code negative}, or {@code date-range} for {@code populationOn}
 */
public record Municipality(MunicipalityCode code, String name, int population, LocalDate populationOn) {

    public Municipality {
        Text.line("name", name, 60);
        InvalidValue.unless(population >= 0, "population", "negative");
        DateRange.check("populationOn", populationOn);
    }
}
