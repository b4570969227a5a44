package se.kompetensbyran.domain.participants;

import se.kompetensbyran.domain.codelists.CodeList;
import se.kompetensbyran.domain.codelists.CodeLists;
import se.kompetensbyran.domain.organisations.Municipalities;
import se.kompetensbyran.domain.organisations.MunicipalityCode;
import se.kompetensbyran.domain.shared.InvalidValue;

/** Enters a participant, or changes what is known; here participants meet municipalities and code lists. */
public record KeepParticipant(Participants participants, Municipalities municipalities, CodeLists lists) {

    private static final String PERSONS = "persons";

    /**
     * Saves it.
     *
     * @throws InvalidValue {@code unknown-code}, {@code not-of-persons}, {@code unknown-municipality}
     */
    public Participant keep(Participant it, Sight sight) {
        CodeList groups = lists.get("target-groups");
        groups.check("targetGroups", it.facts().targetGroups());
        for (String one : it.facts().targetGroups())
            InvalidValue.unless(groups.isWithin(one, PERSONS), "targetGroups", "not-of-persons", one);
        MunicipalityCode municipality = it.facts().municipality();
        InvalidValue.unless(
                municipality == null || municipalities.has(municipality), "municipality", "unknown-municipality");
        return participants.save(it, sight);
    }
}
