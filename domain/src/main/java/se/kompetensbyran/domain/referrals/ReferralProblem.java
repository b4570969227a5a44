package se.kompetensbyran.domain.referrals;

import se.kompetensbyran.domain.shared.Problem;

/** The ways in which referrals say no; none of them tells anything of the person. */
public abstract sealed class ReferralProblem extends Problem {

    private ReferralProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such referral, or none that the caller may know of. */
    @Says(kind = Kind.UNKNOWN, code = "referral.unknown")
    public static final class Unknown extends ReferralProblem {
        /** There is no referral with that id that the caller may know of. */
        public Unknown(ReferralId id) {
            super(id);
        }
    }

    /** There is no arrow between those stages. */
    @Says(kind = Kind.REFUSED, code = "referral.wrong-stage")
    public static final class WrongStage extends ReferralProblem {
        WrongStage(Stage from, Stage to) {
            super(from, to);
        }
    }

    /** It has been sent, and stands as the partner told it. */
    @Says(kind = Kind.REFUSED, code = "referral.sent-already")
    public static final class SentAlready extends ReferralProblem {}

    /** It does not wait for an answer. */
    @Says(kind = Kind.REFUSED, code = "referral.not-waiting")
    public static final class NotWaiting extends ReferralProblem {
        NotWaiting(Stage now) {
            super(now);
        }
    }

    /** The partner has referred somebody by that reference, and told something else. */
    @Says(kind = Kind.REFUSED, code = "referral.told-otherwise")
    public static final class ToldOtherwise extends ReferralProblem {}

    /** What was told of the person is held no more. */
    @Says(kind = Kind.REFUSED, code = "referral.forgotten")
    public static final class Forgotten extends ReferralProblem {}

    /** The node is not there today. */
    @Says(kind = Kind.REFUSED, code = "referral.node-closed")
    public static final class NodeClosed extends ReferralProblem {}
}
