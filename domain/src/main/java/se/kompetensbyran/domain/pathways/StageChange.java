package se.kompetensbyran.domain.pathways;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Personal;

/**
 * One step of an enrolment, kept with who, when and why.
 *
 * @param on the day on which it came to {@code to}
 * @param reason why; there when {@link Stage#demandsReason}, and only then
 * @param by who recorded it, and when
 * @throws InvalidValue {@code date-range}, {@code missing}, {@code reason-unfit}
 */
public record StageChange(
        Stage to, LocalDate on, @Personal @Nullable StepReason reason, Actor by) {

    public StageChange {
        DateRange.check("on", on);
        if (to.demandsReason()) InvalidValue.given(reason, "reason");
        InvalidValue.unless(reason == null || reason.fits(to), "reason", "reason-unfit");
    }

    /** A step that has no reason. */
    static StageChange of(Stage to, LocalDate on, Actor by) {
        return new StageChange(to, on, null, by);
    }

    /** The same, on that day. */
    StageChange on(LocalDate anew) {
        return new StageChange(to, anew, reason, by);
    }
}
