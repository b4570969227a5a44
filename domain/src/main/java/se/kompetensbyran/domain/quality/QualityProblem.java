package se.kompetensbyran.domain.quality;

import se.kompetensbyran.domain.shared.Problem;

/** The ways in which quality reviews say no. */
public abstract sealed class QualityProblem extends Problem {

    private QualityProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such review, or it is another's. */
    @Says(kind = Kind.UNKNOWN, code = "quality-review.unknown")
    public static final class Unknown extends QualityProblem {
        /** There is no review with that id that the caller may know of. */
        public Unknown(QualityReviewId id) {
            super(id);
        }
    }

    /** There is no arrow between those states of an action. */
    @Says(kind = Kind.REFUSED, code = "quality-review.wrong-state")
    public static final class WrongState extends QualityProblem {
        WrongState(Action.State from, Action.State to) {
            super(from, to);
        }
    }

    /** The enterprise has been reviewed on that day. */
    @Says(kind = Kind.REFUSED, code = "quality-review.reviewed-already")
    public static final class ReviewedAlready extends QualityProblem {}

    /** The area has an action, so the review goes on judging it. */
    @Says(kind = Kind.REFUSED, code = "quality-review.area-acted-on")
    public static final class AreaActedOn extends QualityProblem {}

    /** The action has been done or dropped: that stands. */
    @Says(kind = Kind.REFUSED, code = "quality-review.action-ended")
    public static final class ActionEnded extends QualityProblem {}

    /** Who supports the enterprise reviewed it, and the enterprise does not change that. */
    @Says(kind = Kind.FORBIDDEN, code = "quality-review.by-supporter")
    public static final class BySupporter extends QualityProblem {}

    /** They are reviews of different enterprises: there is no comparison of them. */
    @Says(kind = Kind.UNKNOWN, code = "quality-review.other-enterprise")
    public static final class OtherEnterprise extends QualityProblem {}
}
