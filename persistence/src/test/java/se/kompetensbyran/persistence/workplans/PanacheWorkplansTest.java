package se.kompetensbyran.persistence.workplans;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.workplans.Workplans;
import se.kompetensbyran.domain.workplans.WorkplansContract;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanacheWorkplansTest extends WorkplansContract {

    @Inject
    Workplans workplans;

    @Inject
    Projects projects;

    @Override
    protected Workplans workplans() {
        return OwnTransaction.each(Workplans.class, workplans);
    }

    @Override
    protected Projects projects() {
        return OwnTransaction.each(Projects.class, projects);
    }
}
