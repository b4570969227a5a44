package se.kompetensbyran.domain.incubation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Text;

/**
 * One step on the way of an initiative, kept with who, when and why.
 *
 * @param reason why; there for a pause and for an end, and only then
 * @param explanation why, in words that tell of no person, at most 2000 characters; always there with the reason {@code
 *     other}
 * @param by who recorded it and when
 * @throws InvalidValue {@code step-reason-demanded}, {@code step-reason-unfit}, {@code reason-of-another-step}, {@code
 *     other-unexplained}
 */
public record StageChange(
        Stage to,
        LocalDate on,
        @Nullable StepReason reason,
        @Personal @Nullable String explanation,
        Actor by) {

    public StageChange {
        DateRange.check("on", on);
        InvalidValue.unless(reason != null || !to.demandsReason(), "reason", "step-reason-demanded");
        InvalidValue.unless(reason == null || to.demandsReason(), "reason", "step-reason-unfit");
        InvalidValue.unless(reason == null || reason.fits(to), "reason", "reason-of-another-step");
        InvalidValue.unless(reason != StepReason.OTHER || explanation != null, "explanation", "other-unexplained");
        if (explanation != null) Text.impersonal("explanation", explanation, 2000);
    }
}
