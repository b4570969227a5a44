package se.kompetensbyran.domain.handovers;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * How an offer came to its end.
 *
 * @param refusal why it was declined; there then, and only then
 * @param by who did it, and when; of one that expired who offered anew, or the program at night
 * @throws InvalidValue {@code missing}, {@code not-here}, {@code handover-open} when it would not be over
 */
public record Closing(Stage to, @Nullable HandoverRefusal refusal, Actor by) {

    public Closing {
        InvalidValue.unless(to != Stage.OFFERED, "to", "handover-open");
        if (to == Stage.DECLINED) InvalidValue.given(refusal, "refusal");
        else InvalidValue.unless(refusal == null, "refusal", "not-here");
    }

    /** An end that has no reason. */
    static Closing to(Stage end, Actor by) {
        return new Closing(end, null, by);
    }
}
