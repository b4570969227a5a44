package se.kompetensbyran.domain.support;

import se.kompetensbyran.domain.shared.Problem;

/** The ways in which support says no. */
public abstract sealed class SupportProblem extends Problem {

    private SupportProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such case, or none that the caller may know of. */
    @Says(kind = Kind.UNKNOWN, code = "support-case.unknown")
    public static final class Unknown extends SupportProblem {
        /** There is no support case with that id. */
        public Unknown(SupportCaseId id) {
            super(id);
        }
    }

    /** There is no arrow between those stages. */
    @Says(kind = Kind.REFUSED, code = "support-case.wrong-stage")
    public static final class WrongStage extends SupportProblem {
        WrongStage(Stage from, Stage to) {
            super(from, to);
        }
    }

    /** No adviser has the case. */
    @Says(kind = Kind.REFUSED, code = "support-case.not-taken")
    public static final class NotTaken extends SupportProblem {}

    /** Another support node held the session. */
    @Says(kind = Kind.REFUSED, code = "support-case.held-elsewhere")
    public static final class HeldElsewhere extends SupportProblem {}

    /** The node does not cover the municipality of the enterprise today, and another does; or it has closed. */
    @Says(kind = Kind.REFUSED, code = "support-case.not-covering")
    public static final class NotCovering extends SupportProblem {}

    /** The node has said no before. */
    @Says(kind = Kind.REFUSED, code = "support-case.declined-already")
    public static final class DeclinedAlready extends SupportProblem {}

    /** The initiative is over. */
    @Says(kind = Kind.REFUSED, code = "support-case.initiative-ended")
    public static final class InitiativeEnded extends SupportProblem {}

    /** The business has closed. */
    @Says(kind = Kind.REFUSED, code = "support-case.enterprise-closed")
    public static final class EnterpriseClosed extends SupportProblem {}
}
