package se.kompetensbyran.domain.quality;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Text;

/**
 * How an action ended, kept with who, when and why.
 *
 * @param on the day on which it was done or dropped
 * @param reason why it was dropped, at most 500 characters; it tells of no person, and no journal holds it
 * @param by who recorded it and when
 */
public record Ending(LocalDate on, @Personal @Nullable String reason, Actor by) {

    public Ending {
        DateRange.check("on", on);
        if (reason != null) Text.impersonal("reason", reason, 500);
    }
}
