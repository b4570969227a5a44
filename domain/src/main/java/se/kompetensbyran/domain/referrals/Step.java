package se.kompetensbyran.domain.referrals;

import org.jspecify.annotations.Nullable;
import se.kompetensbyran.domain.shared.Actor;
import se.kompetensbyran.domain.shared.InvalidValue;

/**
 * One step of a referral, kept with who, when and why.
 *
 * @param reason why; there when it is declined, and only then
 * @param by who did it and when
 * @throws InvalidValue {@code decline-reason-demanded}, {@code decline-reason-unfit}
 */
public record Step(Stage to, @Nullable DeclineReason reason, Actor by) {

    public Step {
        InvalidValue.unless(reason != null || to != Stage.DECLINED, "reason", "decline-reason-demanded");
        InvalidValue.unless(reason == null || to == Stage.DECLINED, "reason", "decline-reason-unfit");
    }

    /** A step to {@code to}, which needs no reason. */
    public static Step to(Stage to, Actor by) {
        return new Step(to, null, by);
    }
}
