package se.kompetensbyran.domain.participants;

import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;

class ParticipantsInMemoryTest extends ParticipantsContract {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, new MunicipalitiesInMemory());
    private final Participants participants = new ParticipantsInMemory(nodes);

    @Override
    protected Participants participants() {
        return participants;
    }

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Nodes nodes() {
        return nodes;
    }
}
