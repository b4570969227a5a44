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

    PanacheWorkplans(Projects projects) {
        this.projects = projects;
    }

    @Override
    public Workplan get(ProjectId project) {
        return Whole.find(getEntityManager(), WorkplanEntity.class, project.value(), WorkplanEntity::toDomain)
                .orElseGet(() -> {
                    if (!projects.has(project)) throw new ProjectProblem.Unknown(project);
                    return Workplan.empty(project);
                });
    }

    @Override
    public Workplan save(Workplan workplan) {
        WorkplanEntity row = Writes.rowFor(workplan, findById(workplan.project().value()), WorkplanEntity::new);
        persist(row.fill(workplan));
        Writes.flush(getEntityManager(), PROBLEMS);
        return row.toDomain();
    }
}
