package se.kompetensbyran.domain.referrals;

import java.util.EnumSet;
import java.util.Set;

/** Where a referral stands (sv: skede); labels stand in the code list referral-stages. */
public enum Stage {
    /** The partner has written it, and nobody else sees it. */
    DRAFT,
    /** It waits for the node's answer. */
    SENT,
    ACCEPTED,
    DECLINED,
    /** The partner takes it back. */
    WITHDRAWN,
    /** The node did not answer in time. A referral comes here by itself. */
    EXPIRED,
    /** The person has come in by another way. */
    OBSOLETE;

    /** The stages to which somebody can take it from here; none after an answer. */
    public Set<Stage> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(SENT);
            case SENT -> EnumSet.of(ACCEPTED, DECLINED, WITHDRAWN, OBSOLETE);
            default -> EnumSet.noneOf(Stage.class);
        };
    }

    /** Whether there is an arrow from this stage to {@code other}. */
    public boolean mayBecome(Stage other) {
        return next().contains(other);
    }

    /** Whether the partner takes it there. */
    public boolean isOfPartner() {
        return this == SENT || this == WITHDRAWN;
    }

    /** Whether the node takes it there. */
    public boolean isOfNode() {
        return this == ACCEPTED || this == DECLINED;
    }
}
