package se.kompetensbyran.domain.enterprises;

import java.time.LocalDate;
import se.kompetensbyran.domain.shared.Problem;

/** The ways in which the register of enterprises says no. */
public abstract sealed class EnterpriseProblem extends Problem {

    private EnterpriseProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such enterprise. */
    @Says(kind = Kind.UNKNOWN, code = "enterprise.unknown")
    public static final class Unknown extends EnterpriseProblem {
        /** There is no enterprise with that id. */
        public Unknown(EnterpriseId id) {
            super(id);
        }
    }

    /** The enterprise was not there yet on that day. */
    @Says(kind = Kind.UNKNOWN, code = "enterprise.not-yet")
    public static final class NotYet extends EnterpriseProblem {
        /** Its first stage came after {@code day}. */
        public NotYet(EnterpriseId id, LocalDate day) {
            super(id, day);
        }
    }

    /** There is no arrow between those stages. */
    @Says(kind = Kind.REFUSED, code = "enterprise.wrong-stage")
    public static final class WrongStage extends EnterpriseProblem {
        WrongStage(Stage from, Stage to) {
            super(from, to);
        }
    }

    /** It would belong to two nodes on a day. */
    @Says(kind = Kind.REFUSED, code = "enterprise.affiliation-taken")
    public static final class AffiliationTaken extends EnterpriseProblem {}

    /** It would belong to a node on a day when that is not there. */
    @Says(kind = Kind.REFUSED, code = "enterprise.node-not-there")
    public static final class NodeNotThere extends EnterpriseProblem {}

    /** The business has closed. */
    @Says(kind = Kind.REFUSED, code = "enterprise.closed")
    public static final class Closed extends EnterpriseProblem {}
}
