package se.kompetensbyran.api.needs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PartLinks;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.api.support.SupportAccess;
import se.kompetensbyran.domain.needs.Measure;
import se.kompetensbyran.domain.needs.NeedsAnalyses.MeasureLine;
import se.kompetensbyran.domain.needs.NeedsAnalysis;
import se.kompetensbyran.domain.needs.NeedsAnalysisId;
import se.kompetensbyran.domain.needs.Priority;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.workplans.Activity;

/** How measures are shown and told. */
@Singleton
final class MeasureViews {

    private final Addresses addresses;
    private final PartLinks partLinks;
    private final SupportAccess support;

    MeasureViews(Addresses addresses, PartLinks partLinks, SupportAccess support) {
        this.support = support;
        this.addresses = addresses;
        this.partLinks = partLinks;
    }

    /** Shows measures of {@code analysis}, with the support cases that the caller may read. */
    Function<Measure, MeasureView> shown(NeedsAnalysis analysis, Collection<Measure> some, boolean mayWrite) {
        Predicate<SupportCaseId> readable = readable(some.stream());
        return it -> {
            Priority priority = analysis.priority(it.priority());
            var line = new MeasureLine(
                    it, priority, analysis.id(), analysis.theme().title());
            return show(line, analysis.revision(), mayWrite, readable);
        };
    }

    /** Shows measures among those of every analysis, with the support cases that the caller may read. */
    Function<MeasureLine, MeasureView> shown(Collection<MeasureLine> some) {
        Predicate<SupportCaseId> readable = readable(some.stream().map(MeasureLine::measure));
        return line -> show(line, 0, false, readable);
    }

    /** Whether the caller may read that support case. */
    boolean mayRead(SupportCaseId id) {
        return support.readable(Set.of(id)).test(id);
    }

    private Predicate<SupportCaseId> readable(Stream<Measure> some) {
        List<SupportCaseId> all =
                some.map(Measure::supportCase).filter(Objects::nonNull).toList();
        return all.isEmpty() ? it -> false : support.readable(all);
    }

    private MeasureView show(MeasureLine line, long revision, boolean mayWrite, Predicate<SupportCaseId> readable) {
        Measure it = line.measure();
        SupportCaseId told = it.supportCase();
        SupportCaseId supportCase = told != null && readable.test(told) ? told : null;
        Measure.OfProject of = it.activity();
        List<Link> others = new ArrayList<>();
        others.add(Link.get("priority", addresses.of("needs-analyses", line.analysis(), "priorities", it.priority())));
        if (of != null)
            others.add(Link.get("related", addresses.of("projects", of.project(), "activities", of.activity())));
        if (supportCase != null) others.add(Link.get("support-case", addresses.of("support-cases", supportCase)));
        return new MeasureView(
                it.id(),
                revision,
                it.kind(),
                it.what(),
                of == null ? null : of.project(),
                of == null ? null : of.activity(),
                supportCase,
                new ServedPriorityView(
                        it.priority(), line.priority().rank(), line.priority().text()),
                new ServedAnalysisView(line.analysis(), line.title()),
                partLinks.of(
                        "needs-analyses", line.analysis(), "measures", it.id(), mayWrite, others.toArray(Link[]::new)));
    }

    /** What is told of a measure. */
    @Schema(description = "What is told of a measure.", example = """
                    {
                      "priority": "01976f2e-5c00-7000-8000-000000000072",
                      "kind": "support",
                      "what": {"sv": "Handledning i att räkna på priser.", "en": "Supervision in calculating prices."},
                      "supportCase": "01976f2e-5c00-7000-8000-000000000060"
                    }
                    """)
    record MeasureFacts(
            @Schema(description = "The priority of the same analysis that it serves.")
            Priority.Id priority,

            @Schema(description = "What kind of measure; a code of measure-kinds.", example = "support")
            Measure.Kind kind,

            @Schema(description = "What was done, at most 200 characters in each language.")
            Bilingual what,

            @Schema(description = "The project whose activity it is, for a project activity and only then.") @Nullable
            ProjectId project,

            @Schema(description = "The activity that it is, for a project activity and only then.")
            Activity.@Nullable Id activity,

            @Schema(description = "The support case that it is, for support, where you may read that.") @Nullable
            SupportCaseId supportCase) {

        static MeasureFacts of(Measure it) {
            Measure.OfProject of = it.activity();
            return new MeasureFacts(
                    it.priority(),
                    it.kind(),
                    it.what(),
                    of == null ? null : of.project(),
                    of == null ? null : of.activity(),
                    it.supportCase());
        }

        Measure measure(Measure.Id id) {
            InvalidValue.unless((project == null) == (activity == null), "activity", "activity-for-its-kind");
            return new Measure(
                    id,
                    priority,
                    kind,
                    what,
                    project == null || activity == null ? null : new Measure.OfProject(project, activity),
                    supportCase);
        }
    }

    /** A measure. */
    @Schema(name = "Measure", description = "What was done for a priority (sv: insats), read back to what it serves.")
    record MeasureView(
            Measure.Id id,
            @JsonIgnore long revision,

            @Schema(description = "What kind of measure; a code of measure-kinds.", example = "support")
            Measure.Kind kind,

            @Schema(description = "What was done.") Bilingual what,

            @Schema(description = "The project whose activity it is, for a project activity.") @Nullable
            ProjectId project,

            @Schema(
                    description =
                            "The activity that it is, for a project activity; it may have been taken out of the workplan.")
            Activity.@Nullable Id activity,

            @Schema(description = "The support case that it is, where that is known; shown to those who may read that.")
            @Nullable
            SupportCaseId supportCase,

            ServedPriorityView priority,
            ServedAnalysisView analysis,

            @Schema(description = "What belongs to it.", maxItems = 20) @JsonProperty("_links")
            List<Link> links)
            implements Shown {}

    /** The priority that a measure serves. */
    @Schema(name = "ServedPriority", description = "The priority that a measure serves.")
    record ServedPriorityView(
            Priority.Id id,

            @Schema(
                    description = "1 for what matters most.",
                    format = "int32",
                    minimum = "1",
                    maximum = "100",
                    example = "1")
            int rank,

            @Schema(description = "What is to be done.") Bilingual text) {}

    /** The analysis from which a priority comes. */
    @Schema(name = "ServedAnalysis", description = "The needs analysis from which a priority comes.")
    record ServedAnalysisView(
            NeedsAnalysisId id,

            @Schema(description = "What it is called.") Bilingual title) {}
}
