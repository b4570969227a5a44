package se.kompetensbyran.domain.handovers;

import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.ParticipantsInMemory;
import se.kompetensbyran.domain.projects.Projects;
import se.kompetensbyran.domain.projects.ProjectsInMemory;

class HandoversInMemoryTest extends HandoversContract {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, new MunicipalitiesInMemory());
    private final Participants participants = new ParticipantsInMemory(nodes);
    private final Projects projects = new ProjectsInMemory(organisations);
    private final Handovers handovers = new HandoversInMemory(nodes);

    @Override
    protected Handovers handovers() {
        return handovers;
    }

    @Override
    protected Participants participants() {
        return participants;
    }

    @Override
    protected Projects projects() {
        return projects;
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
