package se.kompetensbyran.domain.organisations;

import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * Municipality code (sv: kommunkod) of Statistics Sweden: four digits, of which the first two are the county, such as
 * {@code 2080} for Falun in Dalarna.
 *
 * @throws InvalidValue {@code municipality-shape} for another shape
 */
public record MunicipalityCode(String value) {

    public MunicipalityCode {
        InvalidValue.unless(value.matches("[0-9]{4}"), "municipality", "municipality-shape");
    }

    @Override
    public String toString() {
        return value;
    }
}
