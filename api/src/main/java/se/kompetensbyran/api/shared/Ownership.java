package se.kompetensbyran.api.shared;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.access.Authority;
import se.kompetensbyran.domain.access.Belonging;
import se.kompetensbyran.domain.access.Permission;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.projects.Project;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.Projects;

/**
 * Whose a project is, and all that comes from it: its owner's of today, and the region's while nobody owns it. What the
 * caller may do with it hangs on that.
 */
@Singleton
public final class Ownership {

    private final Projects projects;
    private final Caller caller;
    private final Time time;

    Ownership(Projects projects, Caller caller, Time time) {
        this.projects = projects;
        this.caller = caller;
        this.time = time;
    }

    /** What belongs to {@code owner}. */
    public static Belonging to(@Nullable UUID owner) {
        return owner == null ? Belonging.REGION : Belonging.to(owner);
    }

    /** Whose it is. */
    public Belonging of(Project project) {
        return to(
                project.owner(time.today()).map(it -> it.organisation().value()).orElse(null));
    }

    /** Whether the caller has {@code permission} for the project. */
    public boolean may(Permission permission, Project project) {
        return caller.may(permission, of(project));
    }

    /** Whether the caller has {@code permission} for the project: one statement, and none where it hangs on no owner. */
    public boolean may(Permission permission, ProjectId project) {
        return among(permission, Set.of(project)).test(project);
    }

    /** For which of them the caller has {@code permission}: one statement, and none where it hangs on no owner. */
    public Predicate<ProjectId> among(Permission permission, Collection<ProjectId> some) {
        Authority authority = caller.authority();
        if (!authority.may(permission)) return it -> false;
        if (authority.isRegional(permission)) return it -> true;
        Map<ProjectId, OrganisationId> owners = projects.ownersOf(some, time.today());
        return it -> authority.may(permission, to(owners.get(it)));
    }

    /** The same project, for somebody who has {@code permission} for it. @throws EdgeProblem 403 for anybody else */
    public Project demand(Permission permission, Project project) {
        caller.demand(permission, of(project));
        return project;
    }

    /** Goes on when the caller has {@code permission} for the project. @throws EdgeProblem 403 when not */
    public void demand(Permission permission, ProjectId project) {
        caller.demand(
                permission, to(projects.ownersOf(Set.of(project), time.today()).get(project)));
    }

    private static Belonging to(@Nullable OrganisationId owner) {
        return to(owner == null ? null : owner.value());
    }
}
