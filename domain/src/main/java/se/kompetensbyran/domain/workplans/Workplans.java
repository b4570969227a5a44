package se.kompetensbyran.domain.workplans;

import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.shared.Stale;

/** The workplans of the projects. */
public interface Workplans {

    /** The workplan of a project, empty at first. @throws ProjectProblem.Unknown when there is no such project */
    Workplan get(ProjectId project);

    /**
     * Replaces it.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     */
    Workplan save(Workplan workplan);
}
