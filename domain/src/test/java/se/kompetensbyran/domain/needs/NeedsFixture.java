package se.kompetensbyran.domain.needs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.PartialDate;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.workplans.Activity;

/** Needs analyses to test with; all that they hold is invented. They are collected from {@link #START}. */
public final class NeedsFixture {

    /** The day on which the collecting began. */
    public static final LocalDate START = LocalDate.of(2023, 9, 1);

    /** A Monday long after that: today, where a test needs one. */
    public static final LocalDate MONDAY = LocalDate.of(2024, 6, 3);

    /** Who recorded it. */
    public static final Actor MANAGER = new Actor("manager-7", Instant.parse("2024-06-03T08:30:15.123456Z"));

    private NeedsFixture() {}

    /** A new analysis with a finding, of which no more than must be is told. */
    public static NeedsAnalysis anAnalysis() {
        return anAnalysisOf(null);
    }

    /** A new analysis with a finding, made in a project. */
    public static NeedsAnalysis anAnalysisOf(@Nullable ProjectId project) {
        return NeedsAnalysis.enter(
                NeedsAnalysisId.next(),
                new Theme(words("Påhittad behovsanalys"), null, project),
                List.of(aFinding()),
                List.of(),
                step(Stage.COLLECTING),
                MONDAY);
    }

    /** An analysis with a finding and a priority that has come to {@code stage}; adopted by {@code body}. */
    public static NeedsAnalysis anAnalysisIn(Stage stage, OrganisationId body) {
        NeedsAnalysis it = anAnalysis();
        if (stage.isAtLeast(Stage.CLOSED)) it = it.become(step(Stage.CLOSED), MONDAY);
        if (stage.isAtLeast(Stage.CLOSED))
            it = it.with(aPriorityOf(it.findings().get(0)));
        if (stage.isAtLeast(Stage.PRIORITISED)) it = it.become(step(Stage.PRIORITISED), MONDAY);
        if (stage.isAtLeast(Stage.ADOPTED)) it = it.adopt(anAdoption(body), MANAGER, MONDAY);
        if (stage.isAtLeast(Stage.SUPERSEDED)) it = it.supersede(MONDAY, MANAGER);
        return it;
    }

    /** An analysis of which everything is told, prioritised, with a measure of each kind. */
    public static NeedsAnalysis anAnalysisWithEverything(ProjectId project, Activity.Id activity) {
        Finding one = new Finding(
                Finding.Id.next(), words("Påhittat behov 1"), Set.of("business-development", "public-procurement"));
        Finding other = aFinding();
        Priority first = new Priority(Priority.Id.next(), 1, words("Påhittad prioritering 1"), ids(one, other));
        Priority second = new Priority(Priority.Id.next(), 1, words("Påhittad prioritering 2"), ids(other));
        NeedsAnalysis it = NeedsAnalysis.enter(
                NeedsAnalysisId.next(),
                new Theme(words("Påhittad behovsanalys åäö"), words("Påhittad\nsammanfattning"), project),
                List.of(one, other),
                List.of(first, second),
                new StageChange(Stage.PRIORITISED, PartialDate.fromString("2023"), MANAGER),
                MONDAY);
        return it.with(aMeasureOf(first, project, activity))
                .with(aMeasureOf(first, Measure.Kind.SUPPORT))
                .with(aMeasureOf(second, Measure.Kind.TRAINING))
                .with(aMeasureOf(second, Measure.Kind.OTHER));
    }

    /** A need. */
    public static Finding aFinding() {
        return new Finding(Finding.Id.next(), words("Påhittat behov"), Set.of());
    }

    /** What comes first of {@code findings}. */
    public static Priority aPriorityOf(Finding... findings) {
        return new Priority(Priority.Id.next(), 1, words("Påhittad prioritering"), ids(findings));
    }

    /** Something that was done, of that kind. */
    public static Measure aMeasureOf(Priority priority, Measure.Kind kind) {
        return new Measure(Measure.Id.next(), priority.id(), kind, words("Påhittad insats"), null);
    }

    /** A support case that was one. */
    public static Measure aMeasureOf(Priority priority, SupportCaseId supportCase) {
        return new Measure(
                Measure.Id.next(), priority.id(), Measure.Kind.SUPPORT, words("Påhittat stöd"), null, supportCase);
    }

    /** An activity that was done. */
    public static Measure aMeasureOf(Priority priority, ProjectId project, Activity.Id activity) {
        return new Measure(
                Measure.Id.next(),
                priority.id(),
                Measure.Kind.PROJECT_ACTIVITY,
                words("Påhittad aktivitet"),
                new Measure.OfProject(project, activity));
    }

    /** A decision of {@link #MONDAY} that holds for two years. */
    public static Adoption anAdoption(OrganisationId body) {
        return new Adoption(body, MONDAY, MONDAY.plusYears(2));
    }

    /** A step on the day on which it all began, or today where an adoption is. */
    public static StageChange step(Stage to) {
        return new StageChange(to, PartialDate.of(START), MANAGER);
    }

    /** The same analysis, newly read with the revision {@code revision}. */
    static NeedsAnalysis read(NeedsAnalysis it, long revision) {
        return new NeedsAnalysis(
                it.id(),
                revision,
                it.theme(),
                it.findings(),
                it.priorities(),
                it.measures(),
                it.history(),
                it.adoption());
    }

    private static Set<Finding.Id> ids(Finding... findings) {
        return Arrays.stream(findings).map(Finding::id).collect(Collectors.toSet());
    }

    private static Bilingual words(String sv) {
        return new Bilingual(sv, "Invented");
    }
}
