package se.kompetensbyran.api.seeding;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.journal.CurrentAttribution;
import se.kompetensbyran.api.seeding.SeedReader.Read;
import se.kompetensbyran.api.shared.Language;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.api.shared.Words;
import se.kompetensbyran.domain.codelists.Code;
import se.kompetensbyran.domain.codelists.CodeList;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.enterprises.Affiliation;
import se.kompetensbyran.domain.enterprises.Business;
import se.kompetensbyran.domain.enterprises.Enterprise;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.RegisterEnterprise;
import se.kompetensbyran.domain.journal.Origin;
import se.kompetensbyran.domain.needs.Finding;
import se.kompetensbyran.domain.needs.KeepNeedsAnalysis;
import se.kompetensbyran.domain.needs.Measure;
import se.kompetensbyran.domain.needs.NeedsAnalyses;
import se.kompetensbyran.domain.needs.NeedsAnalysis;
import se.kompetensbyran.domain.needs.NeedsAnalysisId;
import se.kompetensbyran.domain.needs.Priority;
import se.kompetensbyran.domain.needs.Theme;
import se.kompetensbyran.domain.nodes.Coverage;
import se.kompetensbyran.domain.nodes.KeepNode;
import se.kompetensbyran.domain.nodes.NodeId;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.SupportNode;
import se.kompetensbyran.domain.organisations.EnterOrganisation;
import se.kompetensbyran.domain.organisations.LegalForm;
import se.kompetensbyran.domain.organisations.Mergers;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.Municipality;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.organisations.Organisation;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.OrganisationNumber;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.Description;
import se.kompetensbyran.domain.projects.EndingReason;
import se.kompetensbyran.domain.projects.EnterProject;
import se.kompetensbyran.domain.projects.FundingLine;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.Role;
import se.kompetensbyran.domain.projects.Schedule;
import se.kompetensbyran.domain.projects.Stage;
import se.kompetensbyran.domain.projects.StageChange;
import se.kompetensbyran.domain.publications.DescribePublication;
import se.kompetensbyran.domain.publications.Publication;
import se.kompetensbyran.domain.publications.PublicationId;
import se.kompetensbyran.domain.publications.Publications;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.workplans.Activity;
import se.kompetensbyran.domain.workplans.KeepWorkplan;
import se.kompetensbyran.domain.workplans.Lesson;
import se.kompetensbyran.domain.workplans.Objective;
import se.kompetensbyran.domain.workplans.Workplan;
import se.kompetensbyran.domain.workplans.Workplans;

/**
 * Plants what a new installation starts with, through the domain's own constructors and ports, in one transaction, and
 * only where there is nothing yet; to an installation that is there already, only the code lists that it lacks.
 */
@Singleton
final class Seeds {

    private static final String LISTS = "code-lists/";

    private final SeedReader reader;
    private final SeedFiles files;
    private final CodeLists lists;
    private final Municipalities municipalities;
    private final EnterOrganisation organisations;
    private final KeepNode nodes;
    private final RegisterEnterprise enterprises;
    private final EnterProject projects;
    private final Workplans workplans;
    private final KeepNeedsAnalysis needs;
    private final DescribePublication publications;
    private final CurrentAttribution attribution;
    private final Time time;

    Seeds(
            SeedReader reader,
            @ConfigProperty(name = "kompetensbyran.seeds-dir") Optional<Path> directory,
            @ConfigProperty(name = "kompetensbyran.demo", defaultValue = "false") boolean isDemo,
            CodeLists lists,
            Municipalities municipalities,
            Organisations organisations,
            Mergers mergers,
            Nodes nodes,
            Enterprises enterprises,
            Projects projects,
            Workplans workplans,
            NeedsAnalyses needs,
            SupportCases cases,
            Publications publications,
            CurrentAttribution attribution,
            Time time) {
        this.reader = reader;
        this.files = new SeedFiles(directory, isDemo);
        this.lists = lists;
        this.municipalities = municipalities;
        this.organisations = new EnterOrganisation(organisations, mergers, municipalities);
        this.nodes = new KeepNode(nodes, organisations, municipalities, lists);
        this.enterprises = new RegisterEnterprise(enterprises, organisations, nodes, municipalities, lists);
        this.projects = new EnterProject(projects, organisations, lists);
        this.workplans = workplans;
        this.needs = new KeepNeedsAnalysis(needs, projects, workplans, cases, lists);
        this.publications = new DescribePublication(publications, projects, lists);
        this.attribution = attribution;
        this.time = time;
    }

    void onStart(@Observes StartupEvent ready) {
        try {
            QuarkusTransaction.requiringNew().run(this::plant);
        } catch (Stale e) {
            // Another node of the same new installation was first: what it planted is there now.
            QuarkusTransaction.requiringNew().run(this::plant);
        }
    }

    private void plant() {
        attribution.putDownTo(Origin.Kind.SYSTEM, "seed");
        Set<String> known = lists.all().stream().map(CodeList::name).collect(Collectors.toSet());
        Planted planted = new Planted(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (String file : files.names())
            if (known.isEmpty() || isNewList(file, known)) plant(file, files.text(file), planted);
    }

    // A later version of the program brings lists of its own into what is there already.
    private static boolean isNewList(String file, Set<String> known) {
        return file.startsWith(LISTS) && !known.contains(list(file));
    }

    private static String list(String file) {
        return file.substring(LISTS.length(), file.length() - ".csv".length());
    }

    private record Planted(
            Map<String, OrganisationId> organisations,
            Map<String, NodeId> nodes,
            Map<String, Project> projects,
            Map<String, PublicationId> publications) {}

    private void plant(String file, String text, Planted planted) {
        switch (file) {
            case "municipalities.csv" ->
                each(file, reader.csv(file, text, MunicipalitySeed.class), it -> municipalities.save(it.toDomain()));
            case "history/organisations.yaml", "demo/organisations.yaml" ->
                each(file, reader.yaml(file, text, OrganisationSeed.class), it -> plant(it, planted));
            case "history/nodes.yaml", "demo/nodes.yaml" ->
                each(file, reader.yaml(file, text, NodeSeed.class), it -> plant(it, planted));
            case "demo/enterprises.yaml" ->
                each(file, reader.yaml(file, text, EnterpriseSeed.class), it -> plant(it, planted));
            case "history/projects.yaml" ->
                each(file, reader.yaml(file, text, ProjectSeed.class), it -> plant(it, planted));
            case "history/needs.yaml" -> each(file, reader.yaml(file, text, NeedsSeed.class), it -> plant(it, planted));
            case "history/publications.yaml" ->
                each(file, reader.yaml(file, text, PublicationSeed.class), it -> plant(it, planted));
            default -> {
                if (!file.startsWith(LISTS)) throw new BrokenSeed(file, 1, "nothing is known of such a file");
                List<Read<CodeSeed>> rows = reader.csv(file, text, CodeSeed.class);
                each(file, rows, CodeSeed::toDomain);
                each(
                        file,
                        List.of(new Read<>(1, rows)),
                        all -> lists.save(new CodeList(
                                list(file),
                                all.stream().map(it -> it.value().toDomain()).toList())));
            }
        }
    }

    private interface Step<T> {
        void take(T one);
    }

    private static <T> void each(String file, List<Read<T>> all, Step<T> step) {
        for (Read<T> it : all)
            try {
                step.take(it.value());
            } catch (Stale e) {
                throw e;
            } catch (Problem e) {
                throw broken(file, it, "", e);
            } catch (BrokenPart e) {
                throw broken(file, it, e.pointer, e.problem);
            }
    }

    private static BrokenSeed broken(String file, Read<?> in, String pointer, Problem problem) {
        if (!(problem instanceof InvalidValue it))
            return new BrokenSeed(
                    file,
                    in.line(pointer),
                    problem.code() + ": " + Words.of(Language.EN, problem.code() + ".detail", problem.arguments()));
        String field = pointer + "/" + it.field();
        return new BrokenSeed(
                file,
                in.line(field),
                field + " " + it.rule() + ": " + Words.of(Language.EN, "rule." + it.rule(), it.arguments()));
    }

    /** What {@code step} makes of {@code start} with one part after another; a fault in a part is told where it stands. */
    private static <T, P> T withEach(String name, @Nullable List<P> parts, T start, BiFunction<T, P, T> step) {
        return withEach(name, 0, orNone(parts), start, step);
    }

    private static <T, P> T withEach(String name, int first, List<P> parts, T start, BiFunction<T, P, T> step) {
        T now = start;
        for (int i = first; i < parts.size(); i++)
            try {
                now = step.apply(now, parts.get(i));
            } catch (Problem e) {
                throw new BrokenPart("/" + name + "/" + i, e);
            }
        return now;
    }

    /** A part of what is planted breaks a rule. */
    private static final class BrokenPart extends RuntimeException {
        private final String pointer;
        private final transient Problem problem;

        BrokenPart(String pointer, Problem problem) {
            super(problem);
            this.pointer = pointer;
            this.problem = problem;
        }
    }

    private void plant(OrganisationSeed it, Planted planted) {
        Organisation entered =
                organisations.enter(Organisation.enter(it.name(), it.number(), it.legalForm(), it.municipality()));
        planted.organisations().put(it.key(), entered.id());
    }

    private void plant(NodeSeed it, Planted planted) {
        OrganisationId host = known(planted.organisations(), it.host(), "host");
        Period open = Period.inclusive(it.from(), it.until());
        SupportNode founded = SupportNode.found(it.kind(), it.name(), host, Set.of(), it.from())
                .describe(it.name(), host, orNone(it.competenceAreas()), open);
        SupportNode kept = nodes.keep(withEach(
                "covers",
                it.covers(),
                founded,
                (now, municipality) ->
                        now.with(new Coverage(Coverage.Id.next(), municipality, new Period(it.from(), null)))));
        if (it.key() != null) planted.nodes().put(it.key(), kept.id());
    }

    private void plant(EnterpriseSeed it, Planted planted) {
        LocalDate today = time.today();
        Actor seed = new Actor("seed", time.now());
        InvalidValue.unless(!it.stages().isEmpty(), "stages", "missing");
        Enterprise entering = Enterprise.register(
                EnterpriseId.next(),
                known(planted.organisations(), it.organisation(), "organisation"),
                new Business(it.name(), it.description(), it.offers(), orNone(it.sectors()), it.municipality()),
                it.stages().get(0).toDomain(seed),
                today);
        Enterprise enterprise =
                withEach("affiliations", it.affiliations(), entering, (now, one) -> now.with(one.toDomain(planted)));
        enterprises.register(
                withEach("stages", 1, it.stages(), enterprise, (now, step) -> now.become(step.toDomain(seed), today)));
    }

    private void plant(ProjectSeed it, Planted planted) {
        LocalDate today = time.today();
        Actor seed = new Actor("seed", time.now());
        InvalidValue.unless(!it.stages().isEmpty(), "stages", "missing");
        Project entering = Project.enter(
                ProjectId.next(),
                it.description(),
                Schedule.between(it.startsOn(), it.plannedEndsOn()),
                it.stages().get(0).toDomain(seed),
                today);
        Project project =
                withEach("stages", 1, it.stages(), entering, (now, step) -> now.become(step.toDomain(seed), today));
        project = withEach("roles", it.roles(), project, (now, role) -> now.withRole(role.toDomain(planted)));
        if (it.total() != null) project = project.withTotal(Money.fromString(it.total()));
        project = withEach(
                "fundingLines", it.fundingLines(), project, (now, line) -> now.withFundingLine(line.toDomain(planted)));
        if (it.continues() != null)
            project = project.continuing(known(planted.projects(), it.continues(), "continues"));
        Project entered = projects.enter(project);
        planted.projects().put(it.key(), entered);
        new KeepWorkplan(workplans, lists).keep(it.workplan(entered.id()));
    }

    private void plant(NeedsSeed it, Planted planted) {
        LocalDate today = time.today();
        Actor seed = new Actor("seed", time.now());
        InvalidValue.unless(!it.stages().isEmpty(), "stages", "missing");
        Map<String, Finding.Id> findings = new HashMap<>();
        Map<String, Priority.Id> priorities = new HashMap<>();
        List<Finding> found =
                withEach("findings", it.findings(), List.of(), (now, one) -> Part.append(now, one.toDomain(findings)));
        List<Priority> first = withEach(
                "priorities",
                it.priorities(),
                List.of(),
                (now, one) -> Part.append(now, one.toDomain(findings, priorities)));
        NeedsAnalysis entering = NeedsAnalysis.enter(
                NeedsAnalysisId.next(),
                new Theme(
                        it.title(),
                        it.summary(),
                        it.project() == null
                                ? null
                                : known(planted.projects(), it.project(), "project")
                                        .id()),
                found,
                first,
                it.stages().get(0).toDomain(seed),
                today);
        NeedsAnalysis moved =
                withEach("stages", 1, it.stages(), entering, (now, step) -> now.become(step.toDomain(seed), today));
        needs.keep(
                withEach("measures", it.measures(), moved, (now, one) -> now.with(measure(one, priorities, planted))));
    }

    private Measure measure(MeasureSeed it, Map<String, Priority.Id> priorities, Planted planted) {
        ProjectId project = known(planted.projects(), it.project(), "project").id();
        Activity activity = workplans.get(project).activities().stream()
                .filter(one -> one.kind().equals(it.activity()))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("activity", "unknown-activity"));
        return new Measure(
                Measure.Id.next(),
                known(priorities, it.priority(), "priority"),
                Measure.Kind.PROJECT_ACTIVITY,
                activity.title(),
                new Measure.OfProject(project, activity.id()));
    }

    private void plant(PublicationSeed it, Planted planted) {
        Publication described = publications.describe(Publication.enter(
                known(planted.projects(), it.project(), "project").id(),
                it.annexOf() == null ? null : known(planted.publications(), it.annexOf(), "annexOf"),
                it.title(),
                it.kind(),
                it.language(),
                orNone(it.audiences()),
                it.publishedOn(),
                it.description()));
        planted.publications().put(it.key(), described.id());
    }

    private static <T> T known(Map<String, T> planted, String key, String field) {
        T found = planted.get(key);
        if (found == null) throw new InvalidValue(field, "unknown-code", key);
        return found;
    }

    private static <T> List<T> orNone(@Nullable List<T> all) {
        return Objects.requireNonNullElse(all, List.of());
    }

    private static Set<String> orNone(@Nullable Set<String> all) {
        return Objects.requireNonNullElse(all, Set.of());
    }

    record CodeSeed(
            String code,
            String sv,
            String en,
            @Nullable String broader,
            @Nullable String source) {
        Code toDomain() {
            return new Code(code, new Bilingual(sv, en), broader, source);
        }
    }

    record MunicipalitySeed(MunicipalityCode code, String name, String population, LocalDate populationOn) {
        Municipality toDomain() {
            InvalidValue.unless(population.matches("[0-9]{1,8}"), "population", "wrong-value");
            return new Municipality(code, name, Integer.parseInt(population), populationOn);
        }
    }

    record OrganisationSeed(
            String key,
            String name,
            @Nullable OrganisationNumber number,
            @Nullable LegalForm legalForm,
            @Nullable MunicipalityCode municipality) {}

    record NodeSeed(
            @Nullable String key,
            SupportNode.Kind kind,
            String name,
            String host,
            @Nullable Set<String> competenceAreas,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable List<MunicipalityCode> covers) {}

    record EnterpriseSeed(
            String name,
            String organisation,
            @Nullable Bilingual description,
            @Nullable Bilingual offers,
            @Nullable Set<String> sectors,
            @Nullable MunicipalityCode municipality,
            List<BusinessStageSeed> stages,
            @Nullable List<AffiliationSeed> affiliations) {}

    record BusinessStageSeed(
            se.kompetensbyran.domain.enterprises.Stage stage,
            PartialDate on,
            @Nullable Bilingual reason) {
        se.kompetensbyran.domain.enterprises.StageChange toDomain(Actor by) {
            return new se.kompetensbyran.domain.enterprises.StageChange(stage, on, reason, by);
        }
    }

    record AffiliationSeed(
            String node, LocalDate from, @Nullable LocalDate until) {
        Affiliation toDomain(Planted planted) {
            return new Affiliation(
                    Affiliation.Id.next(), known(planted.nodes(), node, "node"), Period.inclusive(from, until));
        }
    }

    record ProjectSeed(
            String key,
            String name,
            @Nullable Bilingual summary,
            LocalDate startsOn,
            LocalDate plannedEndsOn,
            List<StageSeed> stages,
            @Nullable String continues,
            @Nullable Set<String> targetGroups,
            @Nullable Set<String> stakeholderGroups,
            @Nullable Set<String> competenceAreas,
            @Nullable Set<String> challenges,
            @Nullable List<RoleSeed> roles,
            @Nullable String total,
            @Nullable List<FundingSeed> fundingLines,
            @Nullable List<ObjectiveSeed> objectives,
            @Nullable List<ActivitySeed> activities,
            @Nullable List<LessonSeed> lessons) {

        Description description() {
            return new Description(
                    name,
                    summary,
                    orNone(targetGroups),
                    orNone(stakeholderGroups),
                    orNone(competenceAreas),
                    orNone(challenges));
        }

        Workplan workplan(ProjectId project) {
            Workplan plan = Workplan.empty(project);
            plan = withEach(
                    "objectives",
                    objectives,
                    plan,
                    (now, it) -> now.with(new Objective(Objective.Id.next(), it.level(), it.text())));
            plan = withEach("activities", activities, plan, (now, it) -> now.with(it.toDomain()));
            plan = withEach("lessons", lessons, plan, (now, it) -> now.with(new Lesson(Lesson.Id.next(), it.text())));
            return plan;
        }
    }

    record StageSeed(
            Stage stage,
            PartialDate on,
            @Nullable EndingReason reason,
            @Nullable Bilingual explanation) {
        StageChange toDomain(Actor by) {
            return new StageChange(stage, on, reason, explanation, by);
        }
    }

    record RoleSeed(
            Role.Kind kind,
            String organisation,
            LocalDate from,
            @Nullable LocalDate until) {
        Role toDomain(Planted planted) {
            return new Role(
                    Role.Id.next(),
                    kind,
                    known(planted.organisations(), organisation, "organisation"),
                    Period.inclusive(from, until));
        }
    }

    record FundingSeed(
            @Nullable String funder,
            @Nullable Bilingual scheme,
            @Nullable String amount,
            @Nullable Boolean remainder,
            FundingLine.Status status) {
        FundingLine toDomain(Planted planted) {
            InvalidValue.unless(Boolean.TRUE.equals(remainder) == (amount == null), "amount", "amount-or-remainder");
            return new FundingLine(
                    FundingLine.Id.next(),
                    funder == null ? null : known(planted.organisations(), funder, "funder"),
                    scheme,
                    amount == null ? null : Money.fromString(amount),
                    status);
        }
    }

    record ObjectiveSeed(Objective.Level level, Bilingual text) {}

    record ActivitySeed(
            String kind,
            Activity.State state,
            Bilingual title,
            @Nullable Bilingual description,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        Activity toDomain() {
            return new Activity(
                    Activity.Id.next(),
                    kind,
                    state,
                    title,
                    description,
                    from == null ? null : Period.inclusive(from, until));
        }
    }

    record LessonSeed(Bilingual text) {}

    record NeedsSeed(
            Bilingual title,
            @Nullable Bilingual summary,
            @Nullable String project,
            List<NeedsStageSeed> stages,
            @Nullable List<FindingSeed> findings,
            @Nullable List<PrioritySeed> priorities,
            @Nullable List<MeasureSeed> measures) {}

    record NeedsStageSeed(se.kompetensbyran.domain.needs.Stage stage, PartialDate on) {
        se.kompetensbyran.domain.needs.StageChange toDomain(Actor by) {
            return new se.kompetensbyran.domain.needs.StageChange(stage, on, by);
        }
    }

    record FindingSeed(String key, Bilingual text, @Nullable Set<String> competenceAreas) {
        Finding toDomain(Map<String, Finding.Id> planted) {
            Finding it = new Finding(Finding.Id.next(), text, orNone(competenceAreas));
            planted.put(key, it.id());
            return it;
        }
    }

    record PrioritySeed(String key, int rank, Bilingual text, Set<String> findings) {
        Priority toDomain(Map<String, Finding.Id> found, Map<String, Priority.Id> planted) {
            Set<Finding.Id> from =
                    findings.stream().map(it -> known(found, it, "findings")).collect(Collectors.toSet());
            Priority it = new Priority(Priority.Id.next(), rank, text, from);
            planted.put(key, it.id());
            return it;
        }
    }

    record MeasureSeed(String priority, String project, String activity) {}

    record PublicationSeed(
            String key,
            String project,
            String title,
            Publication.Kind kind,
            String language,
            @Nullable Set<String> audiences,
            @Nullable PartialDate publishedOn,
            @Nullable Bilingual description,
            @Nullable String annexOf) {}
}
