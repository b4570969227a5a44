package se.kompetensbyran.domain.organisations;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import se.kompetensbyran.domain.shared.Swedish;

/** Municipalities that are forgotten when the test is over. */
public final class MunicipalitiesInMemory implements Municipalities {

    private final Map<MunicipalityCode, Municipality> municipalities = new ConcurrentHashMap<>();

    @Override
    public boolean has(MunicipalityCode code) {
        return municipalities.containsKey(code);
    }

    @Override
    public boolean hasAll(Set<MunicipalityCode> some) {
        return municipalities.keySet().containsAll(some);
    }

    @Override
    public List<Municipality> all() {
        return municipalities.values().stream()
                .sorted(Comparator.comparing(Municipality::name, Swedish.ORDER))
                .toList();
    }

    @Override
    public void save(Municipality municipality) {
        municipalities.put(municipality.code(), municipality);
    }
}
