package se.kompetensbyran.persistence.organisations;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static se.kompetensbyran.persistence.shared.Values.map;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.organisations.Organisations.Search;
import se.kompetensbyran.domain.organisations.OrganisationsInBulk;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.persistence.shared.Batches;
import se.kompetensbyran.persistence.shared.Batches.Column;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;

/** Organisations by the thousand. */
@ApplicationScoped
class JdbcOrganisationsInBulk implements OrganisationsInBulk {

    private static final List<Column<? super Organisation>> COLUMNS = List.of(
            it -> it.id(),
            it -> it.revision(),
            it -> it.name(),
            it -> map(it.number(), OrganisationNumber::digits),
            it -> map(it.legalForm(), EnumCode::of),
            it -> it.municipality());

    private static final String ROWS = "unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])"
            + " as it (id, revision, name, number, legal_form, municipality)";

    private static final String ENTER =
            "insert into organisation (id, revision, changed_at, name, number, legal_form, municipality)"
                    + " select id, revision, now(), name, number, legal_form, municipality from " + ROWS;

    private static final String REPLACE =
            "update organisation o set revision = it.revision, changed_at = now(), name = it.name,"
                    + " number = it.number, legal_form = it.legal_form, municipality = it.municipality from " + ROWS
                    + " where o.id = it.id and o.revision = it.revision - 1";

    private final Reads reads;
    private final Batches batches;

    JdbcOrganisationsInBulk(Reads reads, Batches batches) {
        this.reads = reads;
        this.batches = batches;
    }

    @Override
    public List<Organisation> of(Collection<OrganisationId> ids) {
        if (ids.isEmpty()) return List.of();
        String array = Reads.array(ids.stream().map(OrganisationId::value).toList());
        return reads.list(
                Sql.of(PanacheOrganisations.SELECT + " from organisation where id = any(?::uuid[])", array),
                PanacheOrganisations::organisation);
    }

    @Override
    public Map<OrganisationNumber, OrganisationId> holders(Collection<OrganisationNumber> numbers) {
        if (numbers.isEmpty()) return Map.of();
        String[] digits = numbers.stream().map(OrganisationNumber::digits).toArray(String[]::new);
        record Holder(OrganisationNumber number, OrganisationId id) {}
        return reads
                .list(
                        Sql.of("select number, id from organisation where number = any(?)", (Object) digits),
                        row -> new Holder(
                                new OrganisationNumber(row.getString(1)),
                                new OrganisationId(row.getObject(2, UUID.class))))
                .stream()
                .collect(toMap(Holder::number, Holder::id));
    }

    @Override
    public Set<Named> named(Collection<String> names) {
        if (names.isEmpty()) return Set.of();
        return reads
                .list(
                        Sql.of("select distinct name, municipality from organisation where name = any(?)", (Object)
                                names.toArray(String[]::new)),
                        row -> new Named(row.getString(1), map(row.getString(2), MunicipalityCode::new)))
                .stream()
                .collect(toSet());
    }

    @Override
    public void enter(List<Organisation> fresh) {
        save(ENTER, fresh, Map.of());
    }

    @Override
    public void replace(List<Organisation> changed) {
        Map<UUID, Organisation> before = of(
                        changed.stream().map(Organisation::id).toList())
                .stream()
                .collect(toMap(it -> it.id().value(), identity()));
        save(REPLACE, changed, before);
    }

    private void save(String sql, List<Organisation> all, Map<UUID, Organisation> before) {
        List<Organisation> saved = all.stream()
                .map(it -> new Organisation(
                        it.id(), it.revision() + 1, it.name(), it.number(), it.legalForm(), it.municipality()))
                .toList();
        batches.write(sql, PanacheOrganisations.PROBLEMS, saved, COLUMNS);
        batches.note(saved, it -> it.id().value(), before);
    }

    @Override
    public void each(Search search, Consumer<Organisation> reader) {
        reads.each(
                Sql.of(PanacheOrganisations.SELECT)
                        .add(PanacheOrganisations.matching(search))
                        .add(" order by name, id"),
                PanacheOrganisations::organisation,
                reader);
    }
}
