package se.kompetensbyran.domain.participants;

import se.kompetensbyran.domain.shared.Actor;

/**
 * That what is held of a person is kept and not used, until it is lifted (sv: begränsning av behandling; GDPR art. 18).
 *
 * @param by who recorded it, and when
 */
public record Restriction(Reason reason, Actor by) {

    /** On what ground (GDPR art. 18.1 a–d); labels stand in the code list restriction-reasons. */
    public enum Reason {
        /** The person says that something is wrong, until that has been looked into. */
        ACCURACY_CONTESTED,
        /** It should not be held, and the person will not have it erased. */
        UNLAWFUL,
        /** It is not needed any more, but by the person for a claim. */
        NEEDED_FOR_CLAIM,
        /** The person has objected, until that has been weighed. */
        OBJECTED
    }
}
