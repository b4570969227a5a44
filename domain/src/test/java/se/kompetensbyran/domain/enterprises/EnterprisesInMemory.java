package se.kompetensbyran.domain.enterprises;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview.AtNode;
import se.kompetensbyran.domain.enterprises.EnterpriseOverview.Owner;
import se.kompetensbyran.domain.enterprises.Facets.Count;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.SearchWords;
import se.kompetensbyran.domain.shared.Sorting;
import se.kompetensbyran.domain.shared.Swedish;

/** Enterprises that are forgotten when the test is over. */
public final class EnterprisesInMemory implements Enterprises {

    private final Rows<EnterpriseId, Enterprise> rows = new Rows<>();
    private final Map<EnterpriseId, List<Period>> confirmations = new ConcurrentHashMap<>();
    private final Organisations organisations;
    private final Nodes nodes;
    private final CodeLists lists;

    private final Sorting<EnterpriseOverview> sorting =
            new Sorting<EnterpriseOverview>(it -> it.id().value()).by("name", EnterpriseOverview::name, Swedish.ORDER);

    /** Enterprises whose organisations, nodes and sectors have their names from there. */
    public EnterprisesInMemory(Organisations organisations, Nodes nodes, CodeLists lists) {
        this.organisations = organisations;
        this.nodes = nodes;
        this.lists = lists;
    }

    /** An assessment has confirmed it, valid on those days. */
    public void confirm(EnterpriseId id, Period validity) {
        confirmations.merge(id, List.of(validity), (all, one) -> Part.append(all, one.get(0)));
    }

    @Override
    public Optional<Enterprise> find(EnterpriseId id) {
        return rows.find(id);
    }

    @Override
    public boolean has(EnterpriseId id) {
        return find(id).isPresent();
    }

    @Override
    public Enterprise save(Enterprise it) {
        return rows.save(it.id(), it, EnterpriseFixture.read(it, it.revision() + 1));
    }

    @Override
    public Optional<EnterpriseOverview> overview(EnterpriseId id, LocalDate day) {
        return find(id).flatMap(it -> overview(it, day));
    }

    @Override
    public Page<EnterpriseOverview> search(Search search, PageRequest wanted, LocalDate today) {
        return matching(search, today).collect(sorting.page(wanted, own(search.q())));
    }

    @Override
    public Facets facets(Search search, LocalDate today) {
        List<EnterpriseOverview> all = matching(search, today).toList();
        return new Facets(
                counts(all, it -> Stream.ofNullable(it.municipality()).map(MunicipalityCode::value)),
                counts(all, it -> it.sectors().stream()),
                counts(all, it -> Stream.of(EnumCode.of(it.stage()))),
                counts(all, it -> Stream.ofNullable(it.standing()).map(standing -> EnumCode.of(standing.status()))));
    }

    @Override
    public Flow flow(Flow.Basis basis, LocalDate first, LocalDate last) {
        List<Period> stays = rows.all().flatMap(it -> stays(it, basis)).toList();
        return Flow.of(stays, first, last);
    }

    private Stream<Period> stays(Enterprise it, Flow.Basis basis) {
        if (basis == Flow.Basis.BUSINESS) return it.stay().stream();
        List<StageChange> history = it.history();
        LocalDate closed =
                it.stage() == Stage.CLOSED ? history.get(history.size() - 1).since() : null;
        return Standing.inForce(confirmations.getOrDefault(it.id(), List.of())).stream()
                .filter(one -> closed == null || one.from().isBefore(closed))
                .map(one -> closed == null || !one.contains(closed) ? one : new Period(one.from(), closed));
    }

    @Override
    public List<AffiliationLine> affiliationsOf(EnterpriseId id) {
        return find(id).map(Enterprise::affiliations).orElse(List.of()).stream()
                .sorted(comparing((Affiliation it) -> it.period().from())
                        .reversed()
                        .thenComparing(it -> it.id().toString()))
                .map(it -> new AffiliationLine(it, nodes.get(it.node()).name()))
                .toList();
    }

    /** All of them, in no order. */
    Stream<Enterprise> all() {
        return rows.all();
    }

    /** Those that fit {@code search}, in no order. */
    Stream<EnterpriseOverview> matching(Search search, LocalDate today) {
        Stream<EnterpriseOverview> fitting = rows.all()
                .flatMap(it -> overview(it, search.day(today)).stream())
                .filter(it -> fits(it, search));
        if (search.q() == null) return fitting;
        SearchWords words = SearchWords.of(search.q());
        List<EnterpriseOverview> all = fitting.filter(
                        it -> words.unwanted().stream().noneMatch(word -> holds(it, word)))
                .toList();
        if (words.isAllUnwanted()) return all.stream();
        List<EnterpriseOverview> asWritten =
                all.stream().filter(it -> holds(it, words.wanted())).toList();
        return asWritten.size() < FEW ? all.stream().filter(it -> rank(words.wanted(), it) > 0) : asWritten.stream();
    }

    private boolean fits(EnterpriseOverview it, Search search) {
        NodeId node = search.node();
        return (search.municipality() == null || search.municipality().equals(it.municipality()))
                && (node == null || (it.node() != null && node.equals(it.node().id())))
                && (search.sector() == null || it.sectors().contains(search.sector()))
                && (search.stage() == null || search.stage() == it.stage())
                && (search.status() == null
                        || (it.standing() != null && it.standing().status() == search.status()));
    }

    private Optional<EnterpriseOverview> overview(Enterprise it, LocalDate day) {
        Stage stage = it.stageOn(day);
        if (stage == null) return Optional.empty();
        StageChange latest = it.history().stream()
                .filter(step -> !step.since().isAfter(day))
                .reduce((before, after) -> after)
                .orElseThrow();
        Business business = it.business();
        return Optional.of(new EnterpriseOverview(
                it.id(),
                it.revision(),
                business.name(),
                new Owner(
                        it.organisation(), organisations.get(it.organisation()).name()),
                business.description(),
                business.offers(),
                business.sectors().stream().sorted().toList(),
                business.municipality(),
                stage,
                latest.on(),
                stage == Stage.CLOSED
                        ? null
                        : Standing.of(confirmations.getOrDefault(it.id(), List.of()).stream(), day)
                                .orElse(null),
                it.affiliationOn(day)
                        .map(Affiliation::node)
                        .map(nodes::get)
                        .filter(node -> node.open().contains(day))
                        .map(node -> new AtNode(node.id(), node.name(), node.host()))
                        .orElse(null)));
    }

    private Comparator<EnterpriseOverview> own(@Nullable String q) {
        Comparator<EnterpriseOverview> byName = sorting.ascending("name");
        if (q == null || SearchWords.of(q).isAllUnwanted()) return byName;
        String wanted = SearchWords.of(q).wanted();
        return Comparator.<EnterpriseOverview>comparingDouble(it -> -rank(wanted, it))
                .thenComparing(byName);
    }

    private boolean holds(EnterpriseOverview it, String word) {
        return Swedish.holds(it.name() + " " + words(it.offers()) + " " + words(it.description()), word)
                || labels(it.sectors()).anyMatch(label -> Swedish.holds(label, word));
    }

    private double rank(String q, EnterpriseOverview it) {
        double likeness = Swedish.likeness(q, it.name());
        // As written comes first.
        double rank = likeness >= Swedish.ALIKE ? likeness / 100 : 0;
        if (Swedish.holds(it.name() + " " + words(it.offers()) + " " + words(it.description()), q)) rank += 0.2;
        if (Swedish.holds(it.name(), q)) rank += 0.8;
        else if (Swedish.holds(words(it.offers()), q)) rank += 0.2;
        if (labels(it.sectors()).anyMatch(label -> Swedish.holds(label, q))) rank += 0.05;
        return rank;
    }

    private Stream<String> labels(Collection<String> sectors) {
        return lists.find("sectors").stream()
                .flatMap(it -> it.codes().stream())
                .filter(it -> sectors.contains(it.code()))
                .map(it -> it.label().sv());
    }

    private static String words(@Nullable Bilingual text) {
        return text == null ? "" : text.sv() + " " + text.en();
    }

    private static List<Count> counts(
            List<EnterpriseOverview> all, Function<EnterpriseOverview, Stream<String>> codes) {
        return all.stream()
                .flatMap(codes)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(it -> 1)))
                .entrySet()
                .stream()
                .map(it -> new Count(it.getKey(), it.getValue()))
                .sorted(comparing(Count::count).reversed().thenComparing(Count::code))
                .toList();
    }

    @Override
    public List<EnterpriseId> naming(OrganisationId organisation) {
        return rows.all()
                .filter(it -> it.organisation().equals(organisation))
                .map(Enterprise::id)
                .sorted(Comparator.comparing(EnterpriseId::toString))
                .toList();
    }
}
