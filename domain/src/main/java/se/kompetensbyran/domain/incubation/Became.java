package se.kompetensbyran.domain.incubation;

import java.time.LocalDate;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.DateRange;

/**
 * That an initiative became an enterprise of the register.
 *
 * @param on the day on which the business began
 * @param by who recorded it and when
 */
public record Became(EnterpriseId enterprise, LocalDate on, Actor by) {

    public Became {
        DateRange.check("on", on);
    }
}
