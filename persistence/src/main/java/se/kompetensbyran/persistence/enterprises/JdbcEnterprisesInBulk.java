package se.kompetensbyran.persistence.enterprises;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static se.kompetensbyran.persistence.shared.Reads.strings;
import static se.kompetensbyran.persistence.shared.Values.bilingual;
import static se.kompetensbyran.persistence.shared.Values.en;
import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.sv;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.kompetensbyran.domain.enterprises.Affiliation;
import se.kompetensbyran.domain.enterprises.Business;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises.Search;
import se.kompetensbyran.domain.enterprises.EnterprisesInBulk;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.enterprises.StageChange;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.persistence.enterprises.EnterpriseEntity.StageChangeRow;
import se.kompetensbyran.persistence.shared.Batches;
import se.kompetensbyran.persistence.shared.Batches.Column;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;

/** Enterprises by the thousand. */
@ApplicationScoped
class JdbcEnterprisesInBulk implements EnterprisesInBulk {

    private static final List<Column<? super Enterprise>> TOLD = List.of(
            it -> it.id(),
            it -> it.revision(),
            it -> it.organisation(),
            it -> it.business().name(),
            it -> sv(it.business().description()),
            it -> en(it.business().description()),
            it -> sv(it.business().offers()),
            it -> en(it.business().offers()),
            it -> it.business().sectors().stream().collect(joining(",", "{", "}")),
            it -> it.business().municipality(),
            it -> EnumCode.of(it.stage()),
            it -> it.history().get(it.history().size() - 1).on());

    private static final String ROWS = "unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::text[],"
            + " ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as it (id, revision, organisation_id,"
            + " name, description_sv, description_en, offers_sv, offers_en, sectors, municipality, stage, stage_on)";

    private static final String ENTER = "insert into enterprise (id, revision, changed_at, organisation_id, name,"
            + " description_sv, description_en, offers_sv, offers_en, sectors, municipality, stage, stage_on)"
            + " select id, revision, now(), organisation_id, name, description_sv, description_en, offers_sv,"
            + " offers_en, sectors::text[], municipality, stage, stage_on from " + ROWS;

    private static final String DESCRIBE = "update enterprise e set revision = it.revision, changed_at = now(),"
            + " organisation_id = it.organisation_id, name = it.name, description_sv = it.description_sv,"
            + " description_en = it.description_en, offers_sv = it.offers_sv, offers_en = it.offers_en,"
            + " sectors = it.sectors::text[], municipality = it.municipality from " + ROWS
            + " where e.id = it.id and e.revision = it.revision - 1";

    private static final String ENTER_STEPS = "insert into enterprise_stage_change (enterprise_id, position, stage,"
            + " happened_on, from_day, until_day, reason_sv, reason_en, changed_by, changed_at) select * from"
            + " unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::date[], ?::date[], ?::text[], ?::text[],"
            + " ?::text[], ?::timestamptz[])";

    private static final String ENTER_AFFILIATIONS = "insert into enterprise_affiliation (id, enterprise_id, position,"
            + " node_id, from_day, until_day) select * from unnest(?::uuid[], ?::uuid[], ?::int[], ?::uuid[],"
            + " ?::date[], ?::date[])";

    private final Reads reads;
    private final Batches batches;

    JdbcEnterprisesInBulk(Reads reads, Batches batches) {
        this.reads = reads;
        this.batches = batches;
    }

    private record Step(EnterpriseId enterprise, int position, StageChangeRow row) {}

    private record Belonging(EnterpriseId enterprise, int position, Affiliation it) {}

    private record Part<T>(UUID enterprise, T it) {}

    @Override
    public List<Enterprise> of(Collection<EnterpriseId> ids) {
        if (ids.isEmpty()) return List.of();
        String array = Reads.array(ids.stream().map(EnterpriseId::value).toList());
        Map<UUID, List<StageChange>> steps = byEnterprise(reads.list(
                Sql.of(
                        "select enterprise_id, stage, happened_on, reason_sv, reason_en, changed_by, changed_at"
                                + " from enterprise_stage_change where enterprise_id = any(?::uuid[])"
                                + " order by enterprise_id, position",
                        array),
                row -> new Part<>(row.getObject(1, UUID.class), step(row))));
        Map<UUID, List<Affiliation>> affiliations = byEnterprise(reads.list(
                Sql.of(
                        "select enterprise_id, id, node_id, from_day, until_day from enterprise_affiliation"
                                + " where enterprise_id = any(?::uuid[]) order by enterprise_id, position",
                        array),
                row -> new Part<>(row.getObject(1, UUID.class), affiliation(row))));
        return reads.list(
                Sql.of(
                        "select id, revision, organisation_id, name, description_sv, description_en, offers_sv,"
                                + " offers_en, sectors, municipality from enterprise where id = any(?::uuid[])",
                        array),
                row -> {
                    UUID id = row.getObject(1, UUID.class);
                    return new Enterprise(
                            new EnterpriseId(id),
                            row.getLong(2),
                            new OrganisationId(row.getObject(3, UUID.class)),
                            new Business(
                                    row.getString(4),
                                    bilingual(row.getString(5), row.getString(6)),
                                    bilingual(row.getString(7), row.getString(8)),
                                    Set.copyOf(strings(row, 9)),
                                    map(row.getString(10), MunicipalityCode::new)),
                            steps.getOrDefault(id, List.of()),
                            affiliations.getOrDefault(id, List.of()));
                });
    }

    private static <T> Map<UUID, List<T>> byEnterprise(List<Part<T>> parts) {
        return parts.stream().collect(groupingBy(Part::enterprise, mapping(Part::it, toList())));
    }

    private static StageChange step(ResultSet row) throws SQLException {
        return new StageChange(
                EnumCode.parse(Stage.class, row.getString(2)),
                PartialDate.fromString(row.getString(3)),
                bilingual(row.getString(4), row.getString(5)),
                new Actor(row.getString(6), Reads.moment(row, 7)));
    }

    private static Affiliation affiliation(ResultSet row) throws SQLException {
        return new Affiliation(
                new Affiliation.Id(row.getObject(2, UUID.class)),
                new NodeId(row.getObject(3, UUID.class)),
                new Period(row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class)));
    }

    @Override
    public Set<Named> named(Collection<String> names) {
        if (names.isEmpty()) return Set.of();
        return reads
                .list(
                        Sql.of("select distinct name, organisation_id from enterprise where name = any(?)", (Object)
                                names.toArray(String[]::new)),
                        row -> new Named(row.getString(1), new OrganisationId(row.getObject(2, UUID.class))))
                .stream()
                .collect(toSet());
    }

    @Override
    public void enter(List<Enterprise> fresh) {
        List<Enterprise> saved = saved(fresh);
        batches.write(ENTER, PanacheEnterprises.PROBLEMS, saved, TOLD);
        batches.write(
                ENTER_STEPS,
                Map.of(),
                saved.stream().flatMap(JdbcEnterprisesInBulk::steps).toList(),
                List.of(
                        it -> it.enterprise(),
                        it -> it.position(),
                        it -> it.row().stage(),
                        it -> it.row().on(),
                        it -> it.row().from(),
                        it -> it.row().until(),
                        it -> it.row().reasonSv(),
                        it -> it.row().reasonEn(),
                        it -> it.row().changedBy(),
                        it -> it.row().changedAt()));
        batches.write(
                ENTER_AFFILIATIONS,
                PanacheEnterprises.PROBLEMS,
                saved.stream().flatMap(JdbcEnterprisesInBulk::affiliations).toList(),
                List.of(
                        it -> it.it().id(),
                        it -> it.enterprise(),
                        it -> it.position(),
                        it -> it.it().node(),
                        it -> it.it().period().from(),
                        it -> it.it().period().until()));
        batches.note(saved, it -> it.id().value(), Map.of());
    }

    private static Stream<Step> steps(Enterprise it) {
        return IntStream.range(0, it.history().size())
                .mapToObj(at -> new Step(it.id(), at, StageChangeRow.of(it.history(), at)));
    }

    private static Stream<Belonging> affiliations(Enterprise it) {
        return IntStream.range(0, it.affiliations().size())
                .mapToObj(at -> new Belonging(it.id(), at, it.affiliations().get(at)));
    }

    @Override
    public void describe(List<Enterprise> changed) {
        Map<UUID, Enterprise> before = of(changed.stream().map(Enterprise::id).toList()).stream()
                .collect(toMap(it -> it.id().value(), identity()));
        List<Enterprise> saved = saved(changed);
        batches.write(DESCRIBE, PanacheEnterprises.PROBLEMS, saved, TOLD);
        batches.note(saved, it -> it.id().value(), before);
    }

    private static List<Enterprise> saved(List<Enterprise> all) {
        return all.stream()
                .map(it -> new Enterprise(
                        it.id(), it.revision() + 1, it.organisation(), it.business(), it.history(), it.affiliations()))
                .toList();
    }

    @Override
    public void each(Search search, LocalDate today, Consumer<Line> reader) {
        LocalDate day = search.day(today);
        Sql slice = PanacheEnterprises.slice(search, today, Sql.of(""));
        reads.each(
                PanacheEnterprises.overviews(slice, day, "").add(" order by e.name, e.id"),
                row -> new Line(PanacheEnterprises.overview(row), map(row.getString(20), OrganisationNumber::new)),
                reader);
    }
}
