package se.kompetensbyran.domain.retention;

import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.ParticipantsInMemory;

class RetentionsInMemoryTest extends RetentionsContract {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, new MunicipalitiesInMemory());
    private final Participants participants = new ParticipantsInMemory(nodes);
    private final RetentionsInMemory retentions = new RetentionsInMemory(participants);
    private final RetentionHolds holds = new RetentionHoldsInMemory(participants, retentions);

    @Override
    protected Retentions retentions() {
        return retentions;
    }

    @Override
    protected RetentionHolds holds() {
        return holds;
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
