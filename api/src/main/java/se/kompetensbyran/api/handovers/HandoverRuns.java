package se.kompetensbyran.api.handovers;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import se.kompetensbyran.api.journal.CurrentAttribution;
import se.kompetensbyran.api.shared.Time;
import se.kompetensbyran.domain.handovers.ExpireOffers;
import se.kompetensbyran.domain.handovers.HandoverId;
import se.kompetensbyran.domain.handovers.Handovers;
import se.kompetensbyran.domain.journal.Origin;
import se.kompetensbyran.domain.nights.NightJob;
import se.kompetensbyran.domain.nodes.Nodes;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.Actor;

/** Puts an end to offers that nobody answered in time: each in a transaction of its own, so that what fails keeps back nothing else. */
@Singleton
final class HandoverRuns implements NightJob {

    private static final Logger LOG = Logger.getLogger(HandoverRuns.class);

    // The rest are found next time round.
    private static final int TOGETHER = 200;

    private final Nodes nodes;
    private final ExpireOffers offers;
    private final CurrentAttribution attribution;
    private final Time time;

    HandoverRuns(Handovers handovers, Nodes nodes, CurrentAttribution attribution, Time time) {
        this.nodes = nodes;
        this.offers = new ExpireOffers(handovers);
        this.attribution = attribution;
        this.time = time;
    }

    @Override
    public String name() {
        return "handovers";
    }

    @Override
    public void run() {
        int expired = 0;
        for (OrganisationId host : nodes.hosts()) expired += run(host);
        LOG.infof("Handovers: %d expired", expired);
    }

    private int run(OrganisationId host) {
        int all = 0;
        List<HandoverId> due;
        int some;
        do {
            due = QuarkusTransaction.requiringNew().call(() -> offers.due(host, time.today(), TOGETHER));
            some = 0;
            for (HandoverId it : due) if (isExpired(host, it)) some++;
            all += some;
            // What failed is found again: there is an end when a round does nothing.
        } while (due.size() == TOGETHER && some > 0);
        return all;
    }

    private boolean isExpired(OrganisationId host, HandoverId id) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                attribution.putDownTo(Origin.Kind.SYSTEM, name());
                return offers.expire(host, id, new Actor(name(), time.now()));
            });
        } catch (RuntimeException e) {
            LOG.error("An offered handover could not be put an end to, and is tried again next night", e);
            return false;
        }
    }
}
