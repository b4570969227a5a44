package se.kompetensbyran.domain.pathways;

import static se.kompetensbyran.domain.codelists.CodeListFixture.theLists;

import se.kompetensbyran.domain.enterprises.Enterprises;
import se.kompetensbyran.domain.enterprises.EnterprisesInMemory;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.ParticipantsInMemory;
import se.kompetensbyran.domain.placements.Placements;
import se.kompetensbyran.domain.placements.PlacementsInMemory;
import se.kompetensbyran.domain.placements.Places;
import se.kompetensbyran.domain.placements.PlacesInMemory;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.ProjectsInMemory;
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.referrals.ReferralsInMemory;

class PathsInMemoryTest extends PathsContract {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, new MunicipalitiesInMemory());
    private final Enterprises enterprises = new EnterprisesInMemory(organisations, nodes, theLists());
    private final Participants participants = new ParticipantsInMemory(nodes);
    private final Places places = new PlacesInMemory(enterprises);
    private final Placements placements = new PlacementsInMemory(nodes, enterprises);
    private final Projects projects = new ProjectsInMemory(organisations);
    private final Enrolments enrolments = new EnrolmentsInMemory(nodes, placements);
    private final Referrals referrals = new ReferralsInMemory(nodes);
    private final Paths paths = new PathsInMemory(participants, enrolments, referrals, placements);

    @Override
    protected Paths paths() {
        return paths;
    }

    @Override
    protected Referrals referrals() {
        return referrals;
    }

    @Override
    protected Enrolments enrolments() {
        return enrolments;
    }

    @Override
    protected Projects projects() {
        return projects;
    }

    @Override
    protected Placements placements() {
        return placements;
    }

    @Override
    protected Places places() {
        return places;
    }

    @Override
    protected Participants participants() {
        return participants;
    }

    @Override
    protected Enterprises enterprises() {
        return enterprises;
    }

    @Override
    protected Nodes nodes() {
        return nodes;
    }

    @Override
    protected Organisations organisations() {
        return organisations;
    }
}
