package se.kompetensbyran.domain.pathways;

import java.time.LocalDate;
import se.kompetensbyran.domain.shared.Problem;

/** The ways in which enrolments say no; none of them tells anything of the person. */
public abstract sealed class EnrolmentProblem extends Problem {

    private EnrolmentProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such enrolment, or none that the caller may know of. */
    @Says(kind = Kind.UNKNOWN, code = "enrolment.unknown")
    public static final class Unknown extends EnrolmentProblem {
        /** There is no enrolment with that id that the caller may know of. */
        public Unknown(EnrolmentId id) {
            super(id);
        }
    }

    /** There is no arrow between those stages. */
    @Says(kind = Kind.REFUSED, code = "enrolment.wrong-stage")
    public static final class WrongStage extends EnrolmentProblem {
        WrongStage(Stage from, Stage to) {
            super(from, to);
        }
    }

    /** The participant has an enrolment in the project that is not over. */
    @Says(kind = Kind.REFUSED, code = "enrolment.enrolled-already")
    public static final class EnrolledAlready extends EnrolmentProblem {}

    /** The participant was in the project on some of those days already, by another enrolment. */
    @Says(kind = Kind.REFUSED, code = "enrolment.enrolments-overlap")
    public static final class EnrolmentsOverlap extends EnrolmentProblem {}

    /** The project does not run on that day. */
    @Says(kind = Kind.REFUSED, code = "enrolment.project-not-ongoing")
    public static final class ProjectNotOngoing extends EnrolmentProblem {
        ProjectNotOngoing(LocalDate day) {
            super(day);
        }
    }

    /** The person was away on some of those days already. */
    @Says(kind = Kind.REFUSED, code = "enrolment.suspensions-overlap")
    public static final class SuspensionsOverlap extends EnrolmentProblem {}

    /** The person has not begun. */
    @Says(kind = Kind.REFUSED, code = "enrolment.not-begun")
    public static final class NotBegun extends EnrolmentProblem {}

    /** The person has not left, so there is nothing to say of how it went. */
    @Says(kind = Kind.REFUSED, code = "enrolment.not-left")
    public static final class NotLeft extends EnrolmentProblem {}

    /** It should never have been registered, and nothing more is recorded of it. */
    @Says(kind = Kind.REFUSED, code = "enrolment.misregistered")
    public static final class Misregistered extends EnrolmentProblem {}

    /** What was put down of the ladder has been corrected; the correction is what can be corrected. */
    @Says(kind = Kind.REFUSED, code = "enrolment.corrected-already")
    public static final class CorrectedAlready extends EnrolmentProblem {}
}
