package se.kompetensbyran.domain.identities;

import java.util.List;
import se.kompetensbyran.domain.participants.ParticipantId;
import se.kompetensbyran.domain.participants.Sight;
import se.kompetensbyran.domain.shared.Page;
import se.kompetensbyran.domain.shared.PageRequest;

/** Who came to know who participants are. It only grows; what is not in the sight that is shown is not there. */
public interface Accesses {

    /** Adds them, in the transaction in which they happen, and puts them down in the journal without the reason. */
    void add(List<Access> some, Sight sight);

    /** Those to {@code whose}, the latest first. */
    Page<Access> of(ParticipantId whose, Sight sight, PageRequest wanted);

    /** Those to {@code whose}, the latest first; {@link PageRequest#REACH} at most. */
    List<Access> all(ParticipantId whose, Sight sight);
}
