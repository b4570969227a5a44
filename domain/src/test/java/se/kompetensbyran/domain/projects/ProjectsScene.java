package se.kompetensbyran.domain.projects;

import static se.kompetensbyran.domain.organisations.OrganisationFixture.anOrganisation;

import org.junit.jupiter.api.BeforeEach;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.projects.ProjectOverview.Named;

/** Two organisations, and a store of projects that may hold others: each test finds its own by an owner whom nobody else has. */
abstract class ProjectsScene {

    OrganisationId owner = OrganisationId.next();
    OrganisationId partner = OrganisationId.next();

    /** The store under test. */
    protected abstract Projects projects();

    /** Where the organisations of that store are. */
    protected abstract Organisations organisations();

    @BeforeEach
    void two_organisations_are_known() {
        owner = organisations().save(anOrganisation()).id();
        partner = organisations().save(anOrganisation()).id();
    }

    Named named(OrganisationId id) {
        return new Named(id.value(), organisations().get(id).name());
    }
}
