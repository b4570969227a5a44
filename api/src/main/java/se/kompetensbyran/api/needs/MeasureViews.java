package se.kompetensbyran.api.needs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.api.shared.PartLinks;
import se.kompetensbyran.api.shared.Shown;
import se.kompetensbyran.domain.needs.Measure;
import se.kompetensbyran.domain.needs.NeedsAnalyses.MeasureLine;
import se.kompetensbyran.domain.needs.NeedsAnalysis;
import se.kompetensbyran.domain.needs.NeedsAnalysisId;
import se.kompetensbyran.domain.needs.Priority;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.workplans.Activity;

/** How measures are shown and told. */
@Singleton
final class MeasureViews {

    private final Addresses addresses;
    private final PartLinks partLinks;

    MeasureViews(Addresses addresses, PartLinks partLinks) {
        this.addresses = addresses;
        this.partLinks = partLinks;
    }

    /** Shows a measure of {@code analysis}. */
    MeasureView show(NeedsAnalysis analysis, Measure it, boolean mayWrite) {
        Priority priority = analysis.priority(it.priority());
        var line = new MeasureLine(it, priority, analysis.id(), analysis.theme().title());
        return show(line, analysis.revision(), mayWrite);
    }

    /** Shows a measure among those of every analysis. */
    MeasureView show(MeasureLine line) {
        return show(line, 0, false);
    }

    private MeasureView show(MeasureLine line, long revision, boolean mayWrite) {
        Measure it = line.measure();
        Measure.OfProject of = it.activity();
        List<Link> others = new ArrayList<>();
        others.add(Link.get("priority", addresses.of("needs-analyses", line.analysis(), "priorities", it.priority())));
        if (of != null)
            others.add(Link.get("related", addresses.of("projects", of.project(), "activities", of.activity())));
        return new MeasureView(
                it.id(),
                revision,
                it.kind(),
                it.what(),
                of == null ? null : of.project(),
                of == null ? null : of.activity(),
                new ServedPriorityView(
                        it.priority(), line.priority().rank(), line.priority().text()),
                new ServedAnalysisView(line.analysis(), line.title()),
                partLinks.of(
                        "needs-analyses", line.analysis(), "measures", it.id(), mayWrite, others.toArray(Link[]::new)));
    }

    /** What is told of a measure. */
    @Schema(description = "What is told of a measure.")
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
            Activity.@Nullable Id activity) {

        static MeasureFacts of(Measure it) {
            Measure.OfProject of = it.activity();
            return new MeasureFacts(
                    it.priority(),
                    it.kind(),
                    it.what(),
                    of == null ? null : of.project(),
                    of == null ? null : of.activity());
        }

        Measure measure(Measure.Id id) {
            InvalidValue.unless((project == null) == (activity == null), "activity", "activity-for-its-kind");
            return new Measure(
                    id,
                    priority,
                    kind,
                    what,
                    project == null || activity == null ? null : new Measure.OfProject(project, activity));
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
