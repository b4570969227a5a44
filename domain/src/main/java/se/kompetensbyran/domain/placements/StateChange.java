package se.kompetensbyran.domain.placements;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Text;

/**
 * One step of a placement, kept with who, when and why.
 *
 * @param on the day on which it came to {@code to}
 * @param cause why the participant did not come; never left out then, and of nothing else
 * @param reason why, at most 2000 characters that tell of no person; never left out when it is cancelled or sent back
 * @param by who recorded it, and when
 * @throws InvalidValue {@code missing}, {@code not-here}, {@code date-range}, {@code blank}, {@code too-long},
 *     {@code characters}, {@code personal-number}
 */
public record StateChange(
        State to,
        LocalDate on,
        @Personal @Nullable Cause cause,
        @Personal @Nullable String reason,
        Actor by) {

    public StateChange {
        DateRange.check("on", on);
        if (to == State.DID_NOT_START) InvalidValue.given(cause, "cause");
        else InvalidValue.unless(cause == null, "cause", "not-here");
        if (to == State.CANCELLED) InvalidValue.given(reason, "reason");
        if (reason != null) Text.impersonal("reason", reason, 2000);
    }

    /** A step of today, of which no more is told. */
    static StateChange of(State to, Actor by) {
        return new StateChange(to, by.day(), null, null, by);
    }
}
