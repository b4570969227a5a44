package se.kompetensbyran.api.pathways;

import static java.util.Objects.requireNonNullElse;
import static se.kompetensbyran.api.shared.Permits.PARTICIPANT_COUNTS_READ;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.api.participants.ParticipantAccess;
import se.kompetensbyran.api.shared.Addresses;
import se.kompetensbyran.api.shared.EdgeProblem;
import se.kompetensbyran.api.shared.Fault;
import se.kompetensbyran.api.shared.Link;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.pathways.Outcome;
import se.kompetensbyran.domain.pathways.Paths;
import se.kompetensbyran.domain.pathways.Results.Count;
import se.kompetensbyran.domain.pathways.Told;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.ProjectProblem;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.shared.Gender;

/** How it went for those who have left a project, for who sees no persons too. */
@Path("/projects/{id}/outcomes")
@Tag(name = "Pathways")
public class ProjectOutcomesResource {

    private final Paths paths;
    private final Projects projects;
    private final ParticipantAccess access;
    private final Addresses addresses;

    ProjectOutcomesResource(Paths paths, Projects projects, ParticipantAccess access, Addresses addresses) {
        this.paths = paths;
        this.projects = projects;
        this.access = access;
        this.addresses = addresses;
    }

    @GET
    @PermissionsAllowed(PARTICIPANT_COUNTS_READ)
    @Operation(
            summary = "Count how it went in a project",
            description =
                    "How it went for those who left the project in a period, by gender: of the own node, or of the region. Each"
                            + " enrolment is counted, or each person once who has left and not come back. To who may see no"
                            + " participants a number from 1 to 4 is not told, nor what would give it back, nor a rate of less than"
                            + " ten; and they ask of the whole project, since two periods could differ by one who left.")
    public OutcomesView count(
            @RestPath ProjectId id,
            @RestQuery
                    @Parameter(
                            description = "What is counted; a code of outcome-counts, episodes when left out.",
                            example = "persons")
                    @Nullable
                    Count count,
            @RestQuery
                    @Parameter(description = "Those who left on that day or after it.", example = "2024-01-01")
                    @Nullable
                    LocalDate from,
            @RestQuery
                    @Parameter(description = "Those who left on that day or before it.", example = "2024-12-31")
                    @Nullable
                    LocalDate to,
            @Context UriInfo uri) {
        if (from != null && to != null && to.isBefore(from))
            throw new EdgeProblem(EdgeProblem.Code.INVALID_VALUE, List.of(Fault.parameter("to", "before-start")));
        if (projects.find(id).isEmpty()) throw new ProjectProblem.Unknown(id);
        Count what = requireNonNullElse(count, Count.EPISODES);
        Sight counted = access.counted();
        boolean isSeen = access.sight(Permission.PARTICIPANTS_READ).encloses(counted);
        if (!isSeen) demandWhole(from, to);
        Told told = new Told(paths.results(id, what, from, to, counted), isSeen);
        String self = addresses.asked(uri, "projects", id, "outcomes");
        return new OutcomesView(
                id,
                what,
                from,
                to,
                RowView.of(told.total()),
                RowView.of(told.of(Gender.WOMAN)),
                RowView.of(told.of(Gender.MAN)),
                RowView.of(told.of(Gender.NON_BINARY)),
                RowView.of(told.of(Gender.UNKNOWN)),
                told.gap(),
                List.of(Link.get("self", self), Link.get("project", addresses.of("projects", id))));
    }

    // The difference of two periods would tell how it went for who left between them.
    private static void demandWhole(@Nullable LocalDate from, @Nullable LocalDate to) {
        List<Fault> faults = new ArrayList<>();
        if (from != null) faults.add(Fault.parameter("from", "whole-alone"));
        if (to != null) faults.add(Fault.parameter("to", "whole-alone"));
        if (!faults.isEmpty()) throw new EdgeProblem(EdgeProblem.Code.INVALID_VALUE, faults);
    }

    /** How it went. */
    @Schema(
            name = "ProjectOutcomes",
            description =
                    "How it went for those who left a project in a period; what is left out is too small to be told, or would tell"
                            + " something that is.")
    record OutcomesView(
            ProjectId project,

            @Schema(description = "What is counted; a code of outcome-counts.", example = "persons")
            Count count,

            @Schema(description = "The first day of the period, if it has one.", example = "2024-01-01") @Nullable
            LocalDate from,

            @Schema(description = "The last day of the period, if it has one.", example = "2024-12-31") @Nullable
            LocalDate to,

            @Schema(description = "All of them.") RowView total,

            @Schema(description = "Women.") RowView women,

            @Schema(description = "Men.") RowView men,

            @Schema(description = "Non-binary persons.") RowView nonBinary,

            @Schema(description = "Those whose gender is not known.")
            RowView unknownGender,

            @Schema(
                    description =
                            "How much more of the women than of the men reached the goal, in percentage points; less than 0 when it is"
                                    + " less.",
                    format = "double",
                    minimum = "-100",
                    maximum = "100",
                    example = "12.5")
            @Nullable
            Double gapInPercentagePoints,

            @Schema(description = "Itself, and the project.", maxItems = 20) @JsonProperty("_links")
            List<Link> links) {}

    /** How it went for some of them. */
    @Schema(name = "OutcomeRow", description = "How it went for some of those who left; what is left out is not told.")
    record RowView(
            @Schema(
                    description = "How many have left.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "40")
            @Nullable
            Integer left,

            @Schema(description = "Into work.", format = "int32", minimum = "0", maximum = "2147483647", example = "12")
            @Nullable
            Integer work,

            @Schema(
                    description = "Into education.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "6")
            @Nullable
            Integer education,

            @Schema(
                    description = "Closer to the labour market.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "9")
            @Nullable
            Integer closer,

            @Schema(
                    description = "On the same step of the ladder.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "5")
            @Nullable
            Integer unchanged,

            @Schema(
                    description = "Further from the labour market.",
                    format = "int32",
                    minimum = "0",
                    maximum = "2147483647",
                    example = "0")
            @Nullable
            Integer further,

            @Schema(description = "Not known.", format = "int32", minimum = "0", maximum = "2147483647", example = "8")
            @Nullable
            Integer unknown,

            @Schema(
                    description = "The part of those who have left of whom it is not known.",
                    format = "double",
                    minimum = "0",
                    maximum = "1",
                    example = "0.2")
            @Nullable
            Double shareUnknown,

            @Schema(
                    description = "The part of those of whom it is known who came into work, education or closer.",
                    format = "double",
                    minimum = "0",
                    maximum = "1",
                    example = "0.84375")
            @Nullable
            Double goalAttainment) {

        static RowView of(Told.Row it) {
            return new RowView(
                    it.left(),
                    it.counts().get(Outcome.WORK),
                    it.counts().get(Outcome.EDUCATION),
                    it.counts().get(Outcome.CLOSER),
                    it.counts().get(Outcome.UNCHANGED),
                    it.counts().get(Outcome.FURTHER),
                    it.counts().get(Outcome.UNKNOWN),
                    it.shareUnknown(),
                    it.goalAttainment());
        }
    }
}
