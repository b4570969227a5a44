package se.kompetensbyran.domain.support;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.incubation.Initiative;
import se.kompetensbyran.domain.incubation.Initiatives;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.Sorting;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.shared.Swedish;
import se.kompetensbyran.domain.support.SupportOverview.Asker;
import se.kompetensbyran.domain.support.SupportOverview.AskingInitiative;
import se.kompetensbyran.domain.support.SupportOverview.AtNode;

/** Support cases that are forgotten when the test is over. */
public final class SupportCasesInMemory implements SupportCases {

    private final Rows<SupportCaseId, SupportCase> rows = new Rows<>();
    private final Nodes nodes;
    private final Enterprises enterprises;
    private final Initiatives initiatives;

    private final Sorting<SupportOverview> sorting = new Sorting<SupportOverview>(
                    it -> it.id().value())
            .by("requestedOn", SupportOverview::requestedOn, Comparator.naturalOrder())
            .by("minutes", SupportOverview::minutes, Comparator.naturalOrder());

    /** Cases whose nodes, enterprises and initiatives have their names from there. */
    public SupportCasesInMemory(Nodes nodes, Enterprises enterprises, Initiatives initiatives) {
        this.nodes = nodes;
        this.enterprises = enterprises;
        this.initiatives = initiatives;
    }

    @Override
    public Optional<SupportCase> find(SupportCaseId id) {
        return rows.find(id);
    }

    @Override
    public SupportCase save(SupportCase it) {
        return rows.save(it.id(), it, SupportFixture.read(it, it.revision() + 1));
    }

    @Override
    public SupportCase save(SupportCase it, Enterprise enterprise, @Nullable SupportNode node) {
        boolean isUnchanged = enterprises.get(enterprise.id()).revision() == enterprise.revision()
                && (node == null || nodes.get(node.id()).revision() == node.revision());
        if (!isUnchanged) throw new Stale();
        return save(it);
    }

    @Override
    public SupportCase save(SupportCase it, Initiative initiative, @Nullable SupportNode node) {
        boolean isUnchanged = initiatives.get(initiative.id()).revision() == initiative.revision()
                && (node == null || nodes.get(node.id()).revision() == node.revision());
        if (!isUnchanged) throw new Stale();
        return save(it);
    }

    @Override
    public Optional<SupportOverview> overview(SupportCaseId id, LocalDate today) {
        return find(id).map(it -> shown(it, today));
    }

    @Override
    public Page<SupportOverview> search(Search search, PageRequest wanted, LocalDate today) {
        return rows.all()
                .map(it -> shown(it, today))
                .filter(it -> search.sight() == null || isSeen(it, search.sight()))
                .filter(it -> search.enterprise() == null
                        || (it.enterprise() != null
                                && search.enterprise().equals(it.enterprise().id())))
                .filter(it -> search.initiative() == null
                        || (it.initiative() != null
                                && search.initiative().equals(it.initiative().id())))
                .filter(it -> search.node() == null || search.node().equals(nodeOf(it)))
                .filter(it -> search.stage() == null || search.stage() == it.stage())
                .filter(it -> search.adviser() == null || search.adviser().equals(it.adviser()))
                .collect(sorting.page(wanted, sorting.ascending("requestedOn")));
    }

    @Override
    public Set<SupportCaseId> seen(Collection<SupportCaseId> some, Sight sight, LocalDate today) {
        return some.stream()
                .filter(it -> overview(it, today)
                        .filter(shown -> isSeen(shown, sight))
                        .isPresent())
                .collect(toSet());
    }

    @Override
    public Page<Load> loads(
            @Nullable Set<OrganisationId> hosts,
            @Nullable NodeId node,
            Period during,
            PageRequest wanted,
            LocalDate today) {
        record Key(NodeId node, String adviser) {}
        List<SupportCase> all = rows.all().toList();
        Set<Key> keys = Stream.concat(
                        all.stream()
                                .filter(it -> it.stage() == Stage.TAKEN)
                                .map(it -> new Key(it.taken(), Objects.requireNonNull(it.adviser()))),
                        all.stream()
                                .flatMap(it -> it.sessions().stream())
                                .filter(it -> during.contains(it.on()))
                                .map(it -> new Key(it.node(), it.by().who())))
                .filter(it -> node == null || node.equals(it.node()))
                .filter(it -> hosts == null || isHost(hosts, nodes.get(it.node()), today))
                .collect(toSet());
        List<Load> loads = new ArrayList<>();
        for (Key it : keys) {
            List<SupportSession> sessions = all.stream()
                    .flatMap(one -> one.sessions().stream())
                    .filter(one -> during.contains(one.on()))
                    .filter(one -> new Key(one.node(), one.by().who()).equals(it))
                    .toList();
            long taken = all.stream()
                    .filter(one -> one.stage() == Stage.TAKEN)
                    .filter(one -> it.node().equals(one.node()) && it.adviser().equals(one.adviser()))
                    .count();
            loads.add(new Load(
                    it.node(),
                    nodes.get(it.node()).name(),
                    it.adviser(),
                    (int) taken,
                    sessions.size(),
                    sessions.stream().mapToInt(SupportSession::minutes).sum(),
                    sessions.stream()
                            .collect(groupingBy(
                                    SupportSession::competenceArea,
                                    TreeMap::new,
                                    summingInt(SupportSession::minutes)))));
        }
        loads.sort(comparing(Load::nodeName, Swedish.ORDER)
                .thenComparing(it -> it.node().toString())
                .thenComparing(Load::adviser));
        return Page.of(loads, wanted);
    }

    @Override
    public Waiting waiting(@Nullable Set<OrganisationId> hosts, @Nullable NodeId node, Period during, LocalDate today) {
        List<Wait> waits = rows.all()
                .map(it -> shown(it, today))
                .filter(it -> during.contains(it.requestedOn())
                        || (isWaiting(it) && it.requestedOn().isBefore(during.from())))
                .filter(it -> hosts == null || isSeen(it, new Sight(Set.of(), hosts)))
                .filter(it -> node == null || node.equals(nodeOf(it)) || (it.node() == null && covers(node, it, today)))
                .map(it -> new Wait(
                        it.requestedOn(), it.firstSessionOn(), it.stage().isOpen()))
                .toList();
        return Waiting.of(waits, today);
    }

    private static boolean isWaiting(SupportOverview it) {
        return it.firstSessionOn() == null && it.stage().isOpen();
    }

    private boolean covers(NodeId node, SupportOverview it, LocalDate today) {
        if (it.initiative() != null)
            return initiatives.get(it.initiative().id()).node().equals(node);
        MunicipalityCode municipality = enterprises
                .get(Objects.requireNonNull(it.enterprise()).id())
                .business()
                .municipality();
        return municipality != null && nodes.get(node).covers(municipality, today);
    }

    private static boolean isHost(Set<OrganisationId> hosts, SupportNode node, LocalDate today) {
        return node.open().contains(today) && hosts.contains(node.host());
    }

    private static @Nullable OrganisationId hostOf(SupportNode node, LocalDate today) {
        return node.open().contains(today) ? node.host() : null;
    }

    private static boolean isSeen(SupportOverview it, Sight sight) {
        return (it.enterprise() != null
                        && sight.organisations().contains(it.enterprise().organisation()))
                || it.hosts().stream().anyMatch(sight.hosts()::contains);
    }

    private static @Nullable NodeId nodeOf(SupportOverview it) {
        AtNode node = it.node();
        return node == null ? null : node.id();
    }

    private SupportOverview shown(SupportCase it, LocalDate today) {
        Enterprise enterprise = it.enterprise() == null ? null : enterprises.get(it.enterprise());
        Initiative initiative = it.initiative() == null ? null : initiatives.get(it.initiative());
        NodeId id = it.node();
        SupportNode node = id == null ? null : nodes.get(id);
        Set<OrganisationId> coveredBy = initiative == null ? covering(enterprise, today) : helping(initiative, today);
        Set<OrganisationId> undecided = undecided(it, enterprise, today);
        return new SupportOverview(
                it.id(),
                it.revision(),
                enterprise == null
                        ? null
                        : new Asker(enterprise.id(), enterprise.business().name(), enterprise.organisation()),
                initiative == null
                        ? null
                        : new AskingInitiative(
                                initiative.id(), initiative.idea().name()),
                it.question(),
                it.stage(),
                it.requestedOn(),
                node == null ? null : new AtNode(node.id(), node.name(), hostOf(node, today)),
                it.adviser(),
                it.history().get(it.history().size() - 1).result(),
                it.firstSessionOn().orElse(null),
                it.minutes(),
                it.minutesByArea(),
                it.declinedBy(),
                coveredBy,
                undecided.isEmpty() ? coveredBy : undecided);
    }

    private Set<OrganisationId> covering(@Nullable Enterprise enterprise, LocalDate today) {
        MunicipalityCode municipality =
                enterprise == null ? null : enterprise.business().municipality();
        return municipality == null ? Set.of() : nodes.hostsOf(municipality, today);
    }

    private Set<OrganisationId> undecided(SupportCase it, @Nullable Enterprise enterprise, LocalDate today) {
        MunicipalityCode municipality =
                enterprise == null ? null : enterprise.business().municipality();
        if (municipality == null) return Set.of();
        return nodes
                .search(new Nodes.Search(municipality, null, null, null, today), PageRequest.first(100))
                .items()
                .stream()
                .filter(node -> !it.declinedBy().contains(node.id()))
                .map(node -> nodes.get(node.id()).host())
                .collect(toSet());
    }

    private Set<OrganisationId> helping(Initiative initiative, LocalDate today) {
        OrganisationId host = hostOf(nodes.get(initiative.node()), today);
        return host == null ? Set.of() : Set.of(host);
    }
}
