package se.kompetensbyran.persistence.organisations;

import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import se.kompetensbyran.domain.organisations.LegalForm;
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

    private static final Map<String, String> COLUMNS = Map.of("name", "name");

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
    public boolean has(OrganisationId id) {
        return count("id", id.value()) > 0;
    }

    @Override
    public Organisation save(Organisation organisation) {
        UUID id = organisation.id().value();
        return writes.save(organisation, id, findById(id), OrganisationEntity::new, PROBLEMS);
    }

    @Override
    public Page<Organisation> search(Search search, PageRequest wanted) {
        Sql matching = Sql.of(" from organisation where true")
                .and("? <% name", search.q())
                .and("municipality = ?", map(search.municipality(), MunicipalityCode::value))
                .and("legal_form = ?", map(search.legalForm(), EnumCode::of));
        Sql rows = Sql.of("select id, revision, name, number, legal_form, municipality")
                .add(matching);
        if (search.q() != null && wanted.order().isEmpty())
            rows.add(" order by word_similarity(?, name) desc, name, id", search.q());
        else rows.add(Reads.orderBy(wanted, COLUMNS, "name", "id"));
        rows.add(" limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, rows, matching, PanacheOrganisations::organisation);
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(
                new OrganisationId(row.getObject(1, UUID.class)),
                row.getLong(2),
                row.getString(3),
                map(row.getString(4), OrganisationNumber::new),
                parse(LegalForm.class, row.getString(5)),
                map(row.getString(6), MunicipalityCode::new));
    }
}
