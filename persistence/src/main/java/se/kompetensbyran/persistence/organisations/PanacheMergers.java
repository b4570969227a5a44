package se.kompetensbyran.persistence.organisations;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import se.kompetensbyran.domain.organisations.Merger;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Writes;

/** Mergers, a row each. */
@ApplicationScoped
class PanacheMergers implements Mergers, PanacheRepositoryBase<MergerEntity, UUID> {

    // The one to which it leads has become part of yet another since it was read.
    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of("merger_into_fk", Stale::new);

    private final Reads reads;
    private final Writes writes;

    PanacheMergers(Reads reads, Writes writes) {
        this.reads = reads;
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
    public Map<OrganisationId, OrganisationId> survivorsOf(Collection<OrganisationId> merged) {
        if (merged.isEmpty()) return Map.of();
        String ids = Reads.array(merged.stream().map(OrganisationId::value).toList());
        return survivors(
                Sql.of("select merged_id, into_id from merger where merged_id = any(cast(? as uuid[]))", ids),
                row -> organisation(row, 1));
    }

    @Override
    public Map<OrganisationNumber, OrganisationId> survivorsByNumber(Collection<OrganisationNumber> numbers) {
        if (numbers.isEmpty()) return Map.of();
        String[] digits = numbers.stream().map(OrganisationNumber::digits).toArray(String[]::new);
        return survivors(
                Sql.of(
                        "select distinct on (number) number, into_id from merger where number = any(?)"
                                + " order by number, merged_at desc, merged_id",
                        (Object) digits),
                row -> new OrganisationNumber(row.getString(1)));
    }

    private <K> Map<K, OrganisationId> survivors(Sql sql, Reads.RowMapper<K> key) {
        Map<K, OrganisationId> all = new HashMap<>();
        reads.each(
                sql, row -> Map.entry(key.map(row), organisation(row, 2)), it -> all.put(it.getKey(), it.getValue()));
        return all;
    }

    private static OrganisationId organisation(ResultSet row, int column) throws SQLException {
        return new OrganisationId(row.getObject(column, UUID.class));
    }

    @Override
    public List<Merger> into(OrganisationId survivor) {
        return list("survivor = ?1 order by mergedAt desc, merged", survivor.value()).stream()
                .map(MergerEntity::toDomain)
                .toList();
    }
}
