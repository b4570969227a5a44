package se.kompetensbyran.domain.publications;

import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.ProjectsInMemory;

class PublicationsInMemoryTest extends PublicationsContract {

    private final Projects projects = new ProjectsInMemory(new OrganisationsInMemory());
    private final Publications publications = new PublicationsInMemory();

    @Override
    protected Publications publications() {
        return publications;
    }

    @Override
    protected Projects projects() {
        return projects;
    }
}
