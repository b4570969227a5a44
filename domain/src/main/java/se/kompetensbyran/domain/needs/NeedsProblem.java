package se.kompetensbyran.domain.needs;

import se.kompetensbyran.domain.shared.Problem;

/** The ways in which needs analyses say no. */
public abstract sealed class NeedsProblem extends Problem {

    private NeedsProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such analysis. */
    @Says(kind = Kind.UNKNOWN, code = "needs-analysis.unknown")
    public static final class Unknown extends NeedsProblem {
        /** There is no needs analysis with that id. */
        public Unknown(NeedsAnalysisId id) {
            super(id);
        }
    }

    /** There is no such vote, or it is another's. */
    @Says(kind = Kind.UNKNOWN, code = "needs-analysis.unknown-vote")
    public static final class UnknownVote extends NeedsProblem {
        /** There is no vote with that id that the caller may know of. */
        public UnknownVote(Vote.Id id) {
            super(id);
        }
    }

    /** There is no arrow between those stages. */
    @Says(kind = Kind.REFUSED, code = "needs-analysis.wrong-stage")
    public static final class WrongStage extends NeedsProblem {
        WrongStage(Stage from, Stage to) {
            super(from, to);
        }
    }

    /** That step is an adoption, of this set or of another. */
    @Says(kind = Kind.REFUSED, code = "needs-analysis.by-adoption")
    public static final class ByAdoption extends NeedsProblem {}

    /** It has no finding. */
    @Says(kind = Kind.REFUSED, code = "needs-analysis.no-findings")
    public static final class NoFindings extends NeedsProblem {}

    /** It has no priority. */
    @Says(kind = Kind.REFUSED, code = "needs-analysis.no-priorities")
    public static final class NoPriorities extends NeedsProblem {}

    /** What is to change stands, in the stage to which the analysis has come. */
    @Says(kind = Kind.REFUSED, code = "needs-analysis.not-now")
    public static final class NotNow extends NeedsProblem {
        NotNow(Stage stage) {
            super(stage);
        }
    }

    /** Another set of priorities was adopted at the same time. */
    @Says(kind = Kind.REFUSED, code = "needs-analysis.second-adopted")
    public static final class SecondAdopted extends NeedsProblem {}

    /** Votes are not collected any more. */
    @Says(kind = Kind.REFUSED, code = "needs-analysis.voting-closed")
    public static final class VotingClosed extends NeedsProblem {}

    /** The enterprise has voted in this analysis. */
    @Says(kind = Kind.REFUSED, code = "needs-analysis.voted-already")
    public static final class VotedAlready extends NeedsProblem {}

    /** Somebody has voted for the finding, which goes on saying what it said then. */
    @Says(kind = Kind.REFUSED, code = "needs-analysis.finding-voted")
    public static final class FindingVoted extends NeedsProblem {}
}
