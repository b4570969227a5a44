package se.kompetensbyran.domain.identities;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import se.kompetensbyran.domain.participants.Datum;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Participants.Line;
import se.kompetensbyran.domain.participants.Sight;

/**
 * The identities of participants, sealed. One is there only while its participant says so, and goes with that; what is not in the
 * sight that is shown is not there.
 */
public interface Identities {

    /** The most that are found at once. */
    int MOST = 20;

    /** The identity of {@code whose}, if it is kept. */
    Optional<SealedIdentity> find(ParticipantId whose, Sight sight);

    /** Adds or replaces that of {@code whose}, who is in sight and has been saved as one whose identity is kept. */
    void put(ParticipantId whose, SealedIdentity it, Sight sight);

    /**
     * Those that may be found for {@code why} by one of {@code marks}, by code; {@value #MOST} at most: who consented to that for the
     * purpose of it, if it has one, and of whom what is held may be used, unless they ask for it themselves.
     *
     * @param marks by what of a person they are of
     */
    List<Line> marked(Map<Datum, Set<String>> marks, Access.Reason why, Sight sight);

    /** The sealed key of all marks, which is the same for ever: {@code fresh} when there is none yet. */
    String markKey(Supplier<String> fresh);
}
