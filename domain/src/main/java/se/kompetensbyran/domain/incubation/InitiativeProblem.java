package se.kompetensbyran.domain.incubation;

import java.util.List;
import se.kompetensbyran.domain.shared.Problem;

/** The ways in which incubation says no. */
public abstract sealed class InitiativeProblem extends Problem {

    private InitiativeProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such initiative, or none that the caller may know of. */
    @Says(kind = Kind.UNKNOWN, code = "initiative.unknown")
    public static final class Unknown extends InitiativeProblem {
        /** There is no initiative with that id. */
        public Unknown(InitiativeId id) {
            super(id);
        }
    }

    /** There is no arrow between those stages. */
    @Says(kind = Kind.REFUSED, code = "initiative.wrong-stage")
    public static final class WrongStage extends InitiativeProblem {
        WrongStage(Stage from, Stage to) {
            super(from, to);
        }
    }

    /** The checklist of the gate is not met. */
    @Says(kind = Kind.REFUSED, code = "initiative.gate-not-passed")
    public static final class GateNotPassed extends InitiativeProblem {
        GateNotPassed(List<GateCheck> missing) {
            super(List.copyOf(missing));
        }
    }

    /** It has gone through that gate: what was ticked there stays. */
    @Says(kind = Kind.REFUSED, code = "initiative.gate-passed")
    public static final class GatePassed extends InitiativeProblem {}

    /** It is over. */
    @Says(kind = Kind.REFUSED, code = "initiative.ended")
    public static final class Ended extends InitiativeProblem {}

    /** Nothing is registered without a legal person. */
    @Says(kind = Kind.REFUSED, code = "initiative.no-organisation")
    public static final class NoOrganisation extends InitiativeProblem {}

    /** Nothing is confirmed that is no enterprise. */
    @Says(kind = Kind.REFUSED, code = "initiative.no-enterprise")
    public static final class NoEnterprise extends InitiativeProblem {}

    /** The enterprise has no confirmed status in force. */
    @Says(kind = Kind.REFUSED, code = "initiative.not-confirmed")
    public static final class NotConfirmed extends InitiativeProblem {}

    /** What is not registered yet is no enterprise. */
    @Says(kind = Kind.REFUSED, code = "initiative.not-registered")
    public static final class NotRegistered extends InitiativeProblem {}

    /** It did not become that enterprise. */
    @Says(kind = Kind.UNKNOWN, code = "initiative.did-not-become")
    public static final class DidNotBecome extends InitiativeProblem {}

    /** It became an enterprise before: it becomes at most one. */
    @Says(kind = Kind.REFUSED, code = "initiative.already-became")
    public static final class AlreadyBecame extends InitiativeProblem {}

    /** Another initiative became that enterprise. */
    @Says(kind = Kind.REFUSED, code = "initiative.enterprise-taken")
    public static final class EnterpriseTaken extends InitiativeProblem {}

    /** The enterprise is another legal person's than the initiative. */
    @Says(kind = Kind.REFUSED, code = "initiative.another-organisation")
    public static final class AnotherOrganisation extends InitiativeProblem {}
}
