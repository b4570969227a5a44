package se.kompetensbyran.domain.projects;

import java.time.LocalDate;
import se.kompetensbyran.domain.shared.Money;
import se.kompetensbyran.domain.shared.Problem;

/** The ways in which a project says no. */
public abstract sealed class ProjectProblem extends Problem {

    private ProjectProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such project. */
    @Says(kind = Kind.UNKNOWN, code = "project.unknown")
    public static final class Unknown extends ProjectProblem {
        /** Nothing has the id {@code id}. */
        public Unknown(ProjectId id) {
            super(id);
        }
    }

    /** The project was not there yet on that day. */
    @Says(kind = Kind.UNKNOWN, code = "project.not-yet")
    public static final class NotYet extends ProjectProblem {
        /** Its first stage came after {@code day}. */
        public NotYet(ProjectId id, LocalDate day) {
            super(id, day);
        }
    }

    /** There is no arrow between those stages. */
    @Says(kind = Kind.REFUSED, code = "project.wrong-stage")
    public static final class WrongStage extends ProjectProblem {
        WrongStage(Stage from, Stage to) {
            super(from, to);
        }
    }

    /** Nobody owns it, and somebody must. */
    @Says(kind = Kind.REFUSED, code = "project.no-owner")
    public static final class NoOwner extends ProjectProblem {}

    /** Two owners would share a day. */
    @Says(kind = Kind.REFUSED, code = "project.owner-taken")
    public static final class OwnerTaken extends ProjectProblem {}

    /** It cannot be completed before its planned end. */
    @Says(kind = Kind.REFUSED, code = "project.ends-too-early")
    public static final class EndsTooEarly extends ProjectProblem {
        EndsTooEarly(LocalDate plannedEnd) {
            super(plannedEnd);
        }
    }

    /** It does not end early when its planned end has come. */
    @Says(kind = Kind.REFUSED, code = "project.not-early")
    public static final class NotEarly extends ProjectProblem {
        NotEarly(LocalDate plannedEnd) {
            super(plannedEnd);
        }
    }

    /** The planned end of a granted project is extended, not corrected. */
    @Says(kind = Kind.REFUSED, code = "project.extend-instead")
    public static final class ExtendInstead extends ProjectProblem {}

    /** Only a project that has been granted is extended. */
    @Says(kind = Kind.REFUSED, code = "project.not-granted")
    public static final class NotGranted extends ProjectProblem {}

    /** It is over. */
    @Says(kind = Kind.REFUSED, code = "project.has-ended")
    public static final class HasEnded extends ProjectProblem {}

    /** A project continues only one that started before it. */
    @Says(kind = Kind.REFUSED, code = "project.not-earlier")
    public static final class NotEarlier extends ProjectProblem {}

    /** More would be granted than there is in all. */
    @Says(kind = Kind.REFUSED, code = "project.budget-exceeded")
    public static final class BudgetExceeded extends ProjectProblem {
        /** The lines come to {@code sum}, of {@code total} in all. */
        public BudgetExceeded(Money sum, Money total) {
            super(sum, total);
        }
    }

    /** One line at the most is the rest. */
    @Says(kind = Kind.REFUSED, code = "project.second-remainder")
    public static final class SecondRemainder extends ProjectProblem {}

    /** There is no rest of an unknown total. */
    @Says(kind = Kind.REFUSED, code = "project.remainder-needs-total")
    public static final class RemainderNeedsTotal extends ProjectProblem {}
}
