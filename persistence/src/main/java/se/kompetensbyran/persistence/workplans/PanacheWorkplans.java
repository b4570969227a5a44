package se.kompetensbyran.persistence.workplans;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import se.kompetensbyran.domain.projects.ProjectId;
import se.kompetensbyran.domain.projects.ProjectProblem;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.shared.Problem;
import se.kompetensbyran.domain.workplans.Workplan;
import se.kompetensbyran.domain.workplans.Workplans;
import se.kompetensbyran.persistence.shared.Whole;
import se.kompetensbyran.persistence.shared.Writes;

/** Workplans, a row each with rows for their parts. */
@ApplicationScoped
class PanacheWorkplans implements Workplans, PanacheRepositoryBase<WorkplanEntity, UUID> {

    static final Map<String, Supplier<Problem>> PROBLEMS = Map.of();

    private final Projects projects;
    private final Writes writes;

    PanacheWorkplans(Projects projects, Writes writes) {
        this.projects = projects;
        this.writes = writes;
    }

    @Override
    public Workplan get(ProjectId project) {
        return Whole.find(getEntityManager(), WorkplanEntity.class, project.value())
                .orElseGet(() -> {
                    if (!projects.has(project)) throw new ProjectProblem.Unknown(project);
                    return Workplan.empty(project);
                });
    }

    @Override
    public Workplan save(Workplan workplan) {
        UUID id = workplan.project().value();
        return writes.save(workplan, id, findById(id), WorkplanEntity::new, PROBLEMS);
    }
}
