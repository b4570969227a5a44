package se.kompetensbyran.domain.participants;

import java.time.LocalDate;
import se.kompetensbyran.domain.shared.Actor;

/** Who is to act, in the same transaction, when a person takes a consent back, or signs another in its place: contexts that participants do not know. */
public interface ConsentWatch {

    /**
     * {@code whose} has taken {@code gone} back on {@code on}, or signed another in its place.
     *
     * @param whose as it is saved, without that consent; with the one in its place, which is for the same purpose
     * @param by who recorded it, and when
     * @param sight in which the participant is
     */
    void withdrawn(Participant whose, Consent gone, LocalDate on, Actor by, Sight sight);
}
