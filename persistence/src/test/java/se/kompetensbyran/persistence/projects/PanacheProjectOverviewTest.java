package se.kompetensbyran.persistence.projects;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.ProjectOverviewContract;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheProjectOverviewTest extends ProjectOverviewContract {

    @Inject
    Projects projects;

    @Inject
    Organisations organisations;

    @Override
    protected Projects projects() {
        return OwnTransaction.each(Projects.class, projects);
    }

    @Override
    protected Organisations organisations() {
        return OwnTransaction.each(Organisations.class, organisations);
    }
}
