package se.kompetensbyran.domain.incubation;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.StageChange;
import se.kompetensbyran.domain.incubation.BoardColumn.Card;
import se.kompetensbyran.domain.incubation.InitiativeOverview.AtNode;
import se.kompetensbyran.domain.incubation.InitiativeOverview.Owner;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.Sorting;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.shared.Swedish;

/** Initiatives that are forgotten when the test is over. */
public final class InitiativesInMemory implements Initiatives {

    private final Rows<InitiativeId, Initiative> rows = new Rows<>();
    private final Nodes nodes;
    private final Organisations organisations;
    private final Enterprises enterprises;

    private final Sorting<InitiativeOverview> sorting = new Sorting<InitiativeOverview>(
                    it -> it.id().value())
            .by("name", it -> it.idea().name(), Swedish.ORDER)
            .by("stageSince", InitiativeOverview::stageSince, Comparator.naturalOrder())
            .by("movedOn", InitiativeOverview::movedOn, Comparator.naturalOrder());

    /** Initiatives whose nodes, organisations and enterprises have their names from there. */
    public InitiativesInMemory(Nodes nodes, Organisations organisations, Enterprises enterprises) {
        this.nodes = nodes;
        this.organisations = organisations;
        this.enterprises = enterprises;
    }

    @Override
    public Optional<Initiative> find(InitiativeId id) {
        return rows.find(id).map(this::ofWhoseItIsNow);
    }

    @Override
    public synchronized Initiative save(Initiative it) {
        EnterpriseId enterprise = enterpriseOf(it);
        boolean isTaken = enterprise != null
                && rows.all().anyMatch(other -> !other.id().equals(it.id()) && enterprise.equals(enterpriseOf(other)));
        if (isTaken) throw new InitiativeProblem.EnterpriseTaken();
        return rows.save(it.id(), it, InitiativeFixture.read(it, it.revision() + 1));
    }

    @Override
    public Initiative save(Initiative it, Enterprise enterprise) {
        if (enterprises.get(enterprise.id()).revision() != enterprise.revision()) throw new Stale();
        return save(it);
    }

    @Override
    public void keepStatusOf(EnterpriseId enterprise) {
        // Nobody else changes anything while a test does.
    }

    @Override
    public Optional<InitiativeOverview> overview(InitiativeId id, LocalDate today) {
        return find(id).map(it -> shown(it, today));
    }

    @Override
    public Page<InitiativeOverview> search(Search search, PageRequest wanted, LocalDate today) {
        return matching(search, today)
                .map(it -> shown(it, today))
                .collect(sorting.page(wanted, sorting.ascending("name")));
    }

    @Override
    public List<BoardColumn> board(Search search, int most, LocalDate today) {
        List<InitiativeOverview> all =
                matching(search, today).map(it -> shown(it, today)).toList();
        return Arrays.stream(Stage.values())
                .map(stage -> {
                    List<InitiativeOverview> here =
                            all.stream().filter(it -> it.stage() == stage).toList();
                    return new BoardColumn(
                            stage,
                            here.size(),
                            here.stream()
                                    .sorted(comparing(InitiativeOverview::stageSince)
                                            .thenComparing(it -> it.id().toString()))
                                    .limit(most)
                                    .map(it -> new Card(it.id(), it.idea().name(), it.stageSince()))
                                    .toList());
                })
                .toList();
    }

    @Override
    public List<Survival> survival(Search search, LocalDate today) {
        List<Life> lives = matching(search, today)
                .map(Initiative::became)
                .filter(Objects::nonNull)
                .map(it -> new Life(it.on(), closed(it.enterprise())))
                .toList();
        return Survival.YEARS.stream()
                .map(it -> Survival.after(it, lives, today))
                .toList();
    }

    private @Nullable LocalDate closed(EnterpriseId enterprise) {
        return enterprises.get(enterprise).history().stream()
                .filter(it -> it.to() == se.kompetensbyran.domain.enterprises.Stage.CLOSED)
                .map(StageChange::since)
                .findAny()
                .orElse(null);
    }

    private Stream<Initiative> matching(Search search, LocalDate today) {
        LocalDate unmovedSince = search.unmovedSince();
        return rows.all()
                .map(this::ofWhoseItIsNow)
                .filter(it -> search.hosts() == null
                        || (nodeOf(it).open().contains(today)
                                && search.hosts().contains(nodeOf(it).host())))
                .filter(it -> search.node() == null || search.node().equals(it.node()))
                .filter(it -> search.stage() == null || search.stage() == it.stage())
                .filter(it -> search.municipality() == null
                        || search.municipality().equals(it.idea().municipality()))
                .filter(it -> search.enterprise() == null || search.enterprise().equals(enterpriseOf(it)))
                .filter(it -> unmovedSince == null
                        || (it.stage().isUnderway() && !it.movedOn().isAfter(unmovedSince)));
    }

    private InitiativeOverview shown(Initiative it, LocalDate today) {
        SupportNode node = nodeOf(it);
        OrganisationId owner = it.organisation();
        Became became = it.became();
        return new InitiativeOverview(
                it.id(),
                it.revision(),
                it.idea(),
                new AtNode(node.id(), node.name(), node.open().contains(today) ? node.host() : null),
                it.stage(),
                it.history().get(it.history().size() - 1).on(),
                it.restsFrom(),
                it.movedOn(),
                it.met(),
                owner == null ? null : new Owner(owner, organisations.get(owner).name()),
                became == null
                        ? null
                        : new InitiativeOverview.Enterprise(
                                became.enterprise(),
                                enterprises.get(became.enterprise()).business().name(),
                                became.on()));
    }

    private Initiative ofWhoseItIsNow(Initiative it) {
        Became became = it.became();
        OrganisationId told = it.organisation();
        return became == null || told == null
                ? it
                : it.withOrganisation(told, enterprises.get(became.enterprise()).organisation());
    }

    private SupportNode nodeOf(Initiative it) {
        return nodes.get(it.node());
    }

    private static @Nullable EnterpriseId enterpriseOf(Initiative it) {
        Became became = it.became();
        return became == null ? null : became.enterprise();
    }

    @Override
    public List<InitiativeId> naming(OrganisationId organisation) {
        return rows.all()
                .map(this::ofWhoseItIsNow)
                .filter(it -> organisation.equals(it.organisation()))
                .map(Initiative::id)
                .sorted(Comparator.comparing(InitiativeId::toString))
                .toList();
    }
}
