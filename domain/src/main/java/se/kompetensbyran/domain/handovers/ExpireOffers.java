package se.kompetensbyran.domain.handovers;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Stale;

/** Puts an end to offers that nobody answered in time, so that what was told of the person goes; how many there were is counted. */
public record ExpireOffers(Handovers handovers) {

    /** Those from the nodes of {@code host} that wait no more on {@code today}, {@code most} at the most. */
    public List<HandoverId> due(OrganisationId host, LocalDate today, int most) {
        return handovers.overdue(host, today, most);
    }

    /**
     * Puts an end to {@code id} when it waits no more: however often it is tried, it is done once.
     *
     * @param host that runs the node from which it is
     * @return whether it was done now
     * @throws Stale when somebody else saved it meanwhile
     */
    public boolean expire(OrganisationId host, HandoverId id, Actor by) {
        Sight sight = Sight.at(Set.of(host));
        return handovers
                .find(id, sight)
                .filter(it -> it.closing() == null && it.stage(by.day()) == Stage.EXPIRED)
                .map(it -> handovers.save(it.giveWay(by), sight))
                .isPresent();
    }
}
