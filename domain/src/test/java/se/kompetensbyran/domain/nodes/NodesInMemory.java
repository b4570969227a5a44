package se.kompetensbyran.domain.nodes;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.nodes.SupportNode.Kind;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Municipality;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.Sorting;
import se.kompetensbyran.domain.shared.Swedish;

/** Support nodes that are forgotten when the test is over. */
public final class NodesInMemory implements Nodes {

    private final Rows<NodeId, SupportNode> rows = new Rows<>();
    private final Organisations organisations;
    private final Municipalities municipalities;

    private final Sorting<NodeOverview> sorting =
            new Sorting<NodeOverview>(it -> it.id().value()).by("name", NodeOverview::name, Swedish.ORDER);

    /** Nodes whose hosts and municipalities have their names from there. */
    public NodesInMemory(Organisations organisations, Municipalities municipalities) {
        this.organisations = organisations;
        this.municipalities = municipalities;
    }

    @Override
    public Optional<SupportNode> find(NodeId id) {
        return rows.find(id);
    }

    @Override
    public boolean has(NodeId id) {
        return find(id).isPresent();
    }

    @Override
    public Map<NodeId, Period> openOf(Collection<NodeId> some) {
        return some.stream()
                .distinct()
                .flatMap(it -> find(it).stream())
                .collect(Collectors.toMap(SupportNode::id, SupportNode::open));
    }

    @Override
    public synchronized SupportNode save(SupportNode it) {
        boolean isSecond = it.kind() == Kind.REGIONAL
                && rows.all()
                        .anyMatch(other -> other.kind() == Kind.REGIONAL
                                && !other.id().equals(it.id())
                                && other.open().overlaps(it.open()));
        if (isSecond) throw new NodeProblem.SecondRoot();
        return rows.save(
                it.id(),
                it,
                new SupportNode(
                        it.id(),
                        it.revision() + 1,
                        it.kind(),
                        it.name(),
                        it.host(),
                        it.competenceAreas(),
                        it.coverage(),
                        it.open()));
    }

    @Override
    public Optional<NodeOverview> overview(NodeId id, LocalDate day) {
        return find(id).map(it -> overviewOf(it, day));
    }

    @Override
    public Page<NodeOverview> search(Search search, PageRequest wanted) {
        return rows.all()
                .filter(it -> it.open().contains(search.asOf()))
                .filter(it -> search.covers() == null || it.covers(search.covers(), search.asOf()))
                .filter(it -> search.host() == null || search.host().equals(it.host()))
                .filter(it ->
                        search.competenceArea() == null || it.competenceAreas().contains(search.competenceArea()))
                .filter(it -> search.kind() == null || search.kind() == it.kind())
                .map(it -> overviewOf(it, search.asOf()))
                .collect(sorting.page(
                        wanted,
                        Comparator.<NodeOverview, Boolean>comparing(it -> it.kind() != Kind.REGIONAL)
                                .thenComparing(sorting.ascending("name"))));
    }

    @Override
    public List<CoverageLine> coverageOf(NodeId id) {
        return find(id).stream()
                .flatMap(it -> it.coverage().stream())
                .map(it -> new CoverageLine(it, nameOf(it.municipality())))
                .sorted(comparing(CoverageLine::municipalityName, Swedish.ORDER)
                        .thenComparing(it -> it.coverage().period().from()))
                .toList();
    }

    @Override
    public Set<OrganisationId> hostsOf(MunicipalityCode municipality, LocalDate day) {
        return rows.all()
                .filter(it -> it.covers(municipality, day))
                .map(SupportNode::host)
                .collect(Collectors.toSet());
    }

    private NodeOverview overviewOf(SupportNode it, LocalDate day) {
        return new NodeOverview(
                it.id(),
                it.revision(),
                it.kind(),
                it.name(),
                new NodeOverview.Host(it.host(), organisations.get(it.host()).name()),
                it.competenceAreas().stream().sorted().toList(),
                it.coverage().stream()
                        .map(Coverage::municipality)
                        .distinct()
                        .filter(one -> it.covers(one, day))
                        .sorted(comparing(this::nameOf, Swedish.ORDER))
                        .toList(),
                it.open(),
                it.kind() == Kind.REGIONAL ? null : rootOn(day));
    }

    private @Nullable NodeId rootOn(LocalDate day) {
        return rows.all()
                .filter(it -> it.kind() == Kind.REGIONAL && it.open().contains(day))
                .map(SupportNode::id)
                .findAny()
                .orElse(null);
    }

    private String nameOf(MunicipalityCode code) {
        return municipalities.all().stream()
                .filter(it -> it.code().equals(code))
                .map(Municipality::name)
                .findAny()
                .orElseThrow();
    }

    @Override
    public List<OrganisationId> hosts() {
        return rows.all().map(SupportNode::host).distinct().toList();
    }

    @Override
    public List<NodeId> naming(OrganisationId organisation) {
        return rows.all()
                .filter(it -> it.host().equals(organisation))
                .map(SupportNode::id)
                .sorted(Comparator.comparing(NodeId::toString))
                .toList();
    }
}
