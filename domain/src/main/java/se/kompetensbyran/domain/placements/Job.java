package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * The job that a placement led to.
 *
 * @param start its first day
 * @throws InvalidValue {@code date-range}
 */
public record Job(ContractForm form, LocalDate start) {

    /** On what contract; labels stand in the code list contract-forms. */
    public enum ContractForm {
        /** Until further notice (sv: tillsvidare). */
        PERMANENT,
        /** For a time, or by the hour. */
        FIXED_TERM,
        /** With a subsidy to who employs. */
        SUBSIDISED,
        /** In a business of one's own. */
        SELF_EMPLOYED
    }

    public Job {
        DateRange.check("jobStart", start);
    }
}
