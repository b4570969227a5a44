package se.kompetensbyran.domain.retention;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Stale;

/** Lets it go who participants are when it is time; here participants meet what is known of their keeping. */
public record LetGo(Participants participants, Retentions retentions, RetentionRule rule) {

    /**
     * Erases who {@code whose} is, for ever, when it is time on {@code today}: however often it is tried, and by however many at once,
     * it is done once.
     *
     * @param host that runs its node
     * @return whether it was done now
     * @throws Stale when somebody else saved the participant meanwhile
     */
    public boolean letGo(OrganisationId host, ParticipantId whose, LocalDate today) {
        Sight sight = Sight.at(Set.of(host));
        retentions.lock(whose);
        boolean isOver = retentions
                .of(whose, sight, today)
                .filter(it -> it.isOver(rule, today))
                .isPresent();
        if (!isOver) return false;
        Optional<Participant> kept = participants.find(whose, sight).filter(it -> it.identification() != null);
        kept.ifPresent(it -> participants.save(it.forget(), sight));
        return kept.isPresent();
    }
}
