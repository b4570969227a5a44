package se.kompetensbyran.domain.enterprises;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.Bilingual;
import se.kompetensbyran.domain.shared.PartialDate;

/**
 * One step in the life of a business, kept with who, when and why.
 *
 * @param to the stage that it came to
 * @param on when that happened
 * @param reason why, when somebody has written that
 * @param by who recorded it and when
 */
public record StageChange(
        Stage to, PartialDate on, @Nullable Bilingual reason, Actor by) {

    /**
     * The day from which it counts: the last that {@link #on} may mean, but no later than the day on which it was
     * recorded, since it had happened by then.
     */
    public LocalDate since() {
        LocalDate recorded = by.day().isBefore(on.firstDay()) ? on.firstDay() : by.day();
        return recorded.isBefore(on.lastDay()) ? recorded : on.lastDay();
    }
}
