package se.kompetensbyran.domain.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;

/**
 * What is known of when it is to go who participants are. Who works at night asks for one organisation's nodes at a time and never
 * for the region's, and opens nobody's identity.
 */
public interface Retentions {

    /** How things stand with keeping who {@code whose} is on {@code today}, if that is kept. */
    Optional<Keeping> of(ParticipantId whose, Sight sight, LocalDate today);

    /**
     * Tells the nodes of {@code host} of whose identity it is time for, as {@link Keeping#isToBeTold} says, and takes back what is right
     * no more. What has been told stands with the day on which it was told first.
     *
     * @return of how many it was told now
     */
    int tell(OrganisationId host, RetentionRule rule, LocalDate today);

    /** Those at the nodes of {@code host} of whom it was told and whose day has come, {@code most} at the most, the first first. */
    List<ParticipantId> due(OrganisationId host, LocalDate today, int most);

    /** Waits until nobody else gives a hold of {@code whose} or lets the identity go, and keeps them from it until the transaction ends. */
    void lock(ParticipantId whose);
}
