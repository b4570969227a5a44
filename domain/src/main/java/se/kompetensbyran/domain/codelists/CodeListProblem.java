package se.kompetensbyran.domain.codelists;

import se.kompetensbyran.domain.shared.Problem;

/** The ways in which code lists say no. */
public abstract sealed class CodeListProblem extends Problem {

    private CodeListProblem(Object... arguments) {
        super(arguments);
    }

    /** There is no list of that name. */
    @Says(kind = Kind.UNKNOWN, code = "code-list.unknown")
    public static final class Unknown extends CodeListProblem {
        /** Nothing has the name {@code name}. */
        public Unknown(String name) {
            super(name);
        }
    }
}
