package se.kompetensbyran.domain.workplans;

import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.ProjectsInMemory;

class WorkplansInMemoryTest extends WorkplansContract {

    private final Projects projects = new ProjectsInMemory(new OrganisationsInMemory());
    private final Workplans workplans = new WorkplansInMemory(projects);

    @Override
    protected Workplans workplans() {
        return workplans;
    }

    @Override
    protected Projects projects() {
        return projects;
    }
}
