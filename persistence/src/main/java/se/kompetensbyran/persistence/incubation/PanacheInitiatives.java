package se.kompetensbyran.persistence.incubation;

import static se.kompetensbyran.persistence.shared.Reads.strings;
import static se.kompetensbyran.persistence.shared.Values.map;
import static se.kompetensbyran.persistence.shared.Values.parse;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.incubation.BoardColumn;
import se.kompetensbyran.domain.incubation.BoardColumn.Card;
import se.kompetensbyran.domain.incubation.GateCheck;
import se.kompetensbyran.domain.incubation.Idea;
import se.kompetensbyran.domain.incubation.Initiative;
import se.kompetensbyran.domain.incubation.InitiativeId;
import se.kompetensbyran.domain.incubation.InitiativeOverview;
import se.kompetensbyran.domain.incubation.InitiativeOverview.AtNode;
import se.kompetensbyran.domain.incubation.InitiativeOverview.Enterprise;
import se.kompetensbyran.domain.incubation.InitiativeOverview.Owner;
import se.kompetensbyran.domain.incubation.InitiativeProblem.EnterpriseTaken;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.incubation.Stage;
import se.kompetensbyran.domain.incubation.Survival;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Whole;
import se.kompetensbyran.persistence.shared.Writes;

/** Initiatives, a row each with rows for their steps and ticks. */
@ApplicationScoped
class PanacheInitiatives implements Initiatives, PanacheRepositoryBase<InitiativeEntity, UUID> {

    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of(
            "initiative_enterprise_unique", EnterpriseTaken::new,
            // The organisation has become part of another since it was asked for.
            "initiative_organisation_fk", Stale::new);

    private static final Map<String, String> COLUMNS =
            Map.of("name", "i.name", "stageSince", "i.stage_on", "movedOn", "i.moved_on");

    private static final String OVERVIEW =
            "select i.id, i.revision, i.name, i.description, i.municipality, node.id, node.name,"
                    + " case when node.open @> cast(? as date) then node.host_id end, i.stage,"
                    + " i.stage_on, i.rests_from, i.moved_on,"
                    + " array(select tick.gate_check::text from initiative_tick tick where tick.initiative_id = i.id),"
                    + " owner.id, owner.name, enterprise.id, enterprise.name, i.became_on from (";

    private static final String BELONGINGS = ") i join support_node node on node.id = i.node_id"
            + " left join organisation owner on owner.id = i.organisation_id"
            + " left join enterprise on enterprise.id = i.enterprise_id";

    private static final String UNDERWAY =
            "i.stage not in ('self-sustaining', 'discontinued', 'merged', 'became-other')";

    private final Reads reads;
    private final Writes writes;

    PanacheInitiatives(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Optional<Initiative> find(InitiativeId id) {
        return Whole.find(getEntityManager(), InitiativeEntity.class, id.value());
    }

    @Override
    public Initiative save(Initiative initiative) {
        UUID id = initiative.id().value();
        return writes.save(initiative, id, findById(id), InitiativeEntity::new, PROBLEMS);
    }

    @Override
    public Initiative save(Initiative initiative, se.kompetensbyran.domain.enterprises.Enterprise enterprise) {
        Writes.unchanged(getEntityManager(), "enterprise", enterprise.id().value(), enterprise.revision());
        return save(initiative);
    }

    @Override
    public void keepStatusOf(EnterpriseId enterprise) {
        reads.list(
                Sql.of("select 1 from assessment where enterprise_id = ? for share", enterprise.value()), row -> true);
    }

    @Override
    public Optional<InitiativeOverview> overview(InitiativeId id, LocalDate today) {
        return reads.find(
                Sql.of(OVERVIEW + "select * from initiative where id = ?", today, id.value())
                        .add(BELONGINGS),
                PanacheInitiatives::overview);
    }

    @Override
    public Page<InitiativeOverview> search(Search search, PageRequest wanted, LocalDate today) {
        Sql matching = matching(search, today);
        String order = Reads.orderBy(wanted, COLUMNS, "i.name", "i.id");
        Sql rows = Sql.of(OVERVIEW + "select i.*", today)
                .add(matching)
                .add(order + " limit ? offset ?", wanted.limit(), wanted.offset())
                .add(BELONGINGS)
                .add(order);
        return reads.page(wanted, rows, matching, PanacheInitiatives::overview);
    }

    @Override
    public List<BoardColumn> board(Search search, int most, LocalDate today) {
        Sql ranked = Sql.of("select stage, many, id, name, stage_on from (select i.stage, i.id, i.name, i.stage_on,"
                        + " count(*) over (partition by i.stage) as many,"
                        + " row_number() over (partition by i.stage order by i.stage_on, i.id) as nth")
                .add(matching(search, today))
                .add(") ranked where nth <= ? order by stage, nth", most);
        Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
        Map<Stage, List<Card>> cards = new EnumMap<>(Stage.class);
        reads.list(ranked, row -> {
            Stage stage = EnumCode.parse(Stage.class, row.getString(1));
            counts.put(stage, row.getInt(2));
            Card card = new Card(
                    new InitiativeId(row.getObject(3, UUID.class)),
                    row.getString(4),
                    row.getObject(5, LocalDate.class));
            return cards.computeIfAbsent(stage, it -> new ArrayList<>()).add(card);
        });
        return Arrays.stream(Stage.values())
                .map(it -> new BoardColumn(it, counts.getOrDefault(it, 0), cards.getOrDefault(it, List.of())))
                .toList();
    }

    @Override
    public List<InitiativeId> naming(OrganisationId organisation) {
        return reads.list(
                Sql.of("select i.id from initiative i where i.organisation_id = ? order by i.id", organisation.value()),
                row -> new InitiativeId(row.getObject(1, UUID.class)));
    }

    @Override
    public List<Survival> survival(Search search, LocalDate today) {
        Sql counts = Sql.of("select ");
        String between = "";
        for (int years : Survival.YEARS) {
            String then = "(life.became_on + interval '" + years + " years')::date";
            counts.add(
                    between + "count(*) filter (where " + then
                            + " <= ? and (closing.from_day is null or closing.from_day > "
                            + then + ")), count(*) filter (where " + then + " <= ? and closing.from_day <= " + then
                            + "), count(*) filter (where " + then + " > ?)",
                    today,
                    today,
                    today);
            between = ", ";
        }
        counts.add(" from (select i.became_on, i.enterprise_id")
                .add(matching(search, today))
                .add(" and i.enterprise_id is not null) life left join enterprise_stage_change closing"
                        + " on closing.enterprise_id = life.enterprise_id and closing.stage = 'closed'");
        return reads.list(counts, PanacheInitiatives::survival).get(0);
    }

    private static List<Survival> survival(ResultSet row) throws SQLException {
        List<Survival> all = new ArrayList<>();
        int at = 1;
        for (int years : Survival.YEARS)
            all.add(new Survival(years, row.getInt(at++), row.getInt(at++), row.getInt(at++)));
        return all;
    }

    private static Sql matching(Search search, LocalDate today) {
        Sql matching = Sql.of(" from initiative i where true");
        if (search.hosts() != null)
            matching.add(
                    " and i.node_id in (select host.id from support_node host where host.host_id = any(cast(? as uuid[]))"
                            + " and host.open @> cast(? as date))",
                    array(search.hosts()),
                    today);
        return matching.and("i.node_id = ?", map(search.node(), NodeId::value))
                .and("i.stage = ?", map(search.stage(), EnumCode::of))
                .and("i.municipality = ?", map(search.municipality(), MunicipalityCode::value))
                .and("i.enterprise_id = ?", map(search.enterprise(), EnterpriseId::value))
                .and(UNDERWAY + " and i.moved_on <= ?", search.unmovedSince());
    }

    private static String array(Set<OrganisationId> ids) {
        return Reads.array(ids.stream().map(OrganisationId::value).toList());
    }

    private static InitiativeOverview overview(ResultSet row) throws SQLException {
        UUID owner = row.getObject(14, UUID.class);
        return new InitiativeOverview(
                new InitiativeId(row.getObject(1, UUID.class)),
                row.getLong(2),
                new Idea(row.getString(3), row.getString(4), map(row.getString(5), MunicipalityCode::new)),
                new AtNode(
                        new NodeId(row.getObject(6, UUID.class)),
                        row.getString(7),
                        map(row.getObject(8, UUID.class), OrganisationId::new)),
                EnumCode.parse(Stage.class, row.getString(9)),
                row.getObject(10, LocalDate.class),
                parse(Stage.class, row.getString(11)),
                row.getObject(12, LocalDate.class),
                strings(row, 13).stream()
                        .map(it -> EnumCode.parse(GateCheck.class, it))
                        .collect(Collectors.toSet()),
                owner == null ? null : new Owner(new OrganisationId(owner), row.getString(15)),
                enterprise(row));
    }

    private static @Nullable Enterprise enterprise(ResultSet row) throws SQLException {
        UUID id = row.getObject(16, UUID.class);
        return id == null
                ? null
                : new Enterprise(new EnterpriseId(id), row.getString(17), row.getObject(18, LocalDate.class));
    }
}
