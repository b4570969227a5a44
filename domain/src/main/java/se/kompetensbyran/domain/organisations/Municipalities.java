package se.kompetensbyran.domain.organisations;

import java.util.List;
import java.util.Set;

/** The municipalities of the region. */
public interface Municipalities {

    /** Whether the region has it. */
    boolean has(MunicipalityCode code);

    /** Whether the region has each of {@code some}. */
    boolean hasAll(Set<MunicipalityCode> some);

    /** All of them, by name in Swedish order. */
    List<Municipality> all();

    /** Adds or replaces it. */
    void save(Municipality municipality);
}
