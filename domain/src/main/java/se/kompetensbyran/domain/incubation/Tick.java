package se.kompetensbyran.domain.incubation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.DateRange;
import se.kompetensbyran.domain.shared.EnumCode;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Personal;
import se.kompetensbyran.domain.shared.Text;

/**
 * That a line of a gate's checklist is met.
 *
 * @param on the day on which it was found to be so
 * @param note how, in words that tell of no person; at most 2000 characters
 * @param by who recorded it and when
 */
public record Tick(
        GateCheck check, LocalDate on, @Personal @Nullable String note, Actor by) implements Part {

    public Tick {
        DateRange.check("on", on);
        if (note != null) Text.impersonal("note", note, 2000);
    }

    /** The code of the line: there is one tick of each. */
    @Override
    public Object id() {
        return idOf(check);
    }

    static String idOf(GateCheck check) {
        return EnumCode.of(check);
    }
}
