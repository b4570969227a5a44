package se.kompetensbyran.domain.pathways;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.rules.Judged;
import se.kompetensbyran.domain.rules.Judgement;
import se.kompetensbyran.domain.rules.RuleKind;
import se.kompetensbyran.domain.rules.Rulebook;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;
import se.kompetensbyran.domain.shared.Part;
import se.kompetensbyran.domain.shared.Period;
import se.kompetensbyran.domain.shared.Uuid7;

/**
 * A time for which somebody was away, and came back or is to (sv: uppehåll).
 *
 * @param days which days; without an end while it goes on
 * @param judgement by which rule its length was judged; null when no rule is about it
 * @param by who recorded it, and when
 * @throws InvalidValue {@code reason-unfit}
 */
public record Suspension(
        Id id, StepReason reason, Period days, @Nullable Judgement judgement, Actor by) implements Part {

    /** Identifies it for ever. */
    public record Id(UUID value) {

        /** A new one. */
        public static Id next() {
            return new Id(Uuid7.next());
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    public Suspension {
        InvalidValue.unless(reason.fits(Stage.SUSPENDED), "reason", "reason-unfit");
    }

    /** A new one, from its first to its last day; it goes on when there is none. @throws InvalidValue {@code before-start} */
    public static Suspension of(StepReason reason, LocalDate first, @Nullable LocalDate last, Actor by) {
        InvalidValue.unless(last == null || !last.isBefore(first), "lastDay", "before-start");
        return new Suspension(Id.next(), reason, Period.inclusive(first, last), null, by);
    }

    /** The same, said anew. @throws InvalidValue {@code before-start}, {@code reason-unfit} */
    Suspension anew(StepReason why, LocalDate first, @Nullable LocalDate last, Actor who) {
        InvalidValue.unless(last == null || !last.isBefore(first), "lastDay", "before-start");
        return new Suspension(id, why, Period.inclusive(first, last), null, who);
    }

    /** Whether it goes on. */
    public boolean isOpen() {
        return days.until() == null;
    }

    /** The same, with that last day. */
    Suspension until(LocalDate last) {
        return new Suspension(id, reason, Period.inclusive(days.from(), last), judgement, by);
    }

    /** The same, judged by the rule that holds on its first day. */
    Suspension judged(Rulebook rules) {
        return with(rules.judge(RuleKind.SUSPENSION_LENGTH, days.from()).orElse(null));
    }

    /** The same, with that judgement. */
    Suspension with(@Nullable Judgement anew) {
        return new Suspension(id, reason, days, anew, by);
    }

    /** What was judged by a rule, if there is one about it: the last day, once there is one. */
    public Optional<Judged> judged() {
        return Optional.ofNullable(judgement)
                .map(it -> new Judged(it, days.lastDay().orElse(null)));
    }
}
