package se.kompetensbyran.domain.organisations;

import java.util.regex.Pattern;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * Municipality code (sv: kommunkod) of Statistics Sweden: four digits, of which the first two are the county, such as
 * {@code 2080} for Falun in Dalarna.
 *
 * @throws InvalidValue {@code municipality-shape} for another shape
 */
public record MunicipalityCode(String value) {

    // Every code that is read from the database comes through here again.
    private static final Pattern SHAPE = Pattern.compile("[0-9]{4}");

    public MunicipalityCode {
        InvalidValue.unless(SHAPE.matcher(value).matches(), "municipality", "municipality-shape");
    }

    @Override
    public String toString() {
        return value;
    }
}
