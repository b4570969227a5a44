package se.kompetensbyran.domain.nodes;

import java.time.LocalDate;
import se.kompetensbyran.domain.shared.Problem;

/** The ways in which support nodes say no. */
public abstract sealed class NodeProblem extends Problem {

    private NodeProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such node. */
    @Says(kind = Kind.UNKNOWN, code = "node.unknown")
    public static final class Unknown extends NodeProblem {
        /** There is no node with that id. */
        public Unknown(NodeId id) {
            super(id);
        }
    }

    /** The node was not there yet on that day. */
    @Says(kind = Kind.UNKNOWN, code = "node.not-yet")
    public static final class NotYet extends NodeProblem {
        /** Its first day comes after {@code day}. */
        public NotYet(NodeId id, LocalDate day) {
            super(id, day);
        }
    }

    /** There is a regional structure on one of those days already. */
    @Says(kind = Kind.REFUSED, code = "node.second-root")
    public static final class SecondRoot extends NodeProblem {}

    /** It would cover a municipality twice on the same day. */
    @Says(kind = Kind.REFUSED, code = "node.covers-already")
    public static final class CoversAlready extends NodeProblem {}

    /** It would cover a municipality on a day when it is not there. */
    @Says(kind = Kind.REFUSED, code = "node.not-there")
    public static final class NotThere extends NodeProblem {}
}
