package se.kompetensbyran.domain.needs;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.needs.NeedsAnalysisOverview.Adopted;
import se.kompetensbyran.domain.needs.NeedsAnalysisOverview.InProject;
import se.kompetensbyran.domain.needs.NeedsProblem.FindingVoted;
import se.kompetensbyran.domain.needs.NeedsProblem.SecondAdopted;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Rows;

/** Needs analyses that are forgotten when the test is over. */
public final class NeedsAnalysesInMemory implements NeedsAnalyses {

    private final Rows<NeedsAnalysisId, NeedsAnalysis> rows = new Rows<>();
    private final Organisations organisations;
    private final Projects projects;
    private Predicate<Finding.Id> isVoted = it -> false;

    /** Analyses whose bodies and projects have their names from there. */
    public NeedsAnalysesInMemory(Organisations organisations, Projects projects) {
        this.organisations = organisations;
        this.projects = projects;
    }

    /** Says for which findings somebody voted. */
    void votedIn(Predicate<Finding.Id> findings) {
        isVoted = findings;
    }

    @Override
    public Optional<NeedsAnalysis> find(NeedsAnalysisId id) {
        return rows.find(id);
    }

    @Override
    public Optional<NeedsAnalysis> adopted() {
        return rows.all().filter(it -> it.stage() == Stage.ADOPTED).findAny();
    }

    @Override
    public NeedsAnalysis save(NeedsAnalysis it) {
        boolean isSecond =
                adopted().filter(other -> !other.id().equals(it.id())).isPresent();
        if (it.stage() == Stage.ADOPTED && isSecond) throw new SecondAdopted();
        find(it.id()).map(NeedsAnalysis::findings).orElse(List.of()).stream()
                .filter(one -> isVoted.test(one.id()) && !it.findings().contains(one))
                .findAny()
                .ifPresent(one -> {
                    throw new FindingVoted();
                });
        return rows.save(it.id(), it, NeedsFixture.read(it, it.revision() + 1));
    }

    @Override
    public Optional<NeedsAnalysisOverview> overview(NeedsAnalysisId id) {
        return find(id).map(this::overview);
    }

    @Override
    public Page<NeedsAnalysisOverview> search(Search search, PageRequest wanted) {
        return Page.of(
                rows.all()
                        .filter(it -> search.stage() == null || it.stage() == search.stage())
                        .filter(it -> search.project() == null
                                || search.project().equals(it.theme().project()))
                        .filter(it -> search.inForceOn() == null || it.isInForce(search.inForceOn()))
                        .sorted(comparing((NeedsAnalysis it) -> it.id().toString())
                                .reversed())
                        .map(this::overview)
                        .toList(),
                wanted);
    }

    @Override
    public Page<MeasureLine> measures(MeasureSearch search, PageRequest wanted) {
        return Page.of(
                rows.all()
                        .filter(it -> !search.isAdopted() || it.adoption() != null)
                        .flatMap(NeedsAnalysesInMemory::lines)
                        .filter(it -> fits(it.measure().activity(), search))
                        .filter(it -> search.supportCase() == null
                                || search.supportCase().equals(it.measure().supportCase()))
                        .sorted(comparing((MeasureLine it) -> it.measure().id().toString())
                                .reversed())
                        .toList(),
                wanted);
    }

    private static Stream<MeasureLine> lines(NeedsAnalysis it) {
        return it.measures().stream()
                .map(one -> new MeasureLine(
                        one, it.priority(one.priority()), it.id(), it.theme().title()));
    }

    private static boolean fits(Measure.@Nullable OfProject activity, MeasureSearch search) {
        return (search.project() == null
                        || (activity != null && search.project().equals(activity.project())))
                && (search.activity() == null
                        || (activity != null && search.activity().equals(activity.activity())));
    }

    private NeedsAnalysisOverview overview(NeedsAnalysis it) {
        StageChange last = it.history().get(it.history().size() - 1);
        LocalDate supersededOn = last.to() == Stage.SUPERSEDED ? last.on().firstDay() : null;
        return new NeedsAnalysisOverview(
                it.id(),
                it.revision(),
                it.theme(),
                project(it.theme().project()),
                last.to(),
                last.on(),
                adopted(it.adoption()),
                supersededOn);
    }

    private @Nullable InProject project(@Nullable ProjectId id) {
        return id == null
                ? null
                : new InProject(id, projects.get(id).description().name());
    }

    private @Nullable Adopted adopted(@Nullable Adoption it) {
        return it == null
                ? null
                : new Adopted(it.body(), organisations.get(it.body()).name(), it.on(), it.validUntil());
    }

    @Override
    public List<NeedsAnalysisId> naming(OrganisationId organisation) {
        return rows.all()
                .filter(it -> it.adoption() != null && it.adoption().body().equals(organisation))
                .map(NeedsAnalysis::id)
                .sorted(Comparator.comparing(NeedsAnalysisId::toString))
                .toList();
    }
}
