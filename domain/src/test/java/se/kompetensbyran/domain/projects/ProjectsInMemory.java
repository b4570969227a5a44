package se.kompetensbyran.domain.projects;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.Project.Standing;
import se.kompetensbyran.domain.projects.ProjectOverview.Ending;
import se.kompetensbyran.domain.projects.ProjectOverview.Named;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Rows;
import se.kompetensbyran.domain.shared.SearchWords;
import se.kompetensbyran.domain.shared.Sorting;
import se.kompetensbyran.domain.shared.Swedish;

/** Projects that are forgotten when the test is over. */
public final class ProjectsInMemory implements Projects {

    private final Rows<ProjectId, Project> rows = new Rows<>();
    private final Organisations organisations;

    private final Sorting<ProjectOverview> sorting = new Sorting<ProjectOverview>(
                    it -> it.id().value())
            .by("name", ProjectOverview::name, Swedish.ORDER)
            .by("startsOn", ProjectOverview::startsOn, Comparator.<LocalDate>naturalOrder())
            .by("plannedEndsOn", ProjectOverview::plannedEndsOn, Comparator.<LocalDate>naturalOrder())
            .by("status", ProjectOverview::stage, Comparator.<Stage>naturalOrder());

    /** Projects whose organisations have their names from {@code organisations}. */
    public ProjectsInMemory(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public Optional<Project> find(ProjectId id) {
        return rows.find(id).map(this::continuingWhatIsNow);
    }

    @Override
    public boolean has(ProjectId id) {
        return rows.find(id).isPresent();
    }

    @Override
    public synchronized Project save(Project project) {
        LocalDate start = project.schedule().startsOn();
        boolean late = successorsOf(project.id())
                .anyMatch(it -> !start.isBefore(it.schedule().startsOn()));
        if (late) throw new ProjectProblem.NotEarlier();
        Project now = continuingWhatIsNow(project);
        return rows.save(
                project.id(),
                project,
                new Project(
                        now.id(),
                        now.revision() + 1,
                        now.description(),
                        now.schedule(),
                        now.history(),
                        now.continues(),
                        now.roles(),
                        now.budget()));
    }

    @Override
    public Optional<ProjectOverview> overview(ProjectId id, LocalDate today) {
        return find(id).map(it -> overviewOf(it, today));
    }

    @Override
    public Optional<ProjectOverview> asOf(ProjectId id, LocalDate day) {
        return find(id).flatMap(it -> it.standing(day).map(stood -> overviewOf(it, stood)));
    }

    @Override
    public Page<ProjectOverview> search(Search search, PageRequest wanted, LocalDate today) {
        return rows.all()
                .filter(it -> standing(it, search, today)
                        .filter(stood -> fits(it, stood, search))
                        .isPresent())
                .map(it -> overviewOf(it, standing(it, search, today).orElseThrow()))
                .collect(sorting.page(wanted, own(search.q())));
    }

    @Override
    public Map<ProjectId, OrganisationId> ownersOf(Collection<ProjectId> some, LocalDate today) {
        Map<ProjectId, OrganisationId> owners = new HashMap<>();
        for (ProjectId id : some)
            find(id).flatMap(it -> it.owner(today)).ifPresent(it -> owners.put(id, it.organisation()));
        return owners;
    }

    @Override
    public List<RoleLine> rolesOf(ProjectId id) {
        return get(id).roles().stream()
                .sorted(comparing((Role it) -> it.kind() != Role.Kind.OWNER)
                        .thenComparing(it -> it.period().from())
                        .thenComparing(it -> it.id().toString()))
                .map(it -> new RoleLine(it, nameOf(it.organisation())))
                .toList();
    }

    @Override
    public List<Named> fundersOf(ProjectId id) {
        return funders(get(id))
                .distinct()
                .map(this::named)
                .sorted(comparing(Named::name, Swedish.ORDER)
                        .thenComparing(it -> it.id().toString()))
                .toList();
    }

    @Override
    public List<Relative> relativesOf(ProjectId id) {
        List<Relative> found = new ArrayList<>();
        Project at = get(id);
        for (int generation = -1; at.continues() != null; generation--) {
            at = get(at.continues().earlier());
            found.add(relative(at, generation));
        }
        addAfter(id, 1, found);
        return found.stream()
                .sorted(comparing((Relative it) -> Math.abs(it.generation()))
                        .thenComparing(Relative::generation)
                        .thenComparing(Relative::startsOn)
                        .thenComparing(it -> it.id().toString()))
                .toList();
    }

    private void addAfter(ProjectId id, int generation, List<Relative> found) {
        successorsOf(id).forEach(it -> {
            found.add(relative(it, generation));
            addAfter(it.id(), generation + 1, found);
        });
    }

    private static Relative relative(Project it, int generation) {
        Continuation continues = it.continues();
        return new Relative(
                it.id(),
                it.description().name(),
                it.schedule().startsOn(),
                generation,
                continues == null ? null : continues.earlier());
    }

    private Stream<Project> successorsOf(ProjectId id) {
        return rows.all()
                .filter(it -> it.continues() != null && it.continues().earlier().equals(id));
    }

    private Project continuingWhatIsNow(Project it) {
        Continuation continues = it.continues();
        return continues == null
                ? it
                : it.continuing(rows.find(continues.earlier())
                        .orElseThrow(() -> new ProjectProblem.Unknown(continues.earlier())));
    }

    private static Optional<Standing> standing(Project it, Search search, LocalDate today) {
        return search.asOf() == null ? Optional.of(now(it, today)) : it.standing(search.asOf());
    }

    private static Standing now(Project it, LocalDate today) {
        return new Standing(
                it.history().get(it.history().size() - 1),
                it.schedule().plannedEndsOn(),
                it.owner(today).orElse(null));
    }

    private ProjectOverview overviewOf(Project it, LocalDate today) {
        return overviewOf(it, now(it, today));
    }

    private ProjectOverview overviewOf(Project it, Standing stood) {
        Description description = it.description();
        StageChange latest = stood.step();
        Role owner = stood.owner();
        return new ProjectOverview(
                it.id(),
                it.revision(),
                description.name(),
                description.summary(),
                latest.to(),
                it.schedule().startsOn(),
                stood.plannedEndsOn(),
                stood.endedOn().orElse(null),
                latest.reason() == null || latest.explanation() == null
                        ? null
                        : new Ending(latest.reason(), latest.explanation()),
                owner == null ? null : named(owner.organisation()),
                it.budget().total(),
                it.budget().granted(),
                List.copyOf(description.targetGroups()),
                List.copyOf(description.stakeholderGroups()),
                List.copyOf(description.competenceAreas()),
                List.copyOf(description.challenges()));
    }

    private static boolean fits(Project it, Standing stood, Search search) {
        Role owner = stood.owner();
        return (search.stage() == null || search.stage() == stood.step().to())
                && (search.owner() == null
                        || (owner != null && owner.organisation().equals(search.owner())))
                && (search.funder() == null || funders(it).anyMatch(search.funder()::equals))
                && (search.activeOn() == null || wasActive(it, stood, search.activeOn()))
                && (search.q() == null
                        || isFound(SearchWords.of(search.q()), it.description().name(), summary(it)));
    }

    private static boolean isFound(SearchWords words, String name, String summary) {
        return (words.isAllUnwanted() || rank(words.wanted(), name, summary) > 0)
                && words.unwanted().stream().noneMatch(it -> Swedish.holds(name + " " + summary, it));
    }

    private static boolean wasActive(Project it, Standing stood, LocalDate day) {
        Stage stage = stood.step().to();
        boolean runs = stage == Stage.ONGOING || stage.hasEnded();
        LocalDate last = stood.endedOn().map(PartialDate::lastDay).orElse(stood.plannedEndsOn());
        return runs && !day.isBefore(it.schedule().startsOn()) && !day.isAfter(last);
    }

    private static Stream<OrganisationId> funders(Project it) {
        return it.budget().lines().stream().map(FundingLine::funder).filter(Objects::nonNull);
    }

    private Comparator<ProjectOverview> own(@Nullable String q) {
        Comparator<ProjectOverview> byName = sorting.ascending("name");
        if (q == null || SearchWords.of(q).isAllUnwanted()) return byName;
        String wanted = SearchWords.of(q).wanted();
        return Comparator.<ProjectOverview>comparingDouble(it -> -rank(
                        wanted,
                        it.name(),
                        it.summary() == null ? "" : it.summary().sv()))
                .thenComparing(byName);
    }

    private static double rank(String q, String name, String summary) {
        double likeness = Swedish.likeness(q, name);
        double words = Swedish.holds(name + " " + summary, q) ? 1 : 0;
        return words + (likeness >= Swedish.ALIKE ? likeness : 0);
    }

    private static String summary(Project it) {
        return it.description().summary() == null
                ? ""
                : it.description().summary().sv();
    }

    private Named named(OrganisationId id) {
        return new Named(id.value(), nameOf(id));
    }

    private String nameOf(OrganisationId id) {
        return organisations.get(id).name();
    }

    @Override
    public List<ProjectId> naming(OrganisationId organisation) {
        return rows.all()
                .filter(it ->
                        it.roles().stream().anyMatch(role -> role.organisation().equals(organisation))
                                || it.budget().lines().stream().anyMatch(line -> organisation.equals(line.funder())))
                .map(Project::id)
                .sorted(Comparator.comparing(ProjectId::toString))
                .toList();
    }
}
