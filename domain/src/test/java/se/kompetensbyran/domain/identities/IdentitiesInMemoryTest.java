package se.kompetensbyran.domain.identities;

import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.ParticipantsInMemory;

class IdentitiesInMemoryTest extends IdentitiesContract {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, new MunicipalitiesInMemory());
    private final Participants participants = new ParticipantsInMemory(nodes);
    private final Identities identities = new IdentitiesInMemory(participants, nodes);
    private final Accesses accesses = new AccessesInMemory(participants);

    @Override
    protected Identities identities() {
        return identities;
    }

    @Override
    protected Accesses accesses() {
        return accesses;
    }

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
