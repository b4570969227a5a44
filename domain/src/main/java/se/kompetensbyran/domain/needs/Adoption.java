package se.kompetensbyran.domain.needs;

import java.time.LocalDate;
import se.kompetensbyran.domain.organisations.OrganisationId;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * That the priorities of an analysis were adopted (sv: antagande).
 *
 * @param body the organisation that decided it
 * @param on the day of the decision
 * @param validUntil the last day on which they govern, at the latest; not before {@code on}
 */
public record Adoption(OrganisationId body, LocalDate on, LocalDate validUntil) {

    public Adoption {
        DateRange.check("on", on);
        DateRange.check("validUntil", validUntil);
        InvalidValue.unless(!validUntil.isBefore(on), "validUntil", "before-start");
    }
}
