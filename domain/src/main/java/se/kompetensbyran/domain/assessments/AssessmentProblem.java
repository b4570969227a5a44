package se.kompetensbyran.domain.assessments;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.shared.Problem;

/** The ways in which the assessment of status says no. */
public abstract sealed class AssessmentProblem extends Problem {

    private AssessmentProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such assessment, or none that the caller may know of. */
    @Says(kind = Kind.UNKNOWN, code = "assessment.unknown")
    public static final class Unknown extends AssessmentProblem {
        /** There is no assessment with that id. */
        public Unknown(AssessmentId id) {
            super(id);
        }
    }

    /** There is no arrow between those states. */
    @Says(kind = Kind.REFUSED, code = "assessment.wrong-state")
    public static final class WrongState extends AssessmentProblem {
        WrongState(State from, State to) {
            super(from, to);
        }
    }

    /** The evidence changes only while it is a draft. */
    @Says(kind = Kind.REFUSED, code = "assessment.not-draft")
    public static final class NotDraft extends AssessmentProblem {}

    /** Of some criteria no evidence is written. */
    @Says(kind = Kind.REFUSED, code = "assessment.evidence-missing")
    public static final class EvidenceMissing extends AssessmentProblem {
        EvidenceMissing(Collection<Criterion> criteria) {
            super(List.copyOf(criteria));
        }
    }

    /** Nothing is confirmed unless all four criteria are met. */
    @Says(kind = Kind.REFUSED, code = "assessment.not-all-met")
    public static final class NotAllMet extends AssessmentProblem {}

    /** Nothing is rejected when all four criteria are met. */
    @Says(kind = Kind.REFUSED, code = "assessment.all-met")
    public static final class AllMet extends AssessmentProblem {}

    /** A rejection rests only on what the enterprise was told, and could contest. */
    @Says(kind = Kind.REFUSED, code = "assessment.not-told")
    public static final class NotTold extends AssessmentProblem {
        NotTold(Collection<Criterion> criteria) {
            super(List.copyOf(criteria));
        }
    }

    /** Nobody decides on what they have begun, submitted or contested themselves. */
    @Says(kind = Kind.REFUSED, code = "assessment.own")
    public static final class Own extends AssessmentProblem {}

    /** The status is confirmed for so long ahead that nothing can follow on it yet. */
    @Says(kind = Kind.REFUSED, code = "assessment.confirmed-ahead")
    public static final class ConfirmedAhead extends AssessmentProblem {
        ConfirmedAhead(LocalDate lastDay) {
            super(lastDay);
        }
    }

    /** The enterprise can still contest what it was told. */
    @Says(kind = Kind.REFUSED, code = "assessment.contestable")
    public static final class Contestable extends AssessmentProblem {
        Contestable(LocalDate lastDay) {
            super(lastDay);
        }
    }

    /** Another assessment of the enterprise is open. */
    @Says(kind = Kind.REFUSED, code = "assessment.open-already")
    public static final class OpenAlready extends AssessmentProblem {}

    /** Two confirmations of the enterprise would be valid on a day. */
    @Says(kind = Kind.REFUSED, code = "assessment.valid-already")
    public static final class ValidAlready extends AssessmentProblem {}

    /** The enterprise has no status in force. */
    @Says(kind = Kind.UNKNOWN, code = "assessment.no-status")
    public static final class NoStatus extends AssessmentProblem {
        /** No confirmation of the enterprise is in force. */
        public NoStatus(EnterpriseId id) {
            super(id);
        }
    }
}
