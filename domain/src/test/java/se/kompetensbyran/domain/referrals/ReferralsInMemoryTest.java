package se.kompetensbyran.domain.referrals;

import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.nodes.NodesInMemory;
import se.kompetensbyran.domain.organisations.MunicipalitiesInMemory;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.organisations.OrganisationsInMemory;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.ParticipantsInMemory;

class ReferralsInMemoryTest extends ReferralsContract {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, new MunicipalitiesInMemory());
    private final Participants participants = new ParticipantsInMemory(nodes);
    private final Referrals referrals = new ReferralsInMemory(nodes);

    @Override
    protected Referrals referrals() {
        return referrals;
    }

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Nodes nodes() {
        return nodes;
    }

    @Override
    protected Participants participants() {
        return participants;
    }
}
