package se.kompetensbyran.domain.handovers;

import java.time.LocalDate;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.Organisations;
import se.kompetensbyran.domain.participants.Consent;
import se.kompetensbyran.domain.participants.ConsentWatch;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Actor;

/** Takes back the offer of who takes back, or says anew without naming it, that the receiving node is told: here consents meet handovers. */
public record WithdrawOffers(Handovers handovers, Nodes nodes, Organisations organisations) implements ConsentWatch {

    @Override
    public void withdrawn(Participant whose, Consent gone, LocalDate on, Actor by, Sight sight) {
        handovers
                .open(whose.id(), sight)
                .filter(it -> it.stage(by.day()) == Stage.OFFERED)
                .filter(it -> !whose.isShared(
                        organisations.get(nodes.get(it.to()).host()).name()))
                .ifPresent(it -> handovers.save(it.withdraw(by), sight));
    }
}
