package se.kompetensbyran.domain.incubation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long an initiative stood in a stage.
 *
 * @param step the step by which it came there
 * @param until the day on which it left; null while it stands there
 * @param days from the one day to the other, or to today; 0 for an end, which lasts no time
 */
public record Stay(StageChange step, @Nullable LocalDate until, int days) {

    static Stay of(StageChange step, @Nullable StageChange after, LocalDate today) {
        if (step.to().isFinal()) return new Stay(step, null, 0);
        LocalDate end = after == null ? today : after.on();
        return new Stay(step, after == null ? null : end, Math.max(0, (int) ChronoUnit.DAYS.between(step.on(), end)));
    }
}
