package se.kompetensbyran.domain.organisations;

import java.util.List;

/** The municipalities of the region. */
public interface Municipalities {

    /** Whether the region has it. */
    boolean has(MunicipalityCode code);

    /** All of them, by name in Swedish order. */
    List<Municipality> all();

    /** Adds or replaces it. */
    void save(Municipality municipality);
}
