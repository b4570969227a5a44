package se.kompetensbyran.persistence.enterprises;

import static se.kompetensbyran.persistence.shared.Reads.strings;
import static se.kompetensbyran.persistence.shared.Values.bilingual;
import static se.kompetensbyran.persistence.shared.Values.map;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.Affiliation;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview.AtNode;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview.Owner;
import se.kompetensbyran.domain.enterprises.EnterpriseProblem.AffiliationTaken;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.Facets;
import se.kompetensbyran.domain.enterprises.Facets.Count;
import se.kompetensbyran.domain.enterprises.Flow;
import se.kompetensbyran.domain.enterprises.Stage;
import se.kompetensbyran.domain.enterprises.Standing;
import se.kompetensbyran.domain.enterprises.Status;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Whole;
import se.kompetensbyran.persistence.shared.Writes;

/** Enterprises, a row each with rows for their parts. */
@ApplicationScoped
class PanacheEnterprises implements Enterprises, PanacheRepositoryBase<EnterpriseEntity, UUID> {

    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of(
            "enterprise_affiliation_one_at_a_time", AffiliationTaken::new,
            // The organisation has become part of another since it was asked for.
            "enterprise_organisation_fk", Stale::new);

    private static final Map<String, String> COLUMNS = Map.of("name", "e.name");

    private static final int TOTAL = 21;

    private static final String CONFIRMED =
            "exists (select 1 from assessment a where a.enterprise_id = e.id and a.state = 'confirmed' and ";

    // As Enterprise.stay says.
    private static final String BUSINESS_STAYS = "with begun as (select min(from_day) filter (where stage <> 'closed')"
            + " as since, min(from_day) filter (where stage = 'closed') as until from enterprise_stage_change"
            + " group by enterprise_id), stay as (select since, until, true as comes, true as goes from begun"
            + " where until is null or since < until) ";

    // As Standing.inForce says, until the business closes. Each confirmation is counted until the next begins, and
    // comes or
    // goes only where it does not meet another.
    private static final String STATUS_STAYS = "with closing as (select enterprise_id, min(from_day) as day"
            + " from enterprise_stage_change where stage = 'closed' group by enterprise_id), valid as (select"
            + " a.enterprise_id, a.from_day as since, least(a.until_day + " + Status.GRACE_DAYS
            + ", closing.day) as until"
            + " from assessment a left join closing on closing.enterprise_id = a.enterprise_id"
            + " where a.state = 'confirmed' and (closing.day is null or a.from_day < closing.day)),"
            + " stay as (select since, least(until, lead(since) over one) as until,"
            + " coalesce(lag(until) over one < since, true) as comes, coalesce(lead(since) over one > until, true) as goes"
            + " from valid window one as (partition by enterprise_id order by since)) ";

    private final Reads reads;
    private final Writes writes;

    PanacheEnterprises(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Optional<Enterprise> find(EnterpriseId id) {
        return Whole.find(getEntityManager(), EnterpriseEntity.class, id.value());
    }

    @Override
    public boolean has(EnterpriseId id) {
        return count("id", id.value()) > 0;
    }

    @Override
    public Enterprise save(Enterprise enterprise) {
        UUID id = enterprise.id().value();
        return writes.save(
                enterprise, id, findById(id), EnterpriseEntity::new, PROBLEMS, "enterprise_affiliation_one_at_a_time");
    }

    @Override
    public Optional<EnterpriseOverview> overview(EnterpriseId id, LocalDate day) {
        Sql slice = Sql.of("select e.*, step.stage as day_stage, step.happened_on as day_stage_on from enterprise e")
                .add(standing(day))
                .add(" where e.id = ?", id.value());
        return reads.find(overviews(slice, day, ""), PanacheEnterprises::overview);
    }

    @Override
    public Page<EnterpriseOverview> search(Search search, PageRequest wanted, LocalDate today) {
        boolean isRanked =
                EnterpriseWords.wanted(search) != null && wanted.order().isEmpty();
        String order =
                isRanked ? " order by e.rank desc, e.name, e.id" : Reads.orderBy(wanted, COLUMNS, "e.name", "e.id");
        Sql slice = slice(search, today, Sql.of(order + " limit ? offset ?", wanted.limit(), wanted.offset()));
        Sql matching = matching(search, today);
        if (EnterpriseWords.wanted(search) == null)
            return reads.page(
                    wanted, overviews(slice, search.day(today), "").add(order), matching, PanacheEnterprises::overview);
        Sql rows = overviews(slice, search.day(today), ", e.total").add(order);
        return reads.page(wanted, rows, row -> row.getInt(TOTAL), matching, PanacheEnterprises::overview);
    }

    @Override
    public Facets facets(Search search, LocalDate today) {
        List<String> kind = new ArrayList<>(List.of("sectors", "stage"));
        Sql found = Sql.of("with found as materialized (select e.sectors, " + stage(search) + " as stage");
        Sql kinds = Sql.of("), kinds as materialized (select count(*) as many, sectors, stage");
        // What is asked for all have, and it is not read of each.
        if (search.municipality() != null)
            kinds.add(", cast(? as text) as municipality", search.municipality().value());
        else {
            kind.add("municipality");
            found.add(", e.municipality");
            kinds.add(", municipality");
        }
        if (search.status() != null) kinds.add(", cast(? as text) as status", EnumCode.of(search.status()));
        else {
            kind.add("status");
            found.add(", ").add(status(search, search.day(today))).add(" as status");
            kinds.add(", status");
        }
        // Those that are alike are put together first: each count is made of what that leaves.
        Sql counts = found.add(matching(search, today))
                .add(kinds)
                .add(" from found group by " + String.join(", ", kind)
                        + ") select 'municipality' as facet, municipality as code, sum(many) as many from kinds"
                        + " where municipality is not null group by municipality"
                        + " union all select 'sector', sector, sum(many) from kinds, unnest(sectors) sector group by sector"
                        + " union all select 'stage', stage, sum(many) from kinds group by stage"
                        + " union all select 'status', status, sum(many) from kinds"
                        + " where status is not null group by status order by many desc, code");
        List<Count> municipalities = new ArrayList<>();
        List<Count> sectors = new ArrayList<>();
        List<Count> stages = new ArrayList<>();
        List<Count> statuses = new ArrayList<>();
        reads.list(counts, row -> switch (row.getString(1)) {
            case "municipality" -> municipalities.add(count(row));
            case "sector" -> sectors.add(count(row));
            case "stage" -> stages.add(count(row));
            default -> statuses.add(count(row));
        });
        return new Facets(municipalities, sectors, stages, statuses);
    }

    @Override
    public Flow flow(Flow.Basis basis, LocalDate first, LocalDate last) {
        String stays = basis == Flow.Basis.BUSINESS ? BUSINESS_STAYS : STATUS_STAYS;
        return reads.list(
                        Sql.of(
                                stays + "select count(*) filter (where since <= ? and (until is null or until > ?)),"
                                        + " count(*) filter (where comes and since > ? and since <= ?),"
                                        + " count(*) filter (where goes and until > ? and until <= ?),"
                                        + " count(*) filter (where since <= ? and (until is null or until > ?)) from stay",
                                first,
                                first,
                                first,
                                last,
                                first,
                                last,
                                last,
                                last),
                        row -> new Flow(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .get(0);
    }

    @Override
    public List<AffiliationLine> affiliationsOf(EnterpriseId id) {
        return reads.list(
                Sql.of(
                        "select it.id, it.node_id, it.from_day, it.until_day, node.name"
                                + " from enterprise_affiliation it join support_node node on node.id = it.node_id"
                                + " where it.enterprise_id = ? order by it.from_day desc, it.id",
                        id.value()),
                row -> new AffiliationLine(
                        new Affiliation(
                                new Affiliation.Id(row.getObject(1, UUID.class)),
                                new NodeId(row.getObject(2, UUID.class)),
                                new Period(row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class))),
                        row.getString(5)));
    }

    @Override
    public List<EnterpriseId> naming(OrganisationId organisation) {
        return reads.list(
                Sql.of("select e.id from enterprise e where e.organisation_id = ? order by e.id", organisation.value()),
                row -> new EnterpriseId(row.getObject(1, UUID.class)));
    }

    /** The enterprises that {@code search} finds, cut by {@code end}, with the stage in which each stands on the day. */
    static Sql slice(Search search, LocalDate today, Sql end) {
        boolean isOfToday = search.asOf() == null;
        if (EnterpriseWords.wanted(search) == null)
            return Sql.of("select e.*, " + stage(search) + " as day_stage, "
                            + (isOfToday ? "e.stage_on" : "step.happened_on") + " as day_stage_on")
                    .add(matching(search, today))
                    .add(end);
        return Sql.of("select it.*, found.rank, found.total, "
                        + (isOfToday
                                ? "it.stage as day_stage, it.stage_on as day_stage_on"
                                : "found.day_stage, found.day_stage_on")
                        + " from (select e.id, e.rank, count(*) over () as total"
                        + (isOfToday ? "" : ", step.stage as day_stage, step.happened_on as day_stage_on"))
                .add(matching(search, today))
                .add(end)
                .add(") found join enterprise it on it.id = found.id");
    }

    private static Sql matching(Search search, LocalDate today) {
        String words = EnterpriseWords.wanted(search);
        Sql kind = Sql.of("")
                .and("e.municipality = ?", map(search.municipality(), MunicipalityCode::value))
                .and("e.sectors @> array[cast(? as text)]", search.sector());
        Sql standing = Sql.of("").and(stage(search) + " = ?", map(search.stage(), EnumCode::of));
        if (search.status() != null) narrow(standing, search, today);
        boolean isOfToday = search.asOf() == null;
        Sql matching = Sql.of(" from ");
        if (words == null) matching.add("enterprise e");
        // The fewer are found, the less is put together: what a word's own row tells narrows there.
        else
            matching.add(EnterpriseWords.found(
                            words, isOfToday ? Sql.of("").add(kind).add(standing) : kind))
                    .add(" e");
        // Today an enterprise stands where its last step left it, which its own row says: an index can begin there.
        if (!isOfToday) matching.add(standing(search.day(today)));
        // A join lets PostgreSQL begin with the node; on a day there is one, so no row comes twice.
        if (search.node() != null) {
            matching.add(
                    " join enterprise_affiliation at on at.enterprise_id = e.id and at.period @> cast(? as date)"
                            + " and at.node_id = ? join support_node there on there.id = at.node_id"
                            + " and there.open @> cast(? as date)",
                    search.day(today),
                    search.node().value(),
                    search.day(today));
        }
        matching.add(" where true");
        if (words == null) matching.add(kind);
        if (words == null || !isOfToday) matching.add(standing);
        EnterpriseWords.leaveOut(matching, search);
        return matching;
    }

    /**
     * Only those whose status stands so on the day. The days of two confirmations never meet, so the latest is the one
     * that is valid or the one that ended last; a join of the whole, which the planner may begin with.
     */
    private static void narrow(Sql matching, Search search, LocalDate today) {
        LocalDate day = search.day(today);
        Status status = Objects.requireNonNull(search.status());
        if (EnterpriseWords.wanted(search) != null) {
            EnterpriseWords.narrow(matching, stage(search), status, day);
            return;
        }
        LocalDate grace = day.minusDays(Status.GRACE_DAYS);
        matching.add(" and " + stage(search) + " <> 'closed' and ");
        switch (status) {
            case CONFIRMED -> matching.add(CONFIRMED + "a.from_day <= ? and a.until_day > ?)", day, day);
            case DUE ->
                matching.add(CONFIRMED + "a.until_day <= ? and a.until_day > ?) and not ", day, grace)
                        .add(CONFIRMED + "a.from_day <= ? and a.until_day > ?)", day, day);
            case LAPSED ->
                matching.add(CONFIRMED + "a.until_day <= ?) and not ", grace)
                        .add(CONFIRMED + "a.from_day <= ? and a.until_day > ?)", day, grace);
        }
    }

    /** The code of the status that an enterprise has on {@code day}, as {@link Status#of} says. */
    private static Sql status(Search search, LocalDate day) {
        String stage = stage(search);
        if (EnterpriseWords.wanted(search) != null) return EnterpriseWords.status(stage, day);
        return Sql.of(
                "case when " + stage + " <> 'closed' then (select case when a.until_day > ? then 'confirmed'"
                        + " when a.until_day > ? then 'due' else 'lapsed' end from assessment a"
                        + " where a.enterprise_id = e.id and a.from_day <= ? order by a.from_day desc limit 1)"
                        + " end",
                day,
                day.minusDays(Status.GRACE_DAYS),
                day);
    }

    /** The enterprises that were there on {@code day}, each with the step by which it stood where it did. */
    private static Sql standing(LocalDate day) {
        return Sql.of(
                " join enterprise_stage_change step on step.enterprise_id = e.id"
                        + " and step.from_day <= ? and (step.until_day is null or step.until_day > ?)",
                day,
                day);
    }

    private static String stage(Search search) {
        return search.asOf() == null ? "e.stage" : "step.stage";
    }

    /** The overviews of the enterprises that {@code slice} selects, with {@code more}: first few rows, then what belongs to each. */
    static Sql overviews(Sql slice, LocalDate day, String more) {
        return Sql.of(
                        "select e.id, e.revision, e.name, e.organisation_id, owner.name, e.description_sv,"
                                + " e.description_en, e.offers_sv, e.offers_en, e.sectors, e.municipality, e.day_stage,"
                                + " e.day_stage_on, node.id, node.name, node.host_id, valid.from_day, valid.until_day,"
                                + " cast(? as date), owner.number" + more + " from (",
                        day)
                .add(slice)
                .add(
                        ") e join organisation owner on owner.id = e.organisation_id"
                                + " left join enterprise_affiliation belongs on belongs.enterprise_id = e.id"
                                + " and belongs.period @> cast(? as date)"
                                + " left join support_node node on node.id = belongs.node_id"
                                + " and node.open @> cast(? as date)"
                                + " left join lateral (select a.from_day, a.until_day from assessment a"
                                + " where a.enterprise_id = e.id and a.from_day <= ? and e.day_stage <> 'closed'"
                                + " order by a.from_day desc limit 1) valid on true",
                        day,
                        day,
                        day);
    }

    static EnterpriseOverview overview(ResultSet row) throws SQLException {
        return new EnterpriseOverview(
                new EnterpriseId(row.getObject(1, UUID.class)),
                row.getLong(2),
                row.getString(3),
                new Owner(new OrganisationId(row.getObject(4, UUID.class)), row.getString(5)),
                bilingual(row.getString(6), row.getString(7)),
                bilingual(row.getString(8), row.getString(9)),
                strings(row, 10),
                map(row.getString(11), MunicipalityCode::new),
                EnumCode.parse(Stage.class, row.getString(12)),
                PartialDate.fromString(row.getString(13)),
                standing(row),
                node(row));
    }

    private static @Nullable Standing standing(ResultSet row) throws SQLException {
        LocalDate from = row.getObject(17, LocalDate.class);
        return from == null
                ? null
                : Standing.of(new Period(from, row.getObject(18, LocalDate.class)), row.getObject(19, LocalDate.class));
    }

    private static @Nullable AtNode node(ResultSet row) throws SQLException {
        UUID id = row.getObject(14, UUID.class);
        return id == null
                ? null
                : new AtNode(new NodeId(id), row.getString(15), new OrganisationId(row.getObject(16, UUID.class)));
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(row.getString(2), row.getInt(3));
    }
}
