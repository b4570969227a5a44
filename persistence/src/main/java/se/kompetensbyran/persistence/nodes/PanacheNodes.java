package se.kompetensbyran.persistence.nodes;

import static se.kompetensbyran.persistence.shared.Reads.strings;
import static se.kompetensbyran.persistence.shared.Values.map;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import se.kompetensbyran.domain.nodes.Coverage;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.NodeOverview;
import se.kompetensbyran.domain.nodes.NodeProblem.CoversAlready;
import se.kompetensbyran.domain.nodes.NodeProblem.SecondRoot;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.persistence.shared.Reads;
import se.kompetensbyran.persistence.shared.Sql;
import se.kompetensbyran.persistence.shared.Whole;
import se.kompetensbyran.persistence.shared.Writes;

/** Support nodes, a row each with rows for what they cover. */
@ApplicationScoped
class PanacheNodes implements Nodes, PanacheRepositoryBase<SupportNodeEntity, UUID> {

    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of(
            "support_node_one_root", SecondRoot::new,
            "support_node_coverage_once", CoversAlready::new,
            // The host has become part of another since it was asked for.
            "support_node_host_fk", Stale::new);

    private static final Map<String, String> COLUMNS = Map.of("name", "n.name");

    private final Reads reads;
    private final Writes writes;

    PanacheNodes(Reads reads, Writes writes) {
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public Optional<SupportNode> find(NodeId id) {
        return Whole.find(getEntityManager(), SupportNodeEntity.class, id.value());
    }

    @Override
    public boolean has(NodeId id) {
        return count("id", id.value()) > 0;
    }

    @Override
    public Map<NodeId, Period> openOf(Collection<NodeId> some) {
        Map<NodeId, Period> open = new HashMap<>();
        reads.list(
                Sql.of(
                        "select id, from_day, until_day from support_node where id = any(cast(? as uuid[]))",
                        Reads.array(some.stream().map(NodeId::value).toList())),
                row -> open.put(
                        new NodeId(row.getObject(1, UUID.class)),
                        new Period(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class))));
        return open;
    }

    @Override
    public SupportNode save(SupportNode node) {
        UUID id = node.id().value();
        return writes.save(node, id, findById(id), SupportNodeEntity::new, PROBLEMS, "support_node_coverage_once");
    }

    @Override
    public Optional<NodeOverview> overview(NodeId id, LocalDate day) {
        Sql one = overviews(Sql.of("select n.* from support_node n where n.id = ?", id.value()), day);
        return reads.find(one, PanacheNodes::overview);
    }

    @Override
    public Page<NodeOverview> search(Search search, PageRequest wanted) {
        LocalDate day = search.asOf();
        Sql matching = Sql.of(" from support_node n");
        // A join lets PostgreSQL begin with the municipality; a node covers it once on a day, so no row comes twice.
        if (search.covers() != null)
            matching.add(
                    " join support_node_coverage covering on covering.node_id = n.id and covering.municipality = ?"
                            + " and covering.period @> cast(? as date)",
                    search.covers().value(),
                    day);
        matching.add(" where n.open @> cast(? as date)", day)
                .and("n.host_id = ?", map(search.host(), OrganisationId::value))
                .and("n.competence_areas @> array[cast(? as text)]", search.competenceArea())
                .and("n.kind = ?", map(search.kind(), EnumCode::of));
        String order = Reads.orderBy(wanted, COLUMNS, "(n.kind <> 'regional'), n.name", "n.id");
        Sql slice =
                Sql.of("select n.*").add(matching).add(order).add(" limit ? offset ?", wanted.limit(), wanted.offset());
        return reads.page(wanted, overviews(slice, day).add(order), matching, PanacheNodes::overview);
    }

    @Override
    public List<OrganisationId> hosts() {
        return reads.list(
                Sql.of("select distinct n.host_id from support_node n order by n.host_id"),
                row -> new OrganisationId(row.getObject(1, UUID.class)));
    }

    @Override
    public List<NodeId> naming(OrganisationId organisation) {
        return reads.list(
                Sql.of("select n.id from support_node n where n.host_id = ? order by n.id", organisation.value()),
                row -> new NodeId(row.getObject(1, UUID.class)));
    }

    /** The overviews on {@code day} of the nodes that {@code slice} selects. */
    private static Sql overviews(Sql slice, LocalDate day) {
        return Sql.of(
                        "select n.id, n.revision, n.kind, n.name, host.id, host.name, n.competence_areas,"
                                + " array(select covering.municipality from support_node_coverage covering"
                                + " join municipality it on it.code = covering.municipality"
                                + " where covering.node_id = n.id and covering.period @> cast(? as date)"
                                + " and n.open @> cast(? as date) order by it.name, it.code),"
                                + " n.from_day, n.until_day,"
                                + " (select root.id from support_node root where root.kind = 'regional'"
                                + " and root.open @> cast(? as date) and root.id <> n.id) from (",
                        day,
                        day,
                        day)
                .add(slice)
                .add(") n join organisation host on host.id = n.host_id");
    }

    @Override
    public List<CoverageLine> coverageOf(NodeId id) {
        return reads.list(
                Sql.of(
                        "select covering.id, covering.municipality, covering.from_day, covering.until_day, it.name"
                                + " from support_node_coverage covering"
                                + " join municipality it on it.code = covering.municipality"
                                + " where covering.node_id = ? order by it.name, covering.from_day, covering.id",
                        id.value()),
                row -> new CoverageLine(
                        new Coverage(
                                new Coverage.Id(row.getObject(1, UUID.class)),
                                new MunicipalityCode(row.getString(2)),
                                new Period(row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class))),
                        row.getString(5)));
    }

    @Override
    public Set<OrganisationId> hostsOf(MunicipalityCode municipality, LocalDate day) {
        return Set.copyOf(reads.list(
                Sql.of(
                        "select distinct n.host_id from support_node_coverage covering"
                                + " join support_node n on n.id = covering.node_id"
                                + " where covering.municipality = ? and covering.period @> cast(? as date)"
                                + " and n.open @> cast(? as date)",
                        municipality.value(),
                        day,
                        day),
                row -> new OrganisationId(row.getObject(1, UUID.class))));
    }

    private static NodeOverview overview(ResultSet row) throws SQLException {
        return new NodeOverview(
                new NodeId(row.getObject(1, UUID.class)),
                row.getLong(2),
                EnumCode.parse(SupportNode.Kind.class, row.getString(3)),
                row.getString(4),
                new NodeOverview.Host(new OrganisationId(row.getObject(5, UUID.class)), row.getString(6)),
                strings(row, 7),
                strings(row, 8).stream().map(MunicipalityCode::new).toList(),
                new Period(row.getObject(9, LocalDate.class), row.getObject(10, LocalDate.class)),
                map(row.getObject(11, UUID.class), NodeId::new));
    }
}
