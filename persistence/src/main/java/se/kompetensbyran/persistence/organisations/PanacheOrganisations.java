package se.kompetensbyran.persistence.organisations;

import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.LegalForm;
import se.kompetensbyran.domain.organisations.LookAlikes;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.organisations.OrganisationProblem.NumberTaken;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Writes;

/** Organisations, a row each. */
@ApplicationScoped
class PanacheOrganisations implements Organisations, PanacheRepositoryBase<OrganisationEntity, UUID> {

    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of("organisation_number_unique", NumberTaken::new);

    static final String SELECT = "select id, revision, name, number, legal_form, municipality";

    private static final Map<String, String> COLUMNS = Map.of("name", "name");

    // So many pairs are compared at the most, give or take: a second's work.
    private static final int COMPARED = 100_000;

    private static final int COLUMNS_OF_ONE = 6;

    private final Reads reads;
    private final Writes writes;

    PanacheOrganisations(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Optional<Organisation> find(OrganisationId id) {
        return findByIdOptional(id.value()).map(OrganisationEntity::toDomain);
    }

    @Override
    public Optional<OrganisationId> holder(OrganisationNumber number) {
        return reads.find(
                Sql.of("select id from organisation where number = ?", number.digits()),
                row -> new OrganisationId(row.getObject(1, UUID.class)));
    }

    @Override
    public boolean has(OrganisationId id) {
        return count("id", id.value()) > 0;
    }

    @Override
    public Organisation save(Organisation organisation) {
        UUID id = organisation.id().value();
        return writes.save(organisation, id, findById(id), OrganisationEntity::new, PROBLEMS);
    }

    @Override
    public void remove(Organisation organisation) {
        UUID id = organisation.id().value();
        writes.takeAway(organisation, id, findById(id));
    }

    @Override
    public void hold(Collection<OrganisationId> some) {
        // As strongly as for taking away: a row that comes to point to one of them waits, and then finds it gone.
        // In one order, so that two who hold the same wait and do not end each other.
        String ids = Reads.array(some.stream().map(OrganisationId::value).toList());
        reads.list(
                Sql.of("select id from organisation where id = any(cast(? as uuid[])) order by id for update", ids),
                row -> row.getObject(1, UUID.class));
    }

    @Override
    public Page<Organisation> search(Search search, PageRequest wanted) {
        Sql matching = matching(search);
        Sql rows = Sql.of(SELECT).add(matching);
        if (search.q() != null && wanted.order().isEmpty())
            rows.add(" order by word_similarity(?, name) desc, name, id", search.q());
        else rows.add(Reads.orderBy(wanted, COLUMNS, "name", "id"));
        rows.add(" limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, rows, matching, PanacheOrganisations::organisation);
    }

    static Sql matching(Search search) {
        return Sql.of(" from organisation where true")
                .and("? <% name", search.q())
                .and("municipality = ?", map(search.municipality(), MunicipalityCode::value))
                .and("legal_form = ?", map(search.legalForm(), EnumCode::of));
    }

    @Override
    public List<LookAlikes> lookAlikes(@Nullable MunicipalityCode municipality) {
        // Comparing each with each grows with the square; what is compared is bounded, and the nearest come first. Each
        // carries its next ones with it: a join of what is not counted yet may be planned as if it were a few rows.
        Sql each = Sql.of("with known as (select id, name, array_agg(id) over next as ids, array_agg(name) over next as"
                        + " names from organisation where true")
                .and("municipality = ?", map(municipality, MunicipalityCode::value))
                .add(" window next as (partition by municipality order by array(select word"
                        + " from unnest(string_to_array(lower(name), ' ')) word order by length(word) desc, word), id"
                        + " rows between 1 following and (select greatest(3, " + COMPARED
                        + " / greatest(count(*), 1)) from organisation where true")
                .and("municipality = ?", map(municipality, MunicipalityCode::value))
                .add(
                        ") following)), alike as materialized (select least(known.id, far.id) as one,"
                                + " greatest(known.id, far.id) as other, similarity(known.name, far.name) as likeness, known.name"
                                + " from known cross join unnest(ids, names) as far (id, name)),"
                                + " nearest as (select alike.* from alike where likeness >= ?"
                                + " order by likeness desc, name, one, other limit ?)"
                                + " select one.id, one.revision, one.name, one.number, one.legal_form, one.municipality,"
                                + " other.id, other.revision, other.name, other.number, other.legal_form,"
                                + " other.municipality, nearest.likeness from nearest"
                                + " join organisation one on one.id = nearest.one"
                                + " join organisation other on other.id = nearest.other"
                                + " order by nearest.likeness desc, one.name, one.id, other.id",
                        LookAlikes.ALIKE,
                        LookAlikes.MOST);
        return reads.list(
                each,
                row -> new LookAlikes(organisation(row, 0), organisation(row, COLUMNS_OF_ONE), row.getDouble(13)));
    }

    static Organisation organisation(ResultSet row) throws SQLException {
        return organisation(row, 0);
    }

    /** The organisation whose columns come after {@code before} others. */
    private static Organisation organisation(ResultSet row, int before) throws SQLException {
        return new Organisation(
                new OrganisationId(row.getObject(before + 1, UUID.class)),
                row.getLong(before + 2),
                row.getString(before + 3),
                map(row.getString(before + 4), OrganisationNumber::new),
                parse(LegalForm.class, row.getString(before + 5)),
                map(row.getString(before + 6), MunicipalityCode::new));
    }
}
