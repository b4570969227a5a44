package se.kompetensbyran.persistence.placements;

import static se.kompetensbyran.persistence.shared.Values.map;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.placements.Occupation;
import se.kompetensbyran.domain.placements.Offer;
import se.kompetensbyran.domain.placements.Place;
import se.kompetensbyran.domain.placements.PlaceId;
import se.kompetensbyran.domain.placements.PlaceKind;
import se.kompetensbyran.domain.placements.PlacementProblem.UnknownPlace;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.persistence.shared.Counts;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Writes;

/** Places, a row each. */
@ApplicationScoped
class PanachePlaces implements Places, PanacheRepositoryBase<PlaceEntity, UUID> {

    private static final Map<String, String> COLUMNS = Map.of("title", "p.title", "occupation", "p.occupation");

    private final Reads reads;
    private final Counts counts;
    private final Writes writes;

    PanachePlaces(Reads reads, Writes writes, Counts counts) {
        this.reads = reads;
        this.writes = writes;
        this.counts = counts;
    }

    @Override
    public Optional<Place> find(PlaceId id) {
        return findByIdOptional(id.value()).map(PlaceEntity::toDomain);
    }

    @Override
    public Place getToBook(PlaceId id) {
        reads.list(
                Sql.of("select id from place where id = ? for no key update", id.value()),
                row -> row.getObject(1, UUID.class));
        PlaceEntity row = findByIdOptional(id.value()).orElseThrow(() -> new UnknownPlace(id));
        // What was read before the lock was waited for is not what is there now.
        getEntityManager().refresh(row);
        return row.toDomain();
    }

    @Override
    public Place save(Place it) {
        UUID id = it.id().value();
        return writes.save(it, id, findById(id), PlaceEntity::new, Map.of());
    }

    @Override
    public Page<Place> search(Search search, PageRequest wanted) {
        Sql matching = Sql.of(" from place p where true")
                .and("p.enterprise_id = ?", map(search.enterprise(), EnterpriseId::value))
                .and("p.kind = ?", map(search.kind(), EnumCode::of))
                .and("p.municipality = ?", map(search.municipality(), MunicipalityCode::value))
                .and("p.occupation like ?", map(search.occupation(), it -> it + "%"))
                .and(
                        "p.taken < p.capacity and ? >= p.opens_on and (p.closes_on is null or ? < p.closes_on)",
                        search.freeOn());
        if (search.freeOn() != null)
            matching.add(
                    " and not exists (select from enterprise e where e.id = p.enterprise_id and e.stage = 'closed')");
        Sql found = Sql.of("select p.id, p.revision, p.enterprise_id, p.kind, p.title, p.description, p.occupation,"
                        + " p.municipality, p.capacity, p.opens_on, p.closes_on, p.taken")
                .add(matching)
                .add(Reads.orderBy(wanted, COLUMNS, "p.title", "p.id"))
                .add(" limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, found, counts, matching, PanachePlaces::of);
    }

    private static Place of(ResultSet row) throws SQLException {
        return new Place(
                new PlaceId(row.getObject(1, UUID.class)),
                row.getLong(2),
                new EnterpriseId(row.getObject(3, UUID.class)),
                EnumCode.parse(PlaceKind.class, row.getString(4)),
                new Offer(
                        row.getString(5),
                        row.getString(6),
                        new Occupation(row.getString(7)),
                        map(row.getString(8), MunicipalityCode::new),
                        row.getInt(9),
                        new Period(row.getObject(10, LocalDate.class), row.getObject(11, LocalDate.class))),
                row.getInt(12));
    }
}
