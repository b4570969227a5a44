package se.kompetensbyran.persistence.organisations;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import se.kompetensbyran.domain.organisations.Merger;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Writes;

/** Mergers, a row each. */
@ApplicationScoped
class PanacheMergers implements Mergers, PanacheRepositoryBase<MergerEntity, UUID> {

    // The one to which it leads has become part of yet another since it was read.
    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of("merger_into_fk", Stale::new);

    private final Writes writes;

    PanacheMergers(Writes writes) {
        this.writes = writes;
    }

    @Override
    public Optional<Merger> find(OrganisationId merged) {
        return findByIdOptional(merged.value()).map(MergerEntity::toDomain);
    }

    @Override
    public Merger save(Merger merger) {
        UUID id = merger.merged().value();
        return writes.save(merger, id, findById(id), MergerEntity::new, PROBLEMS);
    }

    @Override
    public List<Merger> into(OrganisationId survivor) {
        return list("survivor = ?1 order by mergedAt desc, merged", survivor.value()).stream()
                .map(MergerEntity::toDomain)
                .toList();
    }
}
