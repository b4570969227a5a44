package se.kompetensbyran.domain.retention;

import java.util.List;
import java.util.Optional;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;
import se.kompetensbyran.domain.shared.Stale;

/** The holds, those that keep nothing any more among them; what is not in the sight that is shown is not there. */
public interface RetentionHolds {

    /** The hold, if there is one. */
    Optional<RetentionHold> find(HoldId id, Sight sight);

    /** The hold of {@code whose}. @throws RetentionProblem.UnknownHold when there is none */
    default RetentionHold get(HoldId id, ParticipantId whose, Sight sight) {
        return find(id, sight)
                .filter(it -> it.participant().equals(whose))
                .orElseThrow(() -> new RetentionProblem.UnknownHold(id));
    }

    /**
     * Adds or replaces it, and takes back what the node was told of when it goes: that is told anew. Nobody's identity goes meanwhile.
     *
     * @return the same with its new revision
     * @throws Stale when somebody else saved it since it was read
     */
    RetentionHold save(RetentionHold it, Sight sight);

    /** Those of {@code whose}, the latest first; {@link PageRequest#REACH} at most. */
    List<RetentionHold> all(ParticipantId whose, Sight sight);

    /** Those of {@code whose}, the latest first. */
    Page<RetentionHold> of(ParticipantId whose, Sight sight, PageRequest wanted);
}
