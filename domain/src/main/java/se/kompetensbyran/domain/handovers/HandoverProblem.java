package se.kompetensbyran.domain.handovers;

import se.kompetensbyran.domain.shared.Problem;

/** The ways in which handovers say no; none of them tells anything of the person. */
public abstract sealed class HandoverProblem extends Problem {

    private HandoverProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such handover, or none that the caller may know of. */
    @Says(kind = Kind.UNKNOWN, code = "handover.unknown")
    public static final class Unknown extends HandoverProblem {
        /** There is no handover with that id that the caller may know of. */
        public Unknown(HandoverId id) {
            super(id);
        }
    }

    /** The participant is offered to a node already, and it has not answered. */
    @Says(kind = Kind.REFUSED, code = "handover.offered-already")
    public static final class OfferedAlready extends HandoverProblem {}

    /** It waits for no answer. */
    @Says(kind = Kind.REFUSED, code = "handover.not-offered")
    public static final class NotOffered extends HandoverProblem {
        NotOffered(Stage stage) {
            super(stage);
        }
    }

    /** One organisation has come to run both nodes: the participant is its own. */
    @Says(kind = Kind.REFUSED, code = "handover.same-host")
    public static final class SameHost extends HandoverProblem {}

    /** The receiving node is not there today. */
    @Says(kind = Kind.REFUSED, code = "handover.node-closed")
    public static final class NodeClosed extends HandoverProblem {}

    /** No consent that holds lets the organisation that runs the receiving node know of the path. */
    @Says(kind = Kind.REFUSED, code = "handover.no-consent")
    public static final class NoConsent extends HandoverProblem {
        NoConsent(String recipient) {
            super(recipient);
        }
    }

    /**
     * The giving node has something to settle first: a placement that is not over, an enrolment that is longer than a rule says without
     * permit or that another organisation's node has not ended, a consent that does not hold or does not name who runs the receiving node,
     * or that what is held is not to be used. Which it is the receiving node is not told.
     */
    @Says(kind = Kind.REFUSED, code = "handover.unsettled")
    public static final class Unsettled extends HandoverProblem {}
}
