package se.kompetensbyran.domain.needs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.PartialDate;

/**
 * A needs analysis as it is shown in a list and on its own, read with one statement.
 *
 * @param stageOn when it came to the stage in which it stands
 * @param supersededOn when another set was adopted after it, if one was
 */
public record NeedsAnalysisOverview(
        NeedsAnalysisId id,
        long revision,
        Theme theme,
        @Nullable InProject project,
        Stage stage,
        PartialDate stageOn,
        @Nullable Adopted adopted,
        @Nullable LocalDate supersededOn) {

    /** The project in which it was made. */
    public record InProject(ProjectId id, String name) {}

    /** By whom its priorities were adopted, and for how long. */
    public record Adopted(OrganisationId body, String bodyName, LocalDate on, LocalDate validUntil) {}

    /** Whether its priorities govern on {@code day}. */
    public boolean isInForce(LocalDate day) {
        return adopted != null
                && !day.isBefore(adopted.on())
                && !day.isAfter(adopted.validUntil())
                && (supersededOn == null || day.isBefore(supersededOn));
    }
}
