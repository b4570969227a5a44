package se.kompetensbyran.persistence.support;

import static se.kompetensbyran.persistence.shared.OwnEnterprises.ids;
import static se.kompetensbyran.persistence.shared.Reads.strings;
import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.incubation.Initiative;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.support.Load;
import se.kompetensbyran.domain.support.Question;
import se.kompetensbyran.domain.support.Stage;
import se.kompetensbyran.domain.support.SupportCase;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.support.SupportOverview;
import se.kompetensbyran.domain.support.SupportOverview.Asker;
import se.kompetensbyran.domain.support.SupportOverview.AskingInitiative;
import se.kompetensbyran.domain.support.SupportOverview.AtNode;
import se.kompetensbyran.domain.support.SupportResult;
import se.kompetensbyran.domain.support.Waiting;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Whole;
import se.kompetensbyran.persistence.shared.Writes;

/** Support cases, a row each with rows for their steps and sessions. */
@ApplicationScoped
class PanacheSupportCases implements SupportCases, PanacheRepositoryBase<SupportCaseEntity, UUID> {

    private static final Map<String, String> COLUMNS = Map.of("requestedOn", "s.requested_on", "minutes", "s.minutes");

    private static final String JOINED = " from support_case s left join enterprise e on e.id = s.enterprise_id"
            + " left join initiative i on i.id = s.initiative_id left join support_node node on node.id = s.node_id";

    // The nodes that cover the municipality of the enterprise on a day; coverage that goes on lasts as long as its
    // node.
    private static final String COVERING = " from support_node_coverage covers"
            + " join support_node near on near.id = covers.node_id where covers.municipality = e.municipality"
            + " and covers.period @> cast(? as date) and near.open @> cast(? as date)";

    private final Reads reads;
    private final Writes writes;

    PanacheSupportCases(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Optional<SupportCase> find(SupportCaseId id) {
        return Whole.find(getEntityManager(), SupportCaseEntity.class, id.value());
    }

    @Override
    public SupportCase save(SupportCase one) {
        UUID id = one.id().value();
        return writes.save(one, id, findById(id), SupportCaseEntity::new, Map.of());
    }

    @Override
    public SupportCase save(SupportCase one, Enterprise enterprise, @Nullable SupportNode node) {
        Writes.unchanged(getEntityManager(), "enterprise", enterprise.id().value(), enterprise.revision());
        if (node != null)
            Writes.unchanged(getEntityManager(), "support_node", node.id().value(), node.revision());
        return save(one);
    }

    @Override
    public SupportCase save(SupportCase one, Initiative initiative, @Nullable SupportNode node) {
        Writes.unchanged(getEntityManager(), "initiative", initiative.id().value(), initiative.revision());
        if (node != null)
            Writes.unchanged(getEntityManager(), "support_node", node.id().value(), node.revision());
        return save(one);
    }

    @Override
    public Optional<SupportOverview> overview(SupportCaseId id, LocalDate today) {
        return reads.find(overviews(today).add(JOINED + " where s.id = ?", id.value()), PanacheSupportCases::overview);
    }

    @Override
    public Page<SupportOverview> search(Search search, PageRequest wanted, LocalDate today) {
        Sql matching = Sql.of(JOINED + " where true")
                .and("s.enterprise_id = ?", map(search.enterprise(), EnterpriseId::value))
                .and("s.initiative_id = ?", map(search.initiative(), InitiativeId::value))
                .and("s.node_id = ?", map(search.node(), NodeId::value))
                .and("s.stage = ?", map(search.stage(), EnumCode::of))
                .and("s.adviser = ?", search.adviser());
        Sight sight = search.sight();
        if (sight != null) matching.add(" and ").add(isSeen(sight, today));
        Sql rows = overviews(today)
                .add(matching)
                .add(
                        Reads.orderBy(wanted, COLUMNS, "s.requested_on", "s.id") + " limit ? offset ?",
                        wanted.limit(),
                        wanted.offset());
        return reads.page(wanted, rows, matching, PanacheSupportCases::overview);
    }

    private static Sql isSeen(Sight sight, LocalDate today) {
        return Sql.of(
                        "s.id = any(array(select own.id from enterprise mine join support_case own on own.enterprise_id = mine.id"
                                + " where mine.organisation_id = any(cast(? as uuid[])) union all ",
                        ids(sight.organisations()))
                .add(ofHosts(sight.hosts(), today))
                .add("))");
    }

    @Override
    public Set<SupportCaseId> seen(Collection<SupportCaseId> some, Sight sight, LocalDate today) {
        if (some.isEmpty()) return Set.of();
        String all = Reads.array(some.stream().map(SupportCaseId::value).toList());
        Sql seen = Sql.of("select s.id from support_case s where s.id = any(cast(? as uuid[])) and ", all)
                .add(isSeen(sight, today));
        return Set.copyOf(reads.list(seen, row -> new SupportCaseId(row.getObject(1, UUID.class))));
    }

    @Override
    public Page<Load> loads(
            @Nullable Set<OrganisationId> hosts,
            @Nullable NodeId node,
            Period during,
            PageRequest wanted,
            LocalDate today) {
        Sql had = Sql.of(
                        " from (select s.node_id, s.adviser, cast(null as text) as area, 1 as taken, 0 as sessions,"
                                + " 0 as minutes from support_case s where s.stage = 'taken'"
                                + " union all select held.node_id, held.recorded_by, held.competence_area, 0, 1, held.minutes"
                                + " from support_session held where held.held_on >= ?",
                        during.from())
                .and("held.held_on < ?", during.until())
                .add(") load join support_node node on node.id = load.node_id where true")
                .and("node.id = ?", map(node, NodeId::value));
        if (hosts != null)
            had.add(" and node.host_id = any(cast(? as uuid[])) and node.open @> cast(? as date)", ids(hosts), today);
        Sql matching = Sql.of(" from (select load.node_id, load.adviser")
                .add(had)
                .add(" group by load.node_id, load.adviser) load");
        Sql rows = Sql.of("select one.id, one.name, one.adviser, sum(one.taken), sum(one.sessions), sum(one.minutes),"
                        + " array_agg(one.area || ' ' || one.minutes) filter (where one.area is not null)"
                        + " from (select node.id, node.name, load.adviser, load.area, sum(load.taken) as taken,"
                        + " sum(load.sessions) as sessions, sum(load.minutes) as minutes")
                .add(had)
                .add(
                        " group by node.id, load.adviser, load.area) one group by one.id, one.name, one.adviser"
                                + " order by one.name, one.id, one.adviser collate \"C\" limit ? offset ?",
                        wanted.limit(),
                        wanted.offset());
        return reads.page(
                wanted,
                rows,
                matching,
                row -> new Load(
                        new NodeId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getArray(7) == null ? new TreeMap<>() : minutes(strings(row, 7))));
    }

    @Override
    public Waiting waiting(@Nullable Set<OrganisationId> hosts, @Nullable NodeId node, Period during, LocalDate today) {
        Sql waits = Sql.of(
                        " from (select s.first_session_on - s.requested_on as waited, case when s.first_session_on is null"
                                + " and s.stage in ('requested', 'taken') then cast(? as date) - s.requested_on end as waits"
                                + JOINED
                                + " where (s.requested_on >= ? or (s.first_session_on is null and s.stage in ('requested',"
                                + " 'taken')))",
                        today,
                        during.from())
                .and("s.requested_on < ?", during.until());
        if (node != null)
            waits.add(
                            " and (s.node_id = ? or (s.node_id is null and (i.node_id = ? or exists (select",
                            node.value(),
                            node.value())
                    .add(COVERING, today, today)
                    .add(" and near.id = ?))))", node.value());
        if (hosts != null)
            waits.add(" and s.id = any(array(").add(ofHosts(hosts, today)).add("))");
        // As Waiting.of counts: a wait that is not over has no length, and of ten the ninth waited longest of nine.
        Sql all = Sql.of("select count(waited), count(waits), count(*) - count(waited) - count(waits),"
                        + " percentile_cont(0.5) within group (order by waited),"
                        + " percentile_disc(0.9) within group (order by waited), max(waited), max(waits)")
                .add(waits)
                .add(") wait");
        return reads.list(
                        all,
                        row -> new Waiting(
                                row.getInt(1),
                                row.getInt(2),
                                row.getInt(3),
                                row.getObject(4, Double.class),
                                row.getObject(5, Integer.class),
                                row.getObject(6, Integer.class),
                                row.getObject(7, Integer.class)))
                .get(0);
    }

    /**
     * The ids of the cases of the open nodes that {@code hosts} run: those that they have, and while none has them, those near
     * them. Found from the nodes, so that a case is not tried for each.
     */
    private static Sql ofHosts(Set<OrganisationId> hosts, LocalDate today) {
        String all = ids(hosts);
        return Sql.of(
                "select own.id from support_node at join support_case own on own.node_id = at.id"
                        + " where at.host_id = any(cast(? as uuid[])) and at.open @> cast(? as date)"
                        + " union all select waiting.id from support_case waiting"
                        + " join enterprise asker on asker.id = waiting.enterprise_id where waiting.node_id is null"
                        + " and asker.municipality in (select covers.municipality from support_node near"
                        + " join support_node_coverage covers on covers.node_id = near.id"
                        + " where near.host_id = any(cast(? as uuid[])) and near.open @> cast(? as date)"
                        + " and covers.period @> cast(? as date))"
                        + " union all select helped.id from support_node home join initiative asker on asker.node_id = home.id"
                        + " join support_case helped on helped.initiative_id = asker.id and helped.node_id is null"
                        + " where home.host_id = any(cast(? as uuid[])) and home.open @> cast(? as date)",
                all,
                today,
                all,
                today,
                today,
                all,
                today);
    }

    private static Sql overviews(LocalDate today) {
        return Sql.of(
                        "select s.id, s.revision, e.id, e.name, e.organisation_id, s.question, s.competence_areas, s.stage,"
                                + " s.requested_on, node.id, node.name, case when node.open @> cast(? as date) then node.host_id end,"
                                + " s.adviser, s.result, s.first_session_on, s.minutes, array(select held.competence_area || ' ' ||"
                                + " sum(held.minutes) from support_session held where held.case_id = s.id"
                                + " group by held.competence_area), i.id, i.name, s.declined_by::text[],"
                                + " case when i.id is null then array(select distinct near.host_id::text",
                        today)
                .add(COVERING, today, today)
                .add(
                        ") else array(select home.host_id::text from support_node home where home.id = i.node_id"
                                + " and home.open @> cast(? as date)) end, case when i.id is null then array(select distinct near.host_id::text",
                        today)
                .add(COVERING, today, today)
                .add(" and near.id <> all(s.declined_by)) else '{}' end");
    }

    private static SupportOverview overview(ResultSet row) throws SQLException {
        UUID node = row.getObject(10, UUID.class);
        UUID enterprise = row.getObject(3, UUID.class);
        UUID initiative = row.getObject(18, UUID.class);
        Set<OrganisationId> coveredBy = organisations(row, 21);
        Set<OrganisationId> undecided = organisations(row, 22);
        return new SupportOverview(
                new SupportCaseId(row.getObject(1, UUID.class)),
                row.getLong(2),
                enterprise == null
                        ? null
                        : new Asker(
                                new EnterpriseId(enterprise),
                                row.getString(4),
                                new OrganisationId(row.getObject(5, UUID.class))),
                initiative == null ? null : new AskingInitiative(new InitiativeId(initiative), row.getString(19)),
                new Question(row.getString(6), Set.copyOf(strings(row, 7))),
                EnumCode.parse(Stage.class, row.getString(8)),
                row.getObject(9, LocalDate.class),
                node == null
                        ? null
                        : new AtNode(
                                new NodeId(node),
                                row.getString(11),
                                map(row.getObject(12, UUID.class), OrganisationId::new)),
                row.getString(13),
                parse(SupportResult.class, row.getString(14)),
                row.getObject(15, LocalDate.class),
                row.getInt(16),
                minutes(strings(row, 17)),
                strings(row, 20).stream()
                        .map(it -> new NodeId(UUID.fromString(it)))
                        .collect(Collectors.toSet()),
                coveredBy,
                undecided.isEmpty() ? coveredBy : undecided);
    }

    private static Set<OrganisationId> organisations(ResultSet row, int column) throws SQLException {
        return strings(row, column).stream()
                .map(it -> new OrganisationId(UUID.fromString(it)))
                .collect(Collectors.toSet());
    }

    // A code and how many, with a space between: no code has one.
    private static SortedMap<String, Integer> minutes(List<String> areas) {
        SortedMap<String, Integer> all = new TreeMap<>();
        for (String it : areas) {
            int space = it.indexOf(' ');
            all.put(it.substring(0, space), Integer.valueOf(it.substring(space + 1)));
        }
        return all;
    }
}
