package se.kompetensbyran.api.handovers;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import se.kompetensbyran.domain.handovers.Handovers;
import se.kompetensbyran.domain.handovers.WithdrawOffers;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.ConsentWatch;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Actor;

/** Hears where consents are taken back, and takes offers back. */
@Singleton
final class HandoverWatch implements ConsentWatch {

    private final WithdrawOffers offers;

    HandoverWatch(Handovers handovers, Nodes nodes, Organisations organisations) {
        this.offers = new WithdrawOffers(handovers, nodes, organisations);
    }

    @Override
    public void withdrawn(Participant whose, Consent gone, LocalDate on, Actor by, Sight sight) {
        offers.withdrawn(whose, gone, on, by, sight);
    }
}
