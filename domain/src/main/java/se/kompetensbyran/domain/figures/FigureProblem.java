package se.kompetensbyran.domain.figures;

import se.kompetensbyran.domain.enterprises.EnterpriseId;
import se.kompetensbyran.domain.shared.Problem;

/** The ways in which yearly figures say no. */
public abstract sealed class FigureProblem extends Problem {

    private FigureProblem(Object... arguments) {
        super(arguments);
    }

    /** There are no figures of the enterprise for that year. */
    @Says(kind = Kind.UNKNOWN, code = "figures.unknown")
    public static final class Unknown extends FigureProblem {
        /** Nothing has been reported. */
        public Unknown(EnterpriseId enterprise, int year) {
            super(enterprise, Integer.toString(year));
        }
    }

    /** There are figures for that year already: they are corrected. */
    @Says(kind = Kind.REFUSED, code = "figures.year-taken")
    public static final class YearTaken extends FigureProblem {}

    /** The set that was reported last is confirmed. */
    @Says(kind = Kind.REFUSED, code = "figures.confirmed-already")
    public static final class ConfirmedAlready extends FigureProblem {}

    /** Nobody confirms what they have reported themselves. */
    @Says(kind = Kind.REFUSED, code = "figures.own")
    public static final class Own extends FigureProblem {}
}
