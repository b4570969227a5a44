package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * That a party has signed what is agreed.
 *
 * @param byRepresentative whether somebody who represents the participant did, and not the person; of the participant alone
 * @param on the day on which it was signed
 * @param by who recorded it, and when
 * @throws InvalidValue {@code date-range}, or {@code of-participant-only}
 */
public record Signature(Party party, boolean byRepresentative, LocalDate on, Actor by) {

    public Signature {
        InvalidValue.unless(!byRepresentative || party == Party.PARTICIPANT, "byRepresentative", "of-participant-only");
        DateRange.check("on", on);
    }
}
