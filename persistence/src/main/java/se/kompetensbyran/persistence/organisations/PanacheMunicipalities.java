package se.kompetensbyran.persistence.organisations;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Municipality;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.persistence.shared.Writes;

/** Municipalities, a row each. */
@ApplicationScoped
class PanacheMunicipalities implements Municipalities, PanacheRepositoryBase<MunicipalityEntity, String> {

    @Override
    public boolean has(MunicipalityCode code) {
        return count("code", code.value()) > 0;
    }

    @Override
    public boolean hasAll(Set<MunicipalityCode> some) {
        return some.isEmpty()
                || count(
                                "code in ?1",
                                some.stream().map(MunicipalityCode::value).toList())
                        == some.size();
    }

    @Override
    public List<Municipality> all() {
        return list("order by name").stream().map(MunicipalityEntity::toDomain).toList();
    }

    @Override
    public void save(Municipality municipality) {
        getEntityManager().merge(new MunicipalityEntity().fill(municipality));
        Writes.flush(getEntityManager(), Map.of());
    }
}
