package se.kompetensbyran.domain.needs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;
import se.kompetensbyran.domain.support.SupportCaseId;
import se.kompetensbyran.domain.workplans.Activity;

/** The needs analyses. */
public interface NeedsAnalyses {

    /**
     * What a search looks for; each part narrows it.
     *
     * @param project the project in which it was made
     * @param inForceOn a day on which its priorities govern
     */
    record Search(
            @Nullable Stage stage,
            @Nullable ProjectId project,
            @Nullable LocalDate inForceOn) {

        /** Every analysis. */
        public static final Search ALL = new Search(null, null, null);
    }

    /**
     * What a search among measures looks for; each part narrows it.
     *
     * @param project a project whose activities they are
     * @param activity the activity that they are
     * @param supportCase the support case that they are
     * @param isAdopted only those of priorities that are or were adopted
     */
    record MeasureSearch(
            @Nullable ProjectId project,
            Activity.@Nullable Id activity,
            @Nullable SupportCaseId supportCase,
            boolean isAdopted) {

        /** Not only of one support case. */
        public MeasureSearch(@Nullable ProjectId project, Activity.@Nullable Id activity, boolean isAdopted) {
            this(project, activity, null, isAdopted);
        }
    }

    /**
     * A measure, read back to what it serves.
     *
     * @param priority the priority that it serves
     * @param analysis the analysis from which that comes
     * @param title what the analysis is called
     */
    record MeasureLine(Measure measure, Priority priority, NeedsAnalysisId analysis, Bilingual title) {}

    /** The analysis, if there is one. */
    Optional<NeedsAnalysis> find(NeedsAnalysisId id);

    /** The analysis. @throws NeedsProblem.Unknown when there is none */
    default NeedsAnalysis get(NeedsAnalysisId id) {
        return find(id).orElseThrow(() -> new NeedsProblem.Unknown(id));
    }

    /** The analysis whose priorities are adopted, if one's are. */
    Optional<NeedsAnalysis> adopted();

    /**
     * Adds or replaces it.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     * @throws NeedsProblem.SecondAdopted when the priorities of two would be adopted
     * @throws NeedsProblem.FindingVoted when a finding for which somebody voted is gone or says something else, at the very
     *     moment
     */
    NeedsAnalysis save(NeedsAnalysis analysis);

    /** The analysis as it is shown. */
    Optional<NeedsAnalysisOverview> overview(NeedsAnalysisId id);

    /** Those that fit {@code search}, the newest first. */
    Page<NeedsAnalysisOverview> search(Search search, PageRequest wanted);

    /** The measures that fit {@code search}, the newest first. */
    Page<MeasureLine> measures(MeasureSearch search, PageRequest wanted);

    /** Those that name {@code organisation}, the oldest first. */
    List<NeedsAnalysisId> naming(OrganisationId organisation);
}
