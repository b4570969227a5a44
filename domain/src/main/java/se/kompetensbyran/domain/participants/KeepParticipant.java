package se.kompetensbyran.domain.participants;

import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Enters a participant, or changes what is known; here participants meet municipalities and code lists. */
public record KeepParticipant(Participants participants, Municipalities municipalities, CodeLists lists) {

    /**
     * Saves it.
     *
     * @throws InvalidValue {@code unknown-code}, {@code not-of-persons}, {@code unknown-municipality}
     */
    public Participant keep(Participant it, Sight sight) {
        it.facts().check(lists, municipalities);
        return participants.save(it, sight);
    }
}
