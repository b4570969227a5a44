package se.kompetensbyran.domain.imports;

import se.kompetensbyran.domain.shared.Problem;

/** The ways in which imports say no. */
public abstract sealed class ImportProblem extends Problem {

    private ImportProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no such import, or it has been forgotten. */
    @Says(kind = Kind.UNKNOWN, code = "import.unknown")
    public static final class Unknown extends ImportProblem {
        /** Nothing has the id {@code id}. */
        public Unknown(ImportId id) {
            super(id);
        }
    }

    /** So many wait that no more are taken. */
    @Says(kind = Kind.REFUSED, code = "import.too-many")
    public static final class TooMany extends ImportProblem {}
}
