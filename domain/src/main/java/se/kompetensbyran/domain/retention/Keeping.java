package se.kompetensbyran.domain.retention;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with keeping who a participant is.
 *
 * @param lastOn the day on which something happened last, or is planned to
 * @param last what that was
 * @param heldUntil the last day for which somebody demands that it is kept, if somebody does
 * @param toldOn the day on which the node was told that it goes, if it has been
 * @param isRestricted whether what is held is kept and not used (GDPR art. 18): then it stays until that is lifted
 */
public record Keeping(
        LocalDate lastOn,
        ActivityKind last,
        @Nullable LocalDate heldUntil,
        @Nullable LocalDate toldOn,
        boolean isRestricted) {

    /** Whether it is time on {@code today} that the node is told. */
    public boolean isToBeTold(RetentionRule rule, LocalDate today) {
        return !isRestricted && !kept(rule).isAfter(today.plusDays(rule.noticeDays()));
    }

    /**
     * The day on which it goes if nothing more happens: never before the node has been told for as long as it is to be. Empty while
     * it is restricted.
     */
    public Optional<LocalDate> goesOn(RetentionRule rule, LocalDate today) {
        if (isRestricted) return Optional.empty();
        LocalDate kept = kept(rule);
        LocalDate told = (toldOn == null ? today : toldOn).plusDays(rule.noticeDays());
        return Optional.of(told.isBefore(kept) ? kept : told);
    }

    /** Whether it is to go on {@code today}. */
    public boolean isOver(RetentionRule rule, LocalDate today) {
        return toldOn != null
                && goesOn(rule, today).filter(it -> !it.isAfter(today)).isPresent();
    }

    // From then on nothing speaks for keeping it, but that the node is to be told.
    private LocalDate kept(RetentionRule rule) {
        LocalDate after = rule.after(lastOn);
        return heldUntil == null || heldUntil.isBefore(after) ? after : heldUntil.plusDays(1);
    }
}
