package se.kompetensbyran.domain.needs;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.support.SupportCases;
import se.kompetensbyran.domain.workplans.Workplans;

/** Enters an analysis, or changes it; here it meets code lists, projects and what those do, and support. */
public record KeepNeedsAnalysis(
        NeedsAnalyses analyses, Projects projects, Workplans workplans, SupportCases cases, CodeLists lists) {

    /** Saves it. @throws InvalidValue {@code unknown-code}, {@code unknown-project} */
    public NeedsAnalysis keep(NeedsAnalysis analysis) {
        analysis.check(lists);
        var project = analysis.theme().project();
        InvalidValue.unless(project == null || projects.has(project), "project", "unknown-project");
        return analyses.save(analysis);
    }

    /**
     * Adds or replaces a measure, and saves. An activity that is taken away later leaves the measure, which says what it was
     * and can be changed like any other.
     *
     * @throws InvalidValue {@code unknown-activity}, {@code unknown-support-case}, {@code unknown-priority}
     * @throws NeedsProblem.NotNow unless the priorities stand and no later set was adopted
     */
    public NeedsAnalysis serve(NeedsAnalysis analysis, Measure measure) {
        NeedsAnalysis anew = analysis.with(measure);
        Measure.OfProject it = measure.activity();
        boolean isKnown = it == null
                || analysis.measures().stream()
                        .anyMatch(one -> one.id().equals(measure.id()) && it.equals(one.activity()))
                || (projects.has(it.project())
                        && workplans.get(it.project()).activities().stream()
                                .anyMatch(one -> one.id().equals(it.activity())));
        InvalidValue.unless(isKnown, "activity", "unknown-activity");
        @Nullable SupportCaseId supportCase = measure.supportCase();
        InvalidValue.unless(
                supportCase == null || cases.find(supportCase).isPresent(), "supportCase", "unknown-support-case");
        return analyses.save(anew);
    }
}
