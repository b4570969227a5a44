package se.kompetensbyran.persistence.publications;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.publications.Publications;
import se.kompetensbyran.domain.publications.PublicationsContract;
import se.kompetensbyran.persistence.shared.OwnTransaction;

@QuarkusTest
class PanachePublicationsTest extends PublicationsContract {

    @Inject
    Publications publications;

    @Inject
    Projects projects;

    @Override
    protected Publications publications() {
        return OwnTransaction.each(Publications.class, publications);
    }

    @Override
    protected Projects projects() {
        return OwnTransaction.each(Projects.class, projects);
    }
}
