package se.kompetensbyran.domain.retention;

import se.kompetensbyran.domain.shared.Problem;

/** The ways in which keeping says no; none of them tells anything of the person. */
public abstract sealed class RetentionProblem extends Problem {

    private RetentionProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such hold of that participant. */
    @Says(kind = Kind.UNKNOWN, code = "retention-hold.unknown")
    public static final class UnknownHold extends RetentionProblem {
        /** There is no hold with that id that the caller may know of. */
        public UnknownHold(HoldId id) {
            super(id);
        }
    }

    /** The hold has been released, or its last day is over. */
    @Says(kind = Kind.REFUSED, code = "retention-hold.released-already")
    public static final class ReleasedAlready extends RetentionProblem {}

    /** There is nothing to keep: who the participant is is not known. */
    @Says(kind = Kind.REFUSED, code = "retention-hold.nothing-kept")
    public static final class NothingKept extends RetentionProblem {}
}
