package se.kompetensbyran.domain.retention;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.participants.Participant;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.ParticipantProblem;
import se.kompetensbyran.domain.participants.Participants;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.retention.RetentionProblem.NothingKept;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Demands that it is kept who somebody is; here participants meet those who let it go. */
public record DemandKeeping(Participants participants, Retentions retentions, RetentionHolds holds) {

    /**
     * Saves a new hold of {@code whose}: of who lets it go at the same moment, either is first.
     *
     * @throws ParticipantProblem.Unknown when there is no such participant in sight
     * @throws NothingKept when it is not kept who that is, or no more
     * @throws InvalidValue as {@link RetentionHold} refuses what is told
     */
    public RetentionHold give(
            ParticipantId whose,
            RetentionHold.Reason reason,
            @Nullable String words,
            LocalDate until,
            Actor by,
            Sight sight) {
        // From here on nobody lets it go: who did has done so before this looks.
        retentions.lock(whose);
        Participant now = participants.get(whose, sight);
        return holds.save(RetentionHold.give(now, reason, words, until, by), sight);
    }
}
