package se.kompetensbyran.domain.projects;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.ProjectOverview.Named;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/** The projects of the register. */
public interface Projects {

    /** The fields that a list of projects can be sorted by; {@code status} is the stage, in the order of life. */
    List<String> SORTABLE = List.of("name", "startsOn", "plannedEndsOn", "status");

    /**
     * What a search looks for; each part narrows it.
     *
     * @param owner who owns it, as {@link Project#owner} says
     * @param funder who stands on one of its funding lines
     * @param activeOn a day on which it ran or, while it is ongoing, runs by its plan
     * @param asOf the day of which stage, plan, end and owner are asked, and those left out that were not there yet; today
     *     when null
     * @param q words of its name and summary in any of their Swedish forms, or a misspelled name; best matches first
     */
    record Search(
            @Nullable Stage stage,
            @Nullable OrganisationId owner,
            @Nullable OrganisationId funder,
            @Nullable LocalDate activeOn,
            @Nullable LocalDate asOf,
            @Nullable String q) {

        /** Every project. */
        public static final Search ALL = new Search(null, null, null, null, null);

        /** One that asks of today. */
        public Search(
                @Nullable Stage stage,
                @Nullable OrganisationId owner,
                @Nullable OrganisationId funder,
                @Nullable LocalDate activeOn,
                @Nullable String q) {
            this(stage, owner, funder, activeOn, null, q);
        }

        /** The day of which it is asked. */
        public LocalDate day(LocalDate today) {
            return asOf == null ? today : asOf;
        }
    }

    /** A role with the name of its organisation. */
    record RoleLine(Role role, String organisationName) {}

    /** A project in a lineage; {@code generation} is negative for those before, positive for those after. */
    record Relative(
            ProjectId id,
            String name,
            LocalDate startsOn,
            int generation,
            @Nullable ProjectId continues) {}

    /** The project, if there is one. */
    Optional<Project> find(ProjectId id);

    /** The project. @throws ProjectProblem.Unknown when there is none */
    default Project get(ProjectId id) {
        return find(id).orElseThrow(() -> new ProjectProblem.Unknown(id));
    }

    /** Whether there is such a project. */
    boolean has(ProjectId id);

    /**
     * Adds or replaces it. The organisations and the earlier project that it names must be known: {@link EnterProject}
     * and whoever says {@link Project#continuing} check that first, and a store may fail where they did not.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     * @throws ProjectProblem.NotEarlier when a project that continues this one did not start after it
     */
    Project save(Project project);

    /** The project as it is shown on {@code today}. */
    Optional<ProjectOverview> overview(ProjectId id, LocalDate today);

    /** The project as it stood on {@code day}, as {@link Project#standing} says; empty when there is none, or was none yet. */
    Optional<ProjectOverview> asOf(ProjectId id, LocalDate day);

    /** Those that fit {@code search} as they are shown on {@code today}, or stood on the day that it asks of, by name in Swedish order. */
    Page<ProjectOverview> search(Search search, PageRequest wanted, LocalDate today);

    /** Who owns each of {@code some} that has an owner, as {@link Project#owner} says. */
    Map<ProjectId, OrganisationId> ownersOf(Collection<ProjectId> some, LocalDate today);

    /** Its roles, owners first, then by the first day, then by id. */
    List<RoleLine> rolesOf(ProjectId id);

    /** The organisations that fund it, each once, in Swedish order of name, then by id. */
    List<Named> fundersOf(ProjectId id);

    /**
     * Every project before it and after it in its lineage, without itself: nearest first, of those as near the ones
     * before it first, then by the first day, then by id.
     */
    List<Relative> relativesOf(ProjectId id);

    /** Those that name {@code organisation}, the oldest first. */
    List<ProjectId> naming(OrganisationId organisation);
}
