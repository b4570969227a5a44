package se.kompetensbyran.domain.workplans;

import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.ProjectProblem;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.shared.Rows;

/** Workplans that are forgotten when the test is over. */
public final class WorkplansInMemory implements Workplans {

    private final Rows<ProjectId, Workplan> rows = new Rows<>();
    private final Projects projects;

    /** The workplans of {@code projects}. */
    public WorkplansInMemory(Projects projects) {
        this.projects = projects;
    }

    @Override
    public Workplan get(ProjectId project) {
        if (!projects.has(project)) throw new ProjectProblem.Unknown(project);
        return rows.find(project).orElseGet(() -> Workplan.empty(project));
    }

    @Override
    public Workplan save(Workplan it) {
        if (!projects.has(it.project())) throw new ProjectProblem.Unknown(it.project());
        return rows.save(
                it.project(),
                it,
                new Workplan(it.project(), it.revision() + 1, it.objectives(), it.activities(), it.lessons()));
    }
}
