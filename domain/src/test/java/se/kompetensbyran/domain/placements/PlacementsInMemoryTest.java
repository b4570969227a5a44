package se.kompetensbyran.domain.placements;

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
import se.kompetensbyran.domain.referrals.Referrals;
import se.kompetensbyran.domain.referrals.ReferralsInMemory;

class PlacementsInMemoryTest extends PlacementsContract {

    private final Organisations organisations = new OrganisationsInMemory();
    private final Nodes nodes = new NodesInMemory(organisations, new MunicipalitiesInMemory());
    private final Enterprises enterprises = new EnterprisesInMemory(organisations, nodes, theLists());
    private final Participants participants = new ParticipantsInMemory(nodes);
    private final Places places = new PlacesInMemory(enterprises);
    private final Referrals referrals = new ReferralsInMemory(nodes);
    private final Placements placements = new PlacementsInMemory(nodes, enterprises, referrals);

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
    protected Referrals referrals() {
        return referrals;
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
