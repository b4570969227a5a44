package se.kompetensbyran.domain.rules;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A day that was judged by a rule.
 *
 * @param day the day; null while it is to come
 */
public record Judged(Judgement by, @Nullable LocalDate day) {

    /** What would have to change; labels stand in the code list rule-remedies. */
    public enum Remedy {
        /** A day that is not after the limit. */
        EARLIER_DAY,
        /** A day that is not before the limit. */
        LATER_DAY,
        /** It is done, or somebody is told that it was not. */
        DONE,
        /** Somebody who may permit it gives the reason. */
        PERMIT
    }

    /** Whether the limit is exceeded, as it is on {@code today}. */
    public boolean isExceeded(LocalDate today) {
        return by.isExceeded(known(today));
    }

    /** Whether it is, and should not be. */
    public boolean isBroken(LocalDate today) {
        return isExceeded(today) && by.permit() == null;
    }

    /** What would have to change for it not to be broken: any of these. */
    public Set<Remedy> remedies(LocalDate today) {
        if (!isBroken(today)) return Set.of();
        Set<Remedy> any = EnumSet.noneOf(Remedy.class);
        if (day == null) any.add(Remedy.DONE);
        else any.add(by.rule().isEarliest() ? Remedy.LATER_DAY : Remedy.EARLIER_DAY);
        if (by.rule().isPermissible()) any.add(Remedy.PERMIT);
        return any;
    }

    /** The first day on which the limit is exceeded; empty when it is kept for ever. */
    public Optional<LocalDate> exceededFrom() {
        if (by.rule().isEarliest() || (day != null && !by.isExceeded(day))) return Optional.empty();
        return Optional.of(by.limit().plusDays(1));
    }

    // Of what is to come too early nothing is known before it has come.
    private LocalDate known(LocalDate today) {
        if (day != null) return day;
        return by.rule().isEarliest() ? by.limit() : today;
    }
}
