package se.kompetensbyran.domain.projects;

import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;

class ProjectOverviewInMemoryTest extends ProjectOverviewContract {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Projects projects = new ProjectsInMemory(organisations);

    @Override
    protected Projects projects() {
        return projects;
    }

    @Override
    protected Organisations organisations() {
        return organisations;
    }
}
